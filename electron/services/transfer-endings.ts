import type { Result } from '../contract/errors.ts';
import { isFinal } from '../contract/transfer.ts';
import { AS_CANCELLED, asFailed, mayGo, storedAs, type Entry } from './transfer-entry.ts';
import type { TransferIntake } from './transfer-intake.ts';
import type { createTransferJournal } from './transfer-journal.ts';
import type { TransferList } from './transfer-list.ts';
import { breakOff } from './transfer-run.ts';

/** What became of the bytes of fetches that are to go. */
export interface Erased {
  /** Ids whose bytes are still on this computer. */
  readonly left: readonly string[];
  readonly result: Result<null>;
}

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

  return {
    cancel,

    /** Settles when those of these that have ended have written down what they hold, or could not: then they may go. */
    async written(ids: readonly string[]): Promise<void> {
      const writing = list.rowsOf(ids).filter((entry) => isFinal(entry.transfer.state) && !mayGo(entry));
      await Promise.all(writing.map(({ settled }) => settled));
    },

    /**
     * Takes those off the list that have nothing left to do, and returns them; their library records stay. Fetches only
     * go out of sight where transfers are listed.
     */
    dismiss(ids: readonly string[]): readonly string[] {
      const finished = list.rowsOf(ids).filter(mayGo);
      const fetches = finished.filter(isFetch);
      for (const entry of fetches) putInTransfers(list, entry, false);
      journal.put(fetches.map(storedAs));
      const gone = finished.filter((entry) => !isFetch(entry));
      for (const { work } of gone) work.release?.();
      const taken = gone.map(({ transfer }) => transfer.id);
      journal.remove(taken);
      list.remove(taken);
      return taken;
    },

    /**
     * Takes fetches off the list, whatever their state. Once nothing works on them, `erase` takes their bytes, and only
     * then their rows go: those whose bytes are left are back on the list. Says how many are gone, and what the disk says.
     */
    async removeFetches(
      ids: readonly string[],
      erase: (ids: readonly string[]) => Promise<Erased>,
    ): Promise<{ readonly count: number; readonly result: Result<null> }> {
      const fetches = list.rowsOf(ids).filter(isFetch);
      const off = fetches.map(({ transfer }) => transfer.id);
      cancel(off);
      for (const { work } of fetches) work.release?.();
      list.remove(off);
      await Promise.all(fetches.map(({ settled }) => settled));
      const { left, result } = await erase(off);
      const stay = new Set(left);
      for (const entry of fetches) if (stay.has(entry.transfer.id)) list.put(list.add(entry), {});
      const gone = off.filter((id) => !stay.has(id));
      journal.remove(gone);
      const written = await journal.written();
      return { count: gone.length, result: result.ok ? written : result };
    },

    /**
     * What fetches that are done had brought is no longer here, or not as it came. Written down soon: the next start sees
     * it by itself.
     */
    loseFetched(
      ids: readonly string[],
      code: 'fetched_removed' | 'fetched_damaged' = 'fetched_removed',
    ): void {
      const lost = list.rowsOf(ids).filter(({ transfer }) => transfer.state === 'done' && transfer.fetched);
      for (const entry of lost) {
        list.put(entry, { ...asFailed({ code }), fetched: null });
        journal.soon(storedAs(entry));
      }
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
