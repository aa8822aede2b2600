import { createWaiters } from './waiters.ts';

/**
 * Runs things in lanes: each lane so many at once, the lowest place first, and no lane waits for another.
 */
export function createLanes<T>(options: {
  readonly laneOf: (item: T) => string;
  /** Different for each item of a lane; must not change while the item waits. */
  readonly placeOf: (item: T) => number;
  readonly atOnce: (item: T) => number;
  /** Must not reject. */
  readonly run: (item: T) => Promise<void>;
}) {
  /** By place. */
  const waiting = new Map<string, T[]>();
  const running = new Map<string, number>();
  const idle = createWaiters(() => running.size === 0 && waiting.size === 0);

  /** Where the item stands or would stand in its queue. */
  const indexIn = (queue: readonly T[], item: T): number => {
    const place = options.placeOf(item);
    let low = 0;
    let high = queue.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = queue[middle];
      if (there !== undefined && options.placeOf(there) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const takeFirst = (lane: string, queue: T[]): T | undefined => {
    const first = queue.shift();
    if (queue.length === 0) waiting.delete(lane);
    return first;
  };

  const startNext = (lane: string) => {
    for (;;) {
      const queue = waiting.get(lane);
      const count = running.get(lane) ?? 0;
      const next = queue?.[0];
      if (!queue || next === undefined || count >= options.atOnce(next)) break;
      takeFirst(lane, queue);
      running.set(lane, count + 1);
      void options.run(next).finally(() => {
        end(lane);
      });
    }
    idle.tell();
  };

  const end = (lane: string) => {
    const left = (running.get(lane) ?? 1) - 1;
    if (left > 0) running.set(lane, left);
    else running.delete(lane);
    // Work that ends at once must not keep everything else from its turn.
    setImmediate(startNext, lane);
  };

  return {
    /** Nothing starts before the caller's turn ends: it may still want to say what it added. */
    add(item: T): void {
      const lane = options.laneOf(item);
      const queue = waiting.get(lane) ?? [];
      waiting.set(lane, queue);
      queue.splice(indexIn(queue, item), 0, item);
      setImmediate(startNext, lane);
    },

    /** Takes back what has not started. */
    remove(item: T): void {
      const lane = options.laneOf(item);
      const queue = waiting.get(lane);
      const index = queue ? indexIn(queue, item) : -1;
      if (!queue || queue[index] !== item) return;
      queue.splice(index, 1);
      if (queue.length > 0) return;
      waiting.delete(lane);
      idle.tell();
    },

    /** More may run at once than before. */
    poke: (): void => {
      for (const lane of [...waiting.keys()]) startNext(lane);
    },

    clear(): void {
      waiting.clear();
      idle.tell();
    },

    /** Settles when nothing waits or runs. */
    idle: idle.wait,
  };
}
