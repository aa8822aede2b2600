import { ArrowLeft } from 'lucide-react';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, AccountInput } from '../../../electron/contract/account.ts';
import { askKeychain, saveAccount, testConnection } from '../../actions/accounts.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { endTransitionsWhenGone } from '../../components/end-transitions.ts';
import { TextField } from '../../components/text-field.tsx';
import { ViewHeader } from '../../components/view-header.tsx';
import { useSettings } from '../../stores/settings-store.ts';
import { closeAccountForm } from '../../stores/view-store.ts';
import { inputOf, newDraft, problemsOf, type AccountDraft, type DraftProblems } from './account-draft.ts';
import { AdvancedFields } from './advanced-fields.tsx';
import { ConnectionAnswer, refusalOf, type Answer } from './connection-answer.tsx';
import { CredentialFields } from './credential-fields.tsx';
import { PlatformChoice } from './platform-choice.tsx';
import { StorageChoice } from './storage-choice.tsx';
import styles from './account-form.module.css';

/** Adds or edits an account. `account` null: a new one. */
export function AccountForm({ account }: { account: Account | null }) {
  const { t } = useTranslation();
  const keychain = useSettings((state) => state.keychain);
  const [draft, setDraft] = useState<AccountDraft>(() => newDraft(account));
  const [problems, setProblems] = useState<DraftProblems>({});
  const [answer, setAnswer] = useState<Answer>({ kind: 'none' });

  useEffect(() => void askKeychain(), []);
  const change = (part: Partial<AccountDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setProblems({});
    setAnswer({ kind: 'none' });
  };
  const submit = async (work: (input: AccountInput) => Promise<Answer>) => {
    const found = problemsOf(draft);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setAnswer({ kind: 'waiting' });
    setAnswer(await work(inputOf(draft, keychain)));
  };
  const test = () => void submit(testAnswer);
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    void submit(saveAnswer);
  };
  const isBusy = answer.kind === 'waiting';
  useEffect(
    () => document.querySelector<HTMLElement>('[data-form=account] [aria-invalid=true]')?.focus(),
    [problems, answer],
  );

  return (
    <>
      <ViewHeader
        title={account ? t('form.titleEdit') : t('form.titleNew')}
        lead={
          <IconButton label={t('form.back')} onPress={closeAccountForm}>
            <ArrowLeft aria-hidden="true" />
          </IconButton>
        }
      />
      <form
        className={styles['scroller']}
        data-form="account"
        ref={endTransitionsWhenGone}
        onSubmit={save}
        noValidate
      >
        <div className={styles['page']}>
          <PlatformChoice draft={draft} onChange={change} />
          <TextField
            label={t('form.name')}
            value={draft.name}
            placeholder={t('form.namePlaceholder')}
            maxLength={60}
            problem={problems.name ? t(`form.${problems.name}`) : null}
            onChange={(name) => change({ name })}
          />
          {draft.platform === 'simulator' ? null : (
            <>
              <CredentialFields draft={draft} problems={problems} onChange={change} />
              {keychain.available ? null : (
                <StorageChoice draft={draft} keychain={keychain} onChange={change} />
              )}
              <AdvancedFields
                draft={draft}
                problems={problems}
                refusal={refusalOf(answer)}
                onChange={change}
              />
            </>
          )}
        </div>
        <footer className={styles['foot']}>
          <ConnectionAnswer answer={answer} draft={draft} onRetry={test} />
          <div className={styles['buttons']}>
            <Button isDisabled={isBusy} onPress={test}>
              {t('action.testConnection')}
            </Button>
            <span className={styles['gap']} />
            <Button tone="quiet" onPress={closeAccountForm}>
              {t('action.cancel')}
            </Button>
            <Button tone="primary" type="submit" isDisabled={isBusy} data-command="save">
              {t('action.save')}
            </Button>
          </div>
        </footer>
      </form>
    </>
  );
}

async function testAnswer(input: AccountInput): Promise<Answer> {
  const result = await testConnection(input);
  return result.ok ? { kind: 'connected', report: result.value } : { kind: 'failed', error: result.error };
}

async function saveAnswer(input: AccountInput): Promise<Answer> {
  const result = await saveAccount(input);
  return result.ok ? { kind: 'none' } : { kind: 'failed', error: result.error };
}
