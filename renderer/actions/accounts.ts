import type { Account, AccountInput } from '../../electron/contract/account.ts';
import type { ConnectionReport, ExternalLink } from '../../electron/contract/api.ts';
import type { Result } from '../../electron/contract/errors.ts';
import { ask } from '../bridge.ts';
import { askAloud } from './ask-aloud.ts';
import { notify } from '../stores/notice-store.ts';
import { useSettings } from '../stores/settings-store.ts';
import { closeAccountForm } from '../stores/view-store.ts';
import { changeSettings } from './settings.ts';

export const testConnection = (input: AccountInput): Promise<Result<ConnectionReport>> =>
  ask((bridge) => bridge.testConnection(input));

/** Asked anew for each form: the keyring may have come or gone since the start. */
export async function askKeychain(): Promise<void> {
  const answer = await ask((bridge) => bridge.keychain(null));
  if (answer.ok) useSettings.setState({ keychain: answer.value });
}

/** Saves, chooses a new account, and closes the form; a failure comes back for the form to show. */
export async function saveAccount(input: AccountInput): Promise<Result<Account>> {
  const answer = await ask((bridge) => bridge.saveAccount(input));
  if (!answer.ok) {
    if (answer.error.code === 'keychain_unavailable') loseKeychain();
    return answer;
  }
  if (input.id === undefined) await chooseAccount(answer.value.id);
  closeAccountForm();
  notify({ kind: 'account_saved', name: answer.value.name });
  return answer;
}

/** The system may still call it available; what it could not seal says otherwise. */
export const loseKeychain = (): void =>
  useSettings.setState(({ keychain }) => ({ keychain: { ...keychain, available: false } }));

export const chooseAccount = (id: string): Promise<void> => changeSettings({ chosenAccountId: id });

export async function removeAccount(id: string, name: string): Promise<void> {
  const answer = await askAloud((bridge) => bridge.removeAccount({ id }));
  if (!answer.ok) return;
  closeAccountForm();
  notify({ kind: 'account_removed', name });
}

export async function openExternal(link: ExternalLink): Promise<void> {
  await askAloud((bridge) => bridge.openExternal({ link }));
}
