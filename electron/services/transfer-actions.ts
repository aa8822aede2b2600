import { isFinal, lacksSecret, type Transfer } from '../contract/transfer.ts';
import { AS_CANCELLED, AS_PAUSED, storedAs, type Entry } from './transfer-entry.ts';
import type { createTransferJournal } from './transfer-journal.ts';
import type { TransferList } from './transfer-list.ts';
import type { createTransferQueue } from './transfer-queue.ts';

/** What the person may do with transfers by their ids; those it makes no sense for are passed over. */
export function createTransferActions(needs: {
  readonly list: TransferList;
  readonly queue: ReturnType<typeof createTransferQueue>;
  readonly journal: ReturnType<typeof createTransferJournal>;
  /** Queues them as if they were new. */
  readonly begin: (entries: readonly Entry[]) => void;
  /** Called when less may be under way than before. */
  readonly onLess: () => void;
}) {
  const { list, queue, journal, begin } = needs;
  const inState = (ids: readonly string[], ...states: readonly Transfer['state'][]) =>
    list.rowsOf(ids).filter(({ transfer }) => states.includes(transfer.state));
  const asksNothing = ({ transfer }: Entry) => transfer.error === null || lacksSecret(transfer);

  return {
    /** Those that wait to be retried are tried now. */
    retry(ids: readonly string[], allowPlainHttp: boolean): void {
      const again = list.rowsOf(ids).filter(({ transfer }) => mayTryAgain(transfer));
      for (const entry of again) {
        if (allowPlainHttp) entry.work.allowPlainHttp?.();
        list.put(entry, { bytesDone: 0 });
      }
      queue.takeOut(again);
      queue.lift(again);
      begin(again);
    },

    /** What already runs, finishes. */
    pause(ids: readonly string[]): void {
      const paused = inState(ids, 'waiting', 'retrying');
      queue.takeOut(paused);
      for (const entry of paused) list.put(entry, AS_PAUSED);
      journal.put(paused.map(storedAs));
      needs.onLess();
    },

    /** Not those that ask a question: they wait for its answer. */
    resume(ids: readonly string[]): void {
      begin(inState(ids, 'paused').filter(asksNothing));
    },

    /** Goes on with those that wait for a secret. @param accountId whose it is; null: it may be anyone's */
    secretEntered(accountId: string | null): void {
      const isIts = ({ transfer }: Entry) => accountId === null || transfer.accountId === accountId;
      begin(list.all().filter((entry) => lacksSecret(entry.transfer) && isIts(entry)));
    },

    answerAlreadyLive(ids: readonly string[], choice: 'use' | 'upload'): void {
      const asking = inState(ids, 'paused').filter((entry) => !asksNothing(entry));
      for (const { work } of asking) work.answerAlreadyLive?.(choice);
      begin(asking);
    },

    /** @param before an id of the same queue; null: last */
    move(ids: readonly string[], before: string | null): void {
      journal.put(queue.move(list.all(), new Set(ids), before, list.nextPlace()).map(storedAs));
    },

    /** Final, even if the answer arrives later. */
    cancel(ids: readonly string[]): void {
      const open = list.rowsOf(ids).filter(({ transfer }) => !isFinal(transfer.state));
      queue.takeOut(open);
      for (const entry of open) {
        list.put(entry, AS_CANCELLED);
        entry.abort?.abort();
        entry.abort = null;
        entry.work.abandon?.();
      }
      journal.remove(open.map(({ transfer }) => transfer.id));
      needs.onLess();
    },
  };
}

const mayTryAgain = (transfer: Transfer): boolean =>
  transfer.state === 'failed' ||
  transfer.state === 'cancelled' ||
  transfer.state === 'retrying' ||
  lacksSecret(transfer);
