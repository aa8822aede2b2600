import { groupBy } from './group-by.ts';
import { createWaiters } from './waiters.ts';

/**
 * Runs things in lanes: each lane so many at once, the lowest place first, and no lane waits for another. Thousands are
 * added or taken back about as quickly as one.
 */
export function createLanes<T>(options: {
  readonly laneOf: (item: T) => string;
  /** Different for each item of a lane. One that changes while its item waits counts with the next that are added. */
  readonly placeOf: (item: T) => number;
  readonly atOnce: (item: T) => number;
  /** Must not reject. */
  readonly run: (item: T) => Promise<void>;
  /** Called when the last of all has ended. */
  readonly onIdle: () => void;
}) {
  const { laneOf, placeOf } = options;
  /** By place, none empty. */
  const waiting = new Map<string, T[]>();
  const running = new Map<string, number>();
  const isIdle = () => running.size === 0 && waiting.size === 0;
  const idle = createWaiters(isIdle);

  const setQueue = (lane: string, queue: T[]) => {
    if (queue.length > 0) waiting.set(lane, queue);
    else waiting.delete(lane);
  };

  const startNext = (lane: string) => {
    for (;;) {
      const queue = waiting.get(lane);
      const count = running.get(lane) ?? 0;
      const next = queue?.[0];
      if (!queue || next === undefined || count >= options.atOnce(next)) break;
      queue.shift();
      setQueue(lane, queue);
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
    if (isIdle()) options.onIdle();
    // Work that ends at once must not keep everything else from its turn.
    setImmediate(startNext, lane);
  };

  return {
    /** Nothing starts before the caller's turn ends: it may still want to say what it added. */
    add(items: readonly T[]): void {
      for (const [lane, added] of groupBy(items, laneOf)) {
        const queue = [...(waiting.get(lane) ?? []), ...added];
        waiting.set(
          lane,
          queue.sort((a, b) => placeOf(a) - placeOf(b)),
        );
        setImmediate(startNext, lane);
      }
    },

    /** Takes back those that have not started, and returns them. */
    remove(items: readonly T[]): readonly T[] {
      const unwanted = new Set(items);
      const removed = [...new Set(items.map(laneOf))].flatMap((lane) => {
        const queue = waiting.get(lane) ?? [];
        setQueue(
          lane,
          queue.filter((item) => !unwanted.has(item)),
        );
        return queue.filter((item) => unwanted.has(item));
      });
      // Not at once: they may be on their way back to another place.
      setImmediate(idle.tell);
      return removed;
    },

    /** Takes back all of a lane that has not started, and returns it. */
    removeLane(lane: string): readonly T[] {
      const queue = waiting.get(lane) ?? [];
      waiting.delete(lane);
      idle.tell();
      return queue;
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
