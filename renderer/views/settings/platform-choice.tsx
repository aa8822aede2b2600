import { Label, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { PLATFORMS, REAL_PLATFORMS } from '../../../electron/contract/account.ts';
import { PlatformMark } from '../../components/platform-mark.tsx';
import { RadioOption } from '../../components/radio-option.tsx';
import { Segmented } from '../../components/segmented.tsx';
import field from '../../components/field.module.css';
import type { AccountDraft } from './account-draft.ts';
import styles from './platform-choice.module.css';

interface PlatformChoiceProps {
  readonly draft: AccountDraft;
  readonly onChange: (part: Partial<AccountDraft>) => void;
}

/** Which server this account speaks to; the simulator also asks what it imitates. */
export function PlatformChoice({ draft, onChange }: PlatformChoiceProps) {
  const { t } = useTranslation();
  return (
    <>
      <RadioGroup
        className={field['field'] ?? ''}
        value={draft.platform}
        onChange={(value) => {
          const platform = PLATFORMS.find((name) => name === value);
          if (platform) onChange({ platform });
        }}
      >
        <Label className={field['label'] ?? ''}>{t('form.platform')}</Label>
        <div className={styles['cards']}>
          {PLATFORMS.map((platform) => (
            <RadioOption
              key={platform}
              value={platform}
              label={t(`platform.${platform}`)}
              className={styles['card']}
            >
              <PlatformMark platform={platform} />
              <span className={styles['name']}>{t(`platform.${platform}`)}</span>
              <span className={styles['hint']}>{t(`form.platformHint.${platform}`)}</span>
            </RadioOption>
          ))}
        </div>
      </RadioGroup>
      {draft.platform === 'simulator' ? (
        <div className={styles['simulator']}>
          <Segmented
            label={t('form.imitates')}
            value={draft.imitates}
            options={REAL_PLATFORMS.map((value) => ({ value, label: t(`platform.${value}`) }))}
            onChange={(imitates) => onChange({ imitates })}
          />
          <p className={styles['hint']}>{t('form.simulatorText')}</p>
        </div>
      ) : null}
    </>
  );
}
