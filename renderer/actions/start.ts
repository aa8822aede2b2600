import { succeed, type Result } from '../../electron/contract/errors.ts';
import { isFinal } from '../../electron/contract/transfer.ts';
import { ask } from '../bridge.ts';
import { addBatch } from '../stores/batch-store.ts';
import { notify } from '../stores/notice-store.ts';
import { putAccounts } from '../stores/account-store.ts';
import { useKeeping } from '../stores/keeping-store.ts';
import { putSaveProgress } from '../stores/save-panel-store.ts';
import { useSettings } from '../stores/settings-store.ts';
import { putTransfers, useTransfers } from '../stores/transfer-store.ts';

/** Fills the stores with main's state. */
export async function loadStartState(): Promise<Result<null>> {
  const answer = await ask((bridge) => bridge.start(null));
  if (!answer.ok) return answer;
  const { accounts, transfers, resumed, settings, language, keychain, network, about } = answer.value;
  useSettings.setState({ settings, language, keychain, network, about });
  useKeeping.setState({ libraryNotice: answer.value.libraryNotice });
  putSaveProgress(answer.value.saveProgress);
  putAccounts(accounts);
  putTransfers(transfers);
  // Nobody asked for their media_ids just now: the clipboard may hold something else by the time they are done.
  addBatch(resumed, false);
  const { byId } = useTransfers.getState();
  const count = resumed.filter((id) => !isFinal(byId.get(id)?.state ?? 'done')).length;
  if (count > 0) notify({ kind: 'uploads_go_on', count });
  return succeed(null);
}
