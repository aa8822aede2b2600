import { useTranslation } from 'react-i18next';
import { Segmented } from '../../components/segmented.tsx';
import { TextField } from '../../components/text-field.tsx';
import { keepsStored, realPlatformOf, type AccountDraft, type DraftProblems } from './account-draft.ts';
import styles from './credential-fields.module.css';

interface CredentialFieldsProps {
  readonly draft: AccountDraft;
  readonly problems: DraftProblems;
  readonly onChange: (part: Partial<AccountDraft>) => void;
}

/** Corp ID and Secret, or App ID and App secret, or a pasted access_token, or a token endpoint. */
export function CredentialFields(props: CredentialFieldsProps) {
  const { t } = useTranslation();
  const { draft, onChange } = props;
  return (
    <div className={styles['group']}>
      <Segmented
        label={t('form.credential')}
        value={draft.credential}
        options={[
          { value: 'secret', label: t('form.credentialSecret') },
          { value: 'access_token', label: t('form.credentialToken') },
          { value: 'token_endpoint', label: t('tokenEndpoint.choice') },
        ]}
        onChange={(credential) => onChange({ credential, secret: '' })}
      />
      {draft.credential === 'secret' ? <OwnSecret {...props} /> : null}
      {draft.credential === 'access_token' ? <PastedToken {...props} /> : null}
      {draft.credential === 'token_endpoint' ? <TokenEndpoint {...props} /> : null}
    </div>
  );
}

function OwnSecret(props: CredentialFieldsProps) {
  const { t } = useTranslation();
  const isWecom = realPlatformOf(props.draft) === 'wecom';
  return (
    <div className={styles['pair']}>
      <OwnerField {...props} />
      <SecretField
        {...props}
        label={isWecom ? t('form.corpSecret') : t('form.appSecret')}
        hint={isWecom ? t('form.corpSecretHint') : t('form.appSecretHint')}
      />
    </div>
  );
}

function PastedToken(props: CredentialFieldsProps) {
  const { t } = useTranslation();
  const { draft, problems, onChange } = props;
  return (
    <div className={styles['token']}>
      <SecretField {...props} label={t('form.accessToken')} hint={t('form.accessTokenHint')} />
      <TextField
        label={t('form.tokenMinutes')}
        value={draft.tokenMinutes}
        maxLength={3}
        inputMode="numeric"
        problem={problems.tokenMinutes ? t(`form.${problems.tokenMinutes}`) : null}
        onChange={(tokenMinutes) => onChange({ tokenMinutes })}
      />
    </div>
  );
}

function TokenEndpoint(props: CredentialFieldsProps) {
  const { t } = useTranslation();
  const warning = isPlainHttp(props.draft.secret) ? t('tokenEndpoint.urlPlain') : null;
  return (
    <>
      <SecretField
        {...props}
        label={t('tokenEndpoint.url')}
        hint={t('tokenEndpoint.urlHint')}
        warning={warning}
      />
      <OwnerField {...props} hint={t('tokenEndpoint.ownerHint')} />
    </>
  );
}

/** Whether what it answers could be read on its way; what stays on this computer cannot. */
const isPlainHttp = (url: string): boolean => /^\s*http:\/\/(?!localhost\b|127\.|\[::1\])/i.test(url);

function OwnerField({ draft, problems, onChange, hint }: CredentialFieldsProps & { hint?: string }) {
  const { t } = useTranslation();
  return (
    <TextField
      label={realPlatformOf(draft) === 'wecom' ? t('form.corpId') : t('form.appId')}
      value={draft.ownerId}
      maxLength={128}
      isMono
      hint={hint}
      problem={problems.ownerId ? t(`form.${problems.ownerId}`) : null}
      onChange={(ownerId) => onChange({ ownerId })}
    />
  );
}

/** What is never shown again once it is stored. */
function SecretField(
  props: CredentialFieldsProps & {
    readonly label: string;
    readonly hint: string;
    /** Of what is typed; it matters more than the hint. */
    readonly warning?: string | null;
  },
) {
  const { t } = useTranslation();
  const { draft, problems, onChange, label, hint, warning } = props;
  const keeps = keepsStored(draft);
  const usual = draft.stored ? t(keeps ? 'form.stored' : 'form.storedElsewhere') : hint;
  return (
    <TextField
      label={label}
      type="password"
      value={draft.secret}
      maxLength={4096}
      isMono
      placeholder={keeps ? '••••••••••••' : undefined}
      hint={warning ?? usual}
      problem={problems.secret ? t(`form.${problems.secret}`) : null}
      onChange={(secret) => onChange({ secret })}
    />
  );
}
