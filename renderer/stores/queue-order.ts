import type { Transfer } from '../../electron/contract/transfer.ts';

/** Where a transfer may be moved in its queue. */
export type Where = 'next' | 'up' | 'down' | 'last';

export interface Move {
  /** What main is told: before which of the queue; null: last. */
  readonly before: string | null;
  /** The position reached, from 1, and how many wait in that queue. */
  readonly position: number;
  readonly total: number;
}

/** Whether it can be moved; paused ones have a place too, but nobody sees it. */
export const isMovable = ({ state }: Transfer): boolean => state === 'waiting' || state === 'retrying';

const byPlace = (a: Transfer, b: Transfer): number => a.place - b.place;

/** What runs first, then what waits in the order it will go. */
export function inQueueOrder(transfers: readonly Transfer[]): readonly Transfer[] {
  const runs = transfers.filter((transfer) => !isMovable(transfer));
  const waits = transfers.filter(isMovable);
  return [...runs.sort(byPlace), ...waits.sort(byPlace)];
}

const steps: Readonly<Record<Where, (from: number, last: number) => number>> = {
  next: () => 0,
  up: (from) => from - 1,
  down: (from) => from + 1,
  last: (_, last) => last,
};

/** Each account has a queue of its own for uploads and one for fetches. Null: it already stands there. */
export function planMove(transfers: Iterable<Transfer>, moved: Transfer, where: Where): Move | null {
  const queue = [...transfers]
    .filter(
      (other) =>
        isMovable(other) && other.direction === moved.direction && other.accountId === moved.accountId,
    )
    .sort(byPlace);
  const from = queue.findIndex(({ id }) => id === moved.id);
  const to = steps[where](from, queue.length - 1);
  if (from === -1 || to === from || to < 0 || to >= queue.length) return null;
  const others = queue.filter(({ id }) => id !== moved.id);
  return { before: others[to]?.id ?? null, position: to + 1, total: queue.length };
}
