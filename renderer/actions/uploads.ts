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
  const added = await handOver(account.id, files);
  addBatch(added.map(({ id }) => id));
  void makeThumbnails(added);
  await finishBatches();
}

/** Files whose paths are read, and whose transfers come back, in less time than anyone would feel. */
const FILES_AT_ONCE = 200;

/**
 * Hands files to main, in order, a portion at a time, so that the window never stands still. What main has is queued
 * and goes on whatever becomes of this page. Where main refuses one portion the rest is not asked for.
 */
async function handOver(
  accountId: string,
  files: readonly File[],
): Promise<readonly { readonly id: string; readonly file: File }[]> {
  const added: { readonly id: string; readonly file: File }[] = [];
  for (let from = 0; from < files.length; from += FILES_AT_ONCE) {
    const portion = files.slice(from, from + FILES_AT_ONCE);
    const follows = added[0]?.id ?? null;
    const answer = await askAloud((bridge) => bridge.addFiles(accountId, portion, follows), accountId);
    if (!answer.ok) break;
    putNewTransfers(answer.value);
    for (const [at, file] of portion.entries()) {
      const transfer = answer.value[at];
      if (transfer) added.push({ id: transfer.id, file });
    }
  }
  return added;
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
