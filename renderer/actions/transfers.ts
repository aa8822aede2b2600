import type { Transfer } from '../../electron/contract/transfer.ts';
import { askAloud } from './ask-aloud.ts';
import { addBatch } from '../stores/batch-store.ts';
import { putTransfers, useTransfers } from '../stores/transfer-store.ts';

/** Starts them again; uploads form a new batch, so that their media_ids are copied when done. */
export async function retryTransfers(ids: readonly string[], allowPlainHttp = false): Promise<void> {
  if (ids.length === 0) return;
  const answer = await askAloud((bridge) => bridge.retryTransfers({ ids, allowPlainHttp }));
  if (!answer.ok) return;
  const retried = ids.flatMap((id) => useTransfers.getState().byId.get(id) ?? []);
  // Until main's own event comes they would still look failed, and their batch finished.
  putTransfers(retried.filter(isOver).map((transfer) => ({ ...transfer, state: 'waiting', error: null })));
  addBatch(retried.filter((transfer) => transfer.direction === 'upload').map((transfer) => transfer.id));
}

const isOver = ({ state }: Transfer) => state === 'failed' || state === 'cancelled';

export const retryAllFailed = (direction: 'upload' | 'fetch' | 'all' = 'all'): Promise<void> =>
  retryTransfers(
    [...useTransfers.getState().byId.values()]
      .filter(
        (transfer) =>
          transfer.state === 'failed' && (direction === 'all' || transfer.direction === direction),
      )
      .map((transfer) => transfer.id),
  );

export async function cancelTransfers(ids: readonly string[]): Promise<void> {
  await askAloud((bridge) => bridge.cancelTransfers({ ids }));
}

export async function clearFinished(direction: 'upload' | 'fetch' | 'all'): Promise<void> {
  await askAloud((bridge) => bridge.clearFinished({ direction }));
}
