import { dialectOf } from '../../electron/contract/account.ts';
import { isFinal, type Transfer } from '../../electron/contract/transfer.ts';
import { askAloud } from './ask-aloud.ts';
import { errorText } from '../format/error-text.ts';
import { useAccounts } from '../stores/account-store.ts';
import { addBatch } from '../stores/batch-store.ts';
import { notify } from '../stores/notice-store.ts';
import { planMove, type Move, type Where } from '../stores/queue-order.ts';
import { putTransfers, useTransfers } from '../stores/transfer-store.ts';
import { isAsking, isListed } from '../stores/transfer-totals.ts';
import { askFor } from '../stores/view-store.ts';

type Direction = Transfer['direction'] | 'all';

/** The transfers in Transfers that match. */
const those = (matches: (transfer: Transfer) => boolean, direction: Direction = 'all'): readonly Transfer[] =>
  [...useTransfers.getState().byId.values()].filter(
    (transfer) =>
      isListed(transfer) && (direction === 'all' || transfer.direction === direction) && matches(transfer),
  );

const idsOf = (transfers: readonly Transfer[]): readonly string[] => transfers.map(({ id }) => id);

/** Uploads the person has set going form a batch, so that their media_ids are copied when done. */
const addUploads = (transfers: readonly Transfer[]): void =>
  addBatch(idsOf(transfers.filter(({ direction, state }) => direction === 'upload' && !isFinal(state))));

/** Starts them again; those that wait to be retried are tried now. */
export async function retryTransfers(ids: readonly string[], allowPlainHttp = false): Promise<void> {
  if (ids.length === 0) return;
  const answer = await askAloud((bridge) => bridge.retryTransfers({ ids, allowPlainHttp }));
  if (!answer.ok) return;
  // Before they form a batch: one that still looks failed would be finished at once.
  putTransfers(answer.value);
  addUploads(answer.value);
}

/** Whether a retry may succeed as things are: what else would cure it, the person does first. */
function mayRetry({ error, accountId }: Transfer): boolean {
  if (!error) return true;
  const account = useAccounts.getState().accounts.find(({ id }) => id === accountId);
  return errorText(error, account ? dialectOf(account.imitates) : null, 'en').cures.includes('retry');
}

/** Those that cannot succeed as they are stay, and the person is told how many. */
export async function retryAllFailed(direction: Direction = 'all'): Promise<void> {
  const failed = those(({ state }) => state === 'failed', direction);
  const again = failed.filter(mayRetry);
  await retryTransfers(idsOf(again));
  const leftOut = failed.length - again.length;
  if (leftOut > 0) notify({ kind: 'retried_failed', count: again.length, leftOut });
}

/** What already runs, finishes. */
export async function pauseTransfers(ids: readonly string[]): Promise<void> {
  await askAloud((bridge) => bridge.pauseTransfers({ ids }));
}

export const pauseAll = (): Promise<void> =>
  pauseTransfers(idsOf(those(({ state }) => state === 'waiting' || state === 'retrying')));

export async function resumeTransfers(ids: readonly string[]): Promise<void> {
  const answer = await askAloud((bridge) => bridge.resumeTransfers({ ids }));
  if (answer.ok) setGoing(ids);
}

/** What the person decided of these uploads: they are reported together. */
export function setGoing(ids: readonly string[]): void {
  const decided = new Set(ids);
  addUploads(those(({ id }) => decided.has(id)));
}

/** Not those that ask a question: they wait for its answer. */
export const resumeAll = (): Promise<void> =>
  resumeTransfers(idsOf(those((transfer) => transfer.state === 'paused' && !isAsking(transfer))));

/** Null where it leads nowhere. */
export async function moveTransfer(id: string, where: Where): Promise<Move | null> {
  const { byId } = useTransfers.getState();
  const moved = byId.get(id);
  const move = moved ? planMove(byId.values(), moved, where) : null;
  if (!move) return null;
  const answer = await askAloud((bridge) => bridge.moveTransfers({ ids: [id], before: move.before }));
  return answer.ok ? move : null;
}

export async function cancelTransfers(ids: readonly string[]): Promise<void> {
  await askAloud((bridge) => bridge.cancelTransfers({ ids }));
}

/** Asks first where that gives up more than one. */
export async function cancelAll(): Promise<void> {
  const ids = idsOf(those(({ state }) => !isFinal(state)));
  if (ids.length > 1) askFor({ kind: 'cancel_transfers', ids });
  else await cancelTransfers(ids);
}

/** Takes finished transfers off the list. */
export async function dismissTransfers(ids: readonly string[]): Promise<void> {
  await askAloud((bridge) => bridge.dismissTransfers({ ids }));
}

export const clearFinished = (direction: 'fetch' | 'all'): Promise<void> =>
  dismissTransfers(idsOf(those(({ state }) => isFinal(state), direction)));
