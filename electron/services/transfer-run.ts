import { fail, type Result } from '../contract/errors.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { Entry, WorkContext } from './transfer-entry.ts';

/**
 * Runs a part of a waiting transfer's work. Null where it no longer waits, or was cancelled meanwhile: that is final,
 * whatever the answer was.
 */
export async function runPart(
  entry: Entry,
  state: 'checking' | 'running',
  part: (context: WorkContext) => Promise<Result<null>>,
  options: {
    /** Changes a transfer and lets it be known. */
    readonly put: (entry: Entry, change: Partial<Transfer>) => void;
    /** Hears of a bug in a transfer's work, which fails that transfer alone. */
    readonly onFault: (fault: unknown) => void;
    /** Gives the speed in bytes a second; null: not known. */
    readonly onBytes?: (entry: Entry, bytesDone: number) => number | null;
  },
): Promise<Result<null> | null> {
  if (entry.transfer.state !== 'waiting') return null;
  const abort = new AbortController();
  entry.abort = abort;
  options.put(entry, { state });
  const context: WorkContext = {
    signal: abort.signal,
    change(change) {
      if (abort.signal.aborted) return;
      const { bytesDone } = change;
      const speed =
        bytesDone === undefined ? {} : { bytesPerSecond: options.onBytes?.(entry, bytesDone) ?? null };
      options.put(entry, { ...change, ...speed });
    },
  };
  const result = await part(context).catch((fault: unknown): Result<null> => {
    options.onFault(fault);
    return fail('app_fault');
  });
  if (abort.signal.aborted) return null;
  entry.abort = null;
  return result;
}

/** One part after the other: a cancelled one may still be putting its things away when the next is asked for. */
export function afterLast<T>(entry: Entry, part: (entry: Entry) => Promise<T>): Promise<T> {
  const result = entry.settled.then(() => part(entry));
  entry.settled = result.then(() => undefined);
  return result;
}

/** The part under way comes to nothing. */
export function breakOff(entry: Entry): void {
  entry.abort?.abort();
  entry.abort = null;
}
