import type { ErrorCode } from '../contract/errors.ts';
import { isFinal, type Transfer } from '../contract/transfer.ts';
import type { Transfers } from './transfers.ts';

/** Fetched before any of them is handed on: what is not saved yet takes room that the next need. */
const AT_ONCE = 16;

const LOST: ReadonlySet<ErrorCode> = new Set(['fetched_removed', 'fetched_damaged', 'fetched_full']);

/** Whether its bytes are no longer here, or not as they came, or had no room. */
export const isLost = (transfer: Transfer | null): boolean =>
  transfer?.state === 'failed' && transfer.error !== null && LOST.has(transfer.error.code);

interface Caller {
  readonly signal: AbortSignal;
  readonly isOver: () => boolean;
  /** Hears how many are still to come. */
  readonly onLeft: (count: number) => void;
}

/**
 * Fetches lost ones again, and gives each once it has its bytes or cannot have them now: its row then says why. They come
 * in portions; those that had no room are fetched once more when the caller has saved the portion and asks for the next.
 * Where `isOver`, or `signal` aborts, the rest comes at once as it is, and what is being fetched goes on.
 */
export async function* fetchLost(
  transfers: Pick<Transfers, 'find' | 'retry' | 'stopped'>,
  ids: readonly string[],
  { signal, ...caller }: Caller,
): AsyncGenerator<readonly string[]> {
  const ended = new AbortController();
  const aborted = new Promise<void>((resolve) => {
    // What is saved by itself shares one signal for as long as the app runs.
    signal.addEventListener('abort', () => resolve(), { once: true, signal: ended.signal });
  });
  try {
    yield* fetchPortions(transfers, ids, { signal, aborted, ...caller });
  } finally {
    ended.abort();
  }
}

async function* fetchPortions(
  transfers: Pick<Transfers, 'find' | 'retry' | 'stopped'>,
  ids: readonly string[],
  caller: Caller & { readonly aborted: Promise<void> },
): AsyncGenerator<readonly string[]> {
  let left = ids;
  while (left.length > 0 && !caller.signal.aborted && !caller.isOver()) {
    caller.onLeft(left.length);
    const portion = left.slice(0, AT_ONCE);
    transfers.retry(portion, false);
    await Promise.race([transfers.stopped(portion), caller.aborted]);
    const now = portion.flatMap((id) => transfers.find(id) ?? []);
    const full = new Set(now.filter(({ error }) => error?.code === 'fetched_full').map(({ id }) => id));
    if (full.size > 0 && !now.some(({ state }) => state === 'done')) break;
    // Asking for more would put the limit that holds them to the test each time.
    const held = new Set(now.filter(({ state }) => !isFinal(state)).map(({ accountId }) => accountId));
    const isVain = (id: string) => held.has(transfers.find(id)?.accountId ?? '');
    const later = left.slice(AT_ONCE);
    yield [...portion.filter((id) => !full.has(id)), ...later.filter(isVain)];
    left = [...full, ...later.filter((id) => !isVain(id))];
  }
  if (left.length > 0) yield left;
}
