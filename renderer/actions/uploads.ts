import { MAX_FILES } from '../../electron/contract/limits.ts';
import { ask } from '../bridge.ts';
import { askAloud } from './ask-aloud.ts';
import { chosenAccount } from '../stores/account-store.ts';
import { addBatch, takeFinishedBatches } from '../stores/batch-store.ts';
import { notify, notifyError } from '../stores/notice-store.ts';
import { useSettings } from '../stores/settings-store.ts';
import { putNewTransfers, useTransfers } from '../stores/transfer-store.ts';
import { openAccountForm, showView } from '../stores/view-store.ts';
import { makeThumbnails } from './thumbnails.ts';

/** Uploads to the chosen account; without one the account form opens. */
export async function addFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const account = chosenAccount();
  if (!account) {
    openAccountForm(null);
    return;
  }
  showView('library');
  for (let from = 0; from < files.length; from += MAX_FILES) {
    await addSome(account.id, files.slice(from, from + MAX_FILES));
  }
}

async function addSome(accountId: string, files: readonly File[]): Promise<void> {
  const answer = await askAloud((bridge) => bridge.addFiles(accountId, files), accountId);
  if (!answer.ok) return;
  const transfers = answer.value;
  putNewTransfers(transfers);
  addBatch(transfers.map((transfer) => transfer.id));
  void makeThumbnails(transfers.flatMap(({ id }, at) => (files[at] ? [{ id, file: files[at] }] : [])));
  await finishBatches();
}

/** Once all uploads of a drop are final: copies what they brought, in drop order, and says so once. */
export async function finishBatches(): Promise<void> {
  for (const { done, failed } of takeFinishedBatches(useTransfers.getState().byId)) {
    if (done.length === 0) continue;
    if (!useSettings.getState().settings.copyWhenDone) {
      notify({ kind: 'batch_done', done: done.length, failed, copied: false });
      continue;
    }
    const answer = await ask((bridge) => bridge.copyRecords({ ids: done, format: 'plain' }));
    if (answer.ok) notify({ kind: 'batch_done', done: done.length, failed, copied: true });
    else notifyError(answer.error);
  }
}
