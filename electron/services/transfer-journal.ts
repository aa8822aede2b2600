import { succeed, type AppError, type Result } from '../contract/errors.ts';
import type { StoredTransfer, TransferRecords } from '../store/transfer-records.ts';
import { createWaiters } from './waiters.ts';

/**
 * What ended by itself is written down in batches of this time: each commit waits for the disk. After a crash within it
 * the library tells which uploads are done, what was fetched is fetched again, and what had failed fails again.
 */
const GATHER_MS = 500;

/** Written with one commit, which main waits for. Of thousands the rest follows turn by turn, and everyone else has theirs. */
const AT_ONCE = 200;

/** A disk that refused is asked again after this time. */
const ASK_AGAIN_MS = 5_000;

/** Writes down the transfers that the next run of the app goes on with, and the fetches that it shows. */
export function createTransferJournal(options: {
  readonly records: TransferRecords;
  /** Hears once of a disk that fails, until it works again: transfers go on without being written down. */
  readonly onFailure: (error: AppError) => void;
}) {
  const { records } = options;
  /** Not yet on the disk, the latest of each; null: to be removed. */
  const pending = new Map<string, StoredTransfer | null>();
  let timer: NodeJS.Timeout | null = null;
  /** Why the disk refused last; null while it works. */
  let failure: AppError | null = null;
  const written = createWaiters(() => pending.size === 0 || failure !== null);
  let stopped = false;

  const note = (transfer: StoredTransfer) => pending.set(transfer.id, isKept(transfer) ? transfer : null);
  const hear = (written: Result<null>): boolean => {
    if (!written.ok && !failure) options.onFailure(written.error);
    failure = written.ok ? null : written.error;
    return written.ok;
  };
  /** Whether it was written, or there was nothing to write. */
  const writePortion = (): boolean => {
    const portion = firstOf(pending, AT_ONCE);
    const kept = portion.flatMap(([, one]) => one ?? []);
    const gone = portion.flatMap(([id, one]) => (one === null ? [id] : []));
    const written =
      (kept.length === 0 || hear(records.put(kept))) && (gone.length === 0 || hear(records.remove(gone)));
    if (written) for (const [id] of portion) pending.delete(id);
    return written;
  };
  const flush = () => {
    if (stopped) return;
    if (timer) clearTimeout(timer);
    timer = null;
    if (!writePortion()) wait(ASK_AGAIN_MS);
    else if (pending.size > 0) wait(0);
    written.tell();
  };
  const wait = (ms: number) => {
    timer ??= setTimeout(flush, ms);
  };

  return {
    /**
     * At once, or soon where they are very many: what the person wants must not be otherwise after a crash, and what
     * they gave up must not come back.
     */
    put(transfers: readonly StoredTransfer[]): void {
      for (const transfer of transfers) note(transfer);
      if (transfers.length > 0) flush();
    },
    /** Likewise. */
    remove(ids: readonly string[]): void {
      for (const id of ids) pending.set(id, null);
      if (ids.length > 0) flush();
    },
    /** Soon: nobody waits for it. */
    soon(transfer: StoredTransfer): void {
      note(transfer);
      wait(GATHER_MS);
    },
    /** Settles when all is on the disk, or the disk refuses: then with its error, and it is tried again. */
    async written(): Promise<Result<null>> {
      await written.wait();
      return failure ? { ok: false, error: failure } : succeed(null);
    },
    /** Nothing is written any more: the disk is about to be let go. */
    stop(): void {
      while (pending.size > 0 && writePortion());
      stopped = true;
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}

/** Of an upload that is done there is a record; nobody misses one that was cancelled. */
const isKept = ({ direction, state }: StoredTransfer): boolean =>
  direction === 'fetch' || (state !== 'done' && state !== 'cancelled');

function firstOf<K, V>(map: ReadonlyMap<K, V>, count: number): readonly (readonly [K, V])[] {
  const first: (readonly [K, V])[] = [];
  for (const entry of map) {
    if (first.length === count) break;
    first.push(entry);
  }
  return first;
}
