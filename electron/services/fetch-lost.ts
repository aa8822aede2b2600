import type { Transfer } from '../contract/transfer.ts';
import type { Transfers } from './transfers.ts';

/**
 * Fetches those again whose bytes are no longer here, or not as they came, and settles when each has them or cannot have
 * them now: its row then says why. Where `signal` aborts it settles at once, and what is being fetched goes on.
 * @param onLost hears how many there are
 */
export async function fetchLost(
  transfers: Pick<Transfers, 'find' | 'retry' | 'stopped'>,
  ids: readonly string[],
  { signal, onLost }: { readonly signal: AbortSignal; readonly onLost: (count: number) => void },
): Promise<void> {
  const lost = ids.filter((id) => isLost(transfers.find(id)));
  if (lost.length === 0 || signal.aborted) return;
  onLost(lost.length);
  transfers.retry(lost, false);
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([transfers.stopped(lost), aborted]);
}

const isLost = (transfer: Transfer | null): boolean =>
  transfer?.state === 'failed' &&
  (transfer.error?.code === 'fetched_removed' || transfer.error?.code === 'fetched_damaged');
