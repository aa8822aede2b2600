import { isFinal, type Transfer } from '../../electron/contract/transfer.ts';
import { askAloud } from './ask-aloud.ts';
import { addBatch } from '../stores/batch-store.ts';
import { putTransfers, useTransfers } from '../stores/transfer-store.ts';

/** Starts them again; uploads form a new batch, so that their media_ids are copied when done. */
export async function retryTransfers(ids: readonly string[], allowPlainHttp = false): Promise<void> {
  if (ids.length === 0) return;
  const answer = await askAloud((bridge) => bridge.retryTransfers({ ids, allowPlainHttp }));
  if (!answer.ok) return;
  // Before they form a batch: one that still looks failed would be finished at once.
  putTransfers(answer.value);
  const uploads = answer.value.filter(({ direction, state }) => direction === 'upload' && !isFinal(state));
  addBatch(uploads.map(({ id }) => id));
}

/** The ids of the transfers on the list that match. */
const idsOf = (matches: (transfer: Transfer) => boolean): readonly string[] =>
  [...useTransfers.getState().byId.values()].filter(matches).map((transfer) => transfer.id);

export const retryAllFailed = (direction: 'upload' | 'fetch' | 'all' = 'all'): Promise<void> =>
  retryTransfers(
    idsOf(
      (transfer) => transfer.state === 'failed' && (direction === 'all' || transfer.direction === direction),
    ),
  );

export async function cancelTransfers(ids: readonly string[]): Promise<void> {
  await askAloud((bridge) => bridge.cancelTransfers({ ids }));
}

/** Takes finished transfers off the list. */
export async function dismissTransfers(ids: readonly string[]): Promise<void> {
  await askAloud((bridge) => bridge.dismissTransfers({ ids }));
}

export const clearFinished = (direction: 'fetch' | 'all'): Promise<void> =>
  dismissTransfers(
    idsOf((transfer) => isFinal(transfer.state) && (direction === 'all' || transfer.direction === direction)),
  );
