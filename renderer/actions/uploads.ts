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

/** Once a drop's uploads are final: copies what they brought, in drop order, and says so once. */
export async function finishBatches(): Promise<void> {
  const finished = takeFinishedBatches(useTransfers.getState().byId, Date.now());
  for (const { records, failed, copies } of finished) {
    if (records.length === 0) continue;
    const done = { kind: 'batch_done', done: records.length, failed } as const;
    if (!copies || !useSettings.getState().settings.copyWhenDone) {
      notify({ ...done, copied: false });
      continue;
    }
    const answer = await ask((bridge) => bridge.copyRecords({ ids: records, format: 'plain' }));
    if (answer.ok) notify({ ...done, copied: true });
    else notifyError(answer.error);
  }
}
