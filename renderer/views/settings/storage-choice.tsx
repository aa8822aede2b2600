import { TriangleAlert } from 'lucide-react';
import { Label, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { KeychainState } from '../../../electron/contract/account.ts';
import { RadioOption } from '../../components/radio-option.tsx';
import field from '../../components/field.module.css';
import { storageOf, type AccountDraft } from './account-draft.ts';
import styles from './storage-choice.module.css';

interface StorageChoiceProps {
  readonly draft: Pick<AccountDraft, 'storage'>;
  readonly keychain: KeychainState;
  readonly onChange: (part: Pick<AccountDraft, 'storage'>) => void;
}

/** Without a keychain the person decides: forget the secret at the end, or store it with weaker protection. */
export function StorageChoice({ draft, keychain, onChange }: StorageChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['box']}>
      <p className={styles['why']}>
        <TriangleAlert aria-hidden="true" />
        {t('form.noKeychain', { backend: keychain.backend })}
      </p>
      <RadioGroup
        className={field['field'] ?? ''}
        value={storageOf(draft, keychain)}
        onChange={(value) => onChange({ storage: value === 'weak' ? 'weak' : 'session' })}
      >
        <Label className="visually-hidden">{t('form.storage')}</Label>
        <RadioOption value="session" label={t('form.storageSession')} className={styles['option']}>
          <span className={styles['dot']} />
          <span>
            {t('form.storageSession')}
            <span className={styles['text']}>{t('form.storageSessionText')}</span>
          </span>
        </RadioOption>
        <RadioOption value="weak" label={t('form.storageWeak')} className={styles['option']}>
          <span className={styles['dot']} />
          <span>
            {t('form.storageWeak')}
            <span className={styles['text']}>{t('form.storageWeakText')}</span>
          </span>
        </RadioOption>
      </RadioGroup>
    </div>
  );
}
