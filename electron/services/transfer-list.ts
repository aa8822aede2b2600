import type { Emit } from '../contract/api.ts';
import type { Transfer } from '../contract/transfer.ts';
import { createChangeFeed } from './change-feed.ts';
import { SPACING } from './queue-order.ts';
import type { Entry } from './transfer-entry.ts';

/** The transfers there are, in the order they were added; tells the page of each change. */
export function createTransferList(options: {
  readonly emit: Emit;
  /** Called after the page was told of changes, at most ten times a second. */
  readonly onTold: () => void;
}) {
  const entries = new Map<string, Entry>();
  let lastPlace = 0;

  const rowsOf = (ids: Iterable<string>): readonly Entry[] =>
    [...new Set(ids)].flatMap((id) => entries.get(id) ?? []);
  const feed = createChangeFeed((ids) => {
    options.emit(
      'transfersChanged',
      rowsOf(ids).map(({ transfer }) => transfer),
    );
    options.onTold();
  });

  return {
    /** Those that are there, each once. */
    rowsOf,
    all: (): readonly Entry[] => [...entries.values()],
    find: (id: string): Entry | null => entries.get(id) ?? null,
    /** Behind every other. */
    nextPlace: (): number => lastPlace + SPACING,
    add(entry: Entry): Entry {
      entries.set(entry.transfer.id, entry);
      lastPlace = Math.max(lastPlace, entry.transfer.place);
      return entry;
    },
    put: (entry: Entry, change: Partial<Transfer>): void => {
      entry.transfer = { ...entry.transfer, ...change };
      lastPlace = Math.max(lastPlace, entry.transfer.place);
      feed.mark(entry.transfer.id);
    },
    /** Tells of what changed without waiting for more. */
    tellNow: (): void => {
      feed.flush();
    },
    remove(ids: readonly string[]): void {
      for (const id of ids) entries.delete(id);
      if (ids.length > 0) options.emit('transfersRemoved', ids);
    },
    stop: (): void => {
      feed.stop();
    },
  };
}

export type TransferList = ReturnType<typeof createTransferList>;
