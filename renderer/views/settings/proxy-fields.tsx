import { useTranslation } from 'react-i18next';
import { PROXY_KINDS, PROXY_MODES, type ProxyMode } from '../../../electron/contract/network.ts';
import { Segmented } from '../../components/segmented.tsx';
import { TextField } from '../../components/text-field.tsx';
import { keepsPassword, type ProxyDraft, type ProxyProblem } from './proxy-draft.ts';
import styles from './proxy-fields.module.css';

interface ProxyFieldsProps {
  readonly draft: ProxyDraft;
  readonly problems: readonly ProxyProblem[];
  /** What the modes are called here. */
  readonly modeLabels: Readonly<Record<ProxyMode, string>>;
  readonly onChange: (part: Partial<ProxyDraft>) => void;
}

/** Which way to the servers; the proxy's own fields where it is entered by hand. */
export function ProxyFields({ draft, problems, modeLabels, onChange }: ProxyFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['group']}>
      <Segmented
        label={t('network.proxy')}
        value={draft.mode}
        options={PROXY_MODES.map((value) => ({ value, label: modeLabels[value] }))}
        onChange={(mode) => onChange({ mode })}
      />
      {draft.mode === 'manual' ? (
        <ServerFields draft={draft} problems={problems} onChange={onChange} />
      ) : null}
    </div>
  );
}

function ServerFields({ draft, problems, onChange }: Omit<ProxyFieldsProps, 'modeLabels'>) {
  const { t } = useTranslation();
  const problem = (field: ProxyProblem) => (problems.includes(field) ? t(`network.problem.${field}`) : null);
  const keeps = keepsPassword(draft);
  return (
    <>
      <Segmented
        label={t('network.kind')}
        value={draft.kind}
        options={PROXY_KINDS.map((value) => ({ value, label: t(`network.kinds.${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <div className={styles['address']}>
        <TextField
          label={t('network.host')}
          value={draft.host}
          maxLength={253}
          isMono
          inputMode="url"
          problem={problem('host')}
          onChange={(host) => onChange({ host })}
        />
        <TextField
          label={t('network.port')}
          value={draft.port}
          maxLength={5}
          isMono
          inputMode="numeric"
          problem={problem('port')}
          onChange={(port) => onChange({ port })}
        />
      </div>
      <div className={styles['login']}>
        <TextField
          label={t('network.user')}
          value={draft.user}
          maxLength={255}
          isMono
          hint={t('network.userHint')}
          onChange={(user) => onChange({ user })}
        />
        <TextField
          label={t('network.password')}
          type="password"
          value={draft.password}
          maxLength={255}
          isMono
          placeholder={keeps ? '••••••••••••' : undefined}
          hint={draft.stored ? t(keeps ? 'form.stored' : 'network.passwordElsewhere') : undefined}
          problem={problem('password')}
          onChange={(password) => onChange({ password })}
        />
      </div>
    </>
  );
}
