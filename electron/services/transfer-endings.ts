import { isFinal } from '../contract/transfer.ts';
import { AS_CANCELLED, asFailed, mayGo, storedAs, type Entry } from './transfer-entry.ts';
import type { TransferIntake } from './transfer-intake.ts';
import type { createTransferJournal } from './transfer-journal.ts';
import type { TransferList } from './transfer-list.ts';
import { breakOff } from './transfer-run.ts';

/** How transfers are given up and taken off the list. */
export function createTransferEndings(needs: {
  readonly list: TransferList;
  readonly queue: TransferIntake;
  readonly journal: ReturnType<typeof createTransferJournal>;
  /** Called when less may be under way than before. */
  readonly onLess: () => void;
}) {
  const { list, queue, journal } = needs;

  /** Final, even if the answer arrives later. */
  const cancel = (ids: readonly string[]): void => {
    const open = list.rowsOf(ids).filter(({ transfer }) => !isFinal(transfer.state));
    queue.takeOut(open);
    for (const entry of open) {
      list.put(entry, AS_CANCELLED);
      breakOff(entry);
      entry.work.abandon?.();
    }
    journal.put(open.map(storedAs));
    needs.onLess();
  };

  const takeOff = (entries: readonly Entry[]): readonly string[] => {
    const gone = entries.map(({ transfer }) => transfer.id);
    journal.remove(gone);
    for (const { work } of entries) work.release?.();
    list.remove(gone);
    return gone;
  };

  return {
    cancel,

    /**
     * Takes those off the list that have nothing left to do, and returns them; their library records stay. Fetches only
     * go out of sight where transfers are listed.
     */
    dismiss(ids: readonly string[]): readonly string[] {
      const finished = list.rowsOf(ids).filter(mayGo);
      const fetches = finished.filter(isFetch);
      for (const entry of fetches) putInTransfers(list, entry, false);
      journal.put(fetches.map(storedAs));
      return takeOff(finished.filter((entry) => !isFetch(entry)));
    },

    /** Takes fetches off the list, whatever their state, and returns them once nothing works on them or holds them any more. */
    async removeFetches(ids: readonly string[]): Promise<readonly string[]> {
      const fetches = list.rowsOf(ids).filter(isFetch);
      cancel(fetches.map(({ transfer }) => transfer.id));
      const gone = takeOff(fetches);
      await Promise.all([journal.written(), ...fetches.map(({ settled }) => settled)]);
      return gone;
    },

    /** What fetches that are done had brought is no longer here, or not as it came. */
    loseFetched(
      ids: readonly string[],
      code: 'fetched_removed' | 'fetched_damaged' = 'fetched_removed',
    ): void {
      const lost = list.rowsOf(ids).filter(({ transfer }) => transfer.state === 'done' && transfer.fetched);
      for (const entry of lost) list.put(entry, { ...asFailed({ code }), fetched: null });
      journal.put(lost.map(storedAs));
    },
  };
}

const isFetch = ({ transfer }: Entry): boolean => transfer.direction === 'fetch';

/** Shows a fetch among the transfers, or no longer. */
export function putInTransfers(list: TransferList, entry: Entry, inTransfers: boolean): void {
  const { subject } = entry.transfer;
  if (subject && subject.inTransfers !== inTransfers)
    list.put(entry, { subject: { ...subject, inTransfers } });
}
