import type { AppError, Result } from '../contract/errors.ts';
import type { StoredTransfer, TransferRecords } from '../store/transfer-records.ts';

/**
 * What is done is forgotten in batches of this time: each commit waits for the disk. After a crash within it the library
 * tells which uploads are done.
 */
const FORGET_AFTER_MS = 500;

/** Writes down which transfers are not done, so that the next run of the app goes on with them. */
export function createTransferJournal(options: {
  readonly records: TransferRecords;
  /** Hears once of a disk that fails, until it works again: transfers go on without being written down. */
  readonly onFailure: (error: AppError) => void;
}) {
  const { records } = options;
  const done = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let failing = false;

  const note = (written: Result<null>) => {
    if (!written.ok && !failing) options.onFailure(written.error);
    failing = !written.ok;
  };
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (done.size === 0) return;
    note(records.remove([...done]));
    done.clear();
  };

  return {
    put(transfers: readonly StoredTransfer[]): void {
      if (transfers.length > 0) note(records.put(transfers));
    },
    /** At once: what the person gave up must not come back after a crash. */
    remove(ids: readonly string[]): void {
      if (ids.length > 0) note(records.remove(ids));
    },
    done(id: string): void {
      done.add(id);
      timer ??= setTimeout(flush, FORGET_AFTER_MS);
    },
    flush,
  };
}
