import { useTranslation } from 'react-i18next';
import { Segmented } from '../../components/segmented.tsx';
import { TextField } from '../../components/text-field.tsx';
import {
  keepsStored,
  realPlatformOf,
  type AccountDraft,
  type DraftField,
  type DraftProblems,
} from './account-draft.ts';
import styles from './credential-fields.module.css';

interface CredentialFieldsProps {
  readonly draft: AccountDraft;
  readonly problems: DraftProblems;
  readonly onChange: (part: Partial<AccountDraft>) => void;
}

/** Corp ID and Secret, or App ID and App secret, or a pasted access_token. */
export function CredentialFields({ draft, problems, onChange }: CredentialFieldsProps) {
  const { t } = useTranslation();
  const isWecom = realPlatformOf(draft) === 'wecom';
  const problem = (field: DraftField) => (problems[field] ? t(`form.${problems[field]}`) : null);
  const keeps = keepsStored(draft);
  const storedHint = draft.stored && t(keeps ? 'form.stored' : 'form.storedElsewhere');
  return (
    <div className={styles['group']}>
      <Segmented
        label={t('form.credential')}
        value={draft.credential}
        options={[
          { value: 'secret', label: t('form.credentialSecret') },
          { value: 'access_token', label: t('form.credentialToken') },
        ]}
        onChange={(credential) => onChange({ credential, secret: '' })}
      />
      {draft.credential === 'secret' ? (
        <div className={styles['pair']}>
          <TextField
            label={isWecom ? t('form.corpId') : t('form.appId')}
            value={draft.ownerId}
            maxLength={128}
            isMono
            problem={problem('ownerId')}
            onChange={(ownerId) => onChange({ ownerId })}
          />
          <TextField
            label={isWecom ? t('form.corpSecret') : t('form.appSecret')}
            type="password"
            value={draft.secret}
            maxLength={4096}
            isMono
            placeholder={keeps ? '••••••••••••' : undefined}
            hint={storedHint ?? (isWecom ? t('form.corpSecretHint') : t('form.appSecretHint'))}
            problem={problem('secret')}
            onChange={(secret) => onChange({ secret })}
          />
        </div>
      ) : (
        <div className={styles['token']}>
          <TextField
            label={t('form.accessToken')}
            type="password"
            value={draft.secret}
            maxLength={4096}
            isMono
            placeholder={keeps ? '••••••••••••' : undefined}
            hint={storedHint ?? t('form.accessTokenHint')}
            problem={problem('secret')}
            onChange={(secret) => onChange({ secret })}
          />
          <TextField
            label={t('form.tokenMinutes')}
            value={draft.tokenMinutes}
            maxLength={3}
            inputMode="numeric"
            problem={problem('tokenMinutes')}
            onChange={(tokenMinutes) => onChange({ tokenMinutes })}
          />
        </div>
      )}
    </div>
  );
}
