import { useEffect, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecretStorage } from '../../../electron/contract/secret-storage.ts';
import { askKeychain } from '../../actions/accounts.ts';
import { saveProxy } from '../../actions/network.ts';
import { Button } from '../../components/button.tsx';
import { useSettings } from '../../stores/settings-store.ts';
import { storageOf } from './account-draft.ts';
import { ExtraCaFile } from './extra-ca-file.tsx';
import { newProxyDraft, proxyInputOf, proxyProblemsOf, type ProxyDraft } from './proxy-draft.ts';
import { ProxyFields } from './proxy-fields.tsx';
import { SaveOutcome, type Outcome } from './save-outcome.tsx';
import { StorageChoice } from './storage-choice.tsx';
import styles from './network-settings.module.css';

/** The way to the servers, and whose certificates count. */
export function NetworkSettings() {
  return (
    <>
      <ProxyForm />
      <ExtraCaFile />
    </>
  );
}

function ProxyForm() {
  const { t } = useTranslation();
  const keychain = useSettings((state) => state.keychain);
  const [draft, setDraft] = useState<ProxyDraft>(() => newProxyDraft(useSettings.getState().network.proxy));
  const [storage, setStorage] = useState<SecretStorage | null>(null);
  const [isTried, setTried] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  useEffect(() => void askKeychain(), []);

  const save = async (wanted: ProxyDraft) => {
    setTried(true);
    if (proxyProblemsOf(wanted).length > 0) return;
    setOutcome({ kind: 'busy' });
    const answer = await saveProxy(proxyInputOf(wanted, storageOf({ storage }, keychain)));
    if (answer.ok) setDraft(newProxyDraft(answer.value.proxy));
    setOutcome(answer.ok ? { kind: 'saved' } : { kind: 'failed', error: answer.error });
  };
  const change = (part: Partial<ProxyDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    setTried(false);
    setOutcome({ kind: 'none' });
    // With nothing more to fill in, a choice counts at once, like every other setting.
    if (part.mode !== undefined && part.mode !== 'manual') void save(next);
  };
  useEffect(() => {
    if (isTried) document.querySelector<HTMLElement>('[data-form=proxy] [aria-invalid=true]')?.focus();
  }, [isTried]);

  return (
    <form
      className={styles['part']}
      data-form="proxy"
      noValidate
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void save(draft);
      }}
    >
      <ProxyFields
        draft={draft}
        problems={isTried ? proxyProblemsOf(draft) : []}
        modeLabels={{
          default: t('network.modes.default'),
          none: t('network.modes.none'),
          manual: t('network.modes.manual'),
        }}
        onChange={change}
      />
      <p className={styles['text']}>{t(`network.modeText.${draft.mode}`)}</p>
      {draft.mode === 'manual' && draft.password !== '' && !keychain.available ? (
        <StorageChoice
          draft={{ storage }}
          keychain={keychain}
          onChange={(part) => setStorage(part.storage)}
        />
      ) : null}
      <div className={styles['foot']}>
        {draft.mode === 'manual' ? (
          <Button type="submit" isDisabled={outcome.kind === 'busy'} data-command="save">
            {t('action.save')}
          </Button>
        ) : null}
        <SaveOutcome outcome={outcome} saved={t('network.saved')} />
      </div>
    </form>
  );
}
