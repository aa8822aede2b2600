import { succeed, type Result } from '../../electron/contract/errors.ts';
import { ask } from '../bridge.ts';
import { putAccounts } from '../stores/account-store.ts';
import { useKeeping } from '../stores/keeping-store.ts';
import { useSettings } from '../stores/settings-store.ts';
import { putTransfers } from '../stores/transfer-store.ts';

/** Fills the stores with main's state. */
export async function loadStartState(): Promise<Result<null>> {
  const answer = await ask((bridge) => bridge.start(null));
  if (!answer.ok) return answer;
  const { accounts, transfers, settings, language, keychain, network, libraryNotice, about } = answer.value;
  useSettings.setState({ settings, language, keychain, network, about });
  useKeeping.setState({ libraryNotice });
  putAccounts(accounts);
  putTransfers(transfers);
  return succeed(null);
}
