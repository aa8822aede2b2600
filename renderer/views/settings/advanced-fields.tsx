import { ChevronRight } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { DEFAULT_BASE_URLS } from '../../../electron/contract/account.ts';
import type { ErrorCode } from '../../../electron/contract/errors.ts';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { realPlatformOf, type AccountDraft, type DraftProblems } from './account-draft.ts';
import { ProxyFields } from './proxy-fields.tsx';
import styles from './advanced-fields.module.css';

interface AdvancedFieldsProps {
  readonly draft: AccountDraft;
  readonly problems: DraftProblems;
  /** Why main refused the draft, if it did. */
  readonly refusal: ErrorCode | null;
  readonly onChange: (part: Partial<AccountDraft>) => void;
}

/** Base URL, the account's own proxy, and for api.weixin.qq.com which call brings the token. */
export function AdvancedFields({ draft, problems, refusal, onChange }: AdvancedFieldsProps) {
  const { t } = useTranslation();
  const platform = realPlatformOf(draft);
  const choosesTokenCall = platform !== 'wecom' && draft.credential === 'secret';
  return (
    <>
      <TextField
        label={t('form.baseUrl')}
        type="url"
        value={draft.baseUrl}
        placeholder={DEFAULT_BASE_URLS[platform]}
        maxLength={2048}
        isMono
        inputMode="url"
        hint={t('form.baseUrlHint')}
        problem={refusal === 'base_url_invalid' ? t('errors.base_url_invalid.cure') : null}
        onChange={(baseUrl) => onChange({ baseUrl })}
      />
      <Disclosure defaultExpanded={draft.tokenCall === 'token' || draft.proxy.mode !== 'default'}>
        <Button slot="trigger" className={styles['trigger'] ?? ''}>
          <ChevronRight aria-hidden="true" />
          {t('form.advanced')}
        </Button>
        <DisclosurePanel>
          <div className={styles['panel']}>
            {choosesTokenCall ? (
              <Select
                label={t('form.tokenCall')}
                value={draft.tokenCall}
                options={[
                  { value: 'stable_token', label: t('form.tokenCalls.stable_token') },
                  { value: 'token', label: t('form.tokenCalls.token') },
                ]}
                onChange={(tokenCall) => onChange({ tokenCall })}
              />
            ) : null}
            <ProxyFields
              draft={draft.proxy}
              problems={problems.proxy ?? []}
              modeLabels={{
                default: t('network.accountModes.default'),
                none: t('network.accountModes.none'),
                manual: t('network.accountModes.manual'),
              }}
              onChange={(part) => onChange({ proxy: { ...draft.proxy, ...part } })}
            />
          </div>
        </DisclosurePanel>
      </Disclosure>
    </>
  );
}
