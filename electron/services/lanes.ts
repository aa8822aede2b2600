/**
 * Runs things in lanes: each lane so many at once and in the order they came, and no lane waits for another.
 */
export function createLanes<T>(options: {
  readonly laneOf: (item: T) => string;
  readonly atOnce: (item: T) => number;
  /** Must not reject. */
  readonly run: (item: T) => Promise<void>;
}) {
  /** Sets keep the order things came in, and let go of one in the middle at no cost. */
  const waiting = new Map<string, Set<T>>();
  const running = new Map<string, number>();
  let idleWaiters: (() => void)[] = [];

  const isIdle = () => running.size === 0 && [...waiting.values()].every((queue) => queue.size === 0);

  const startNext = (lane: string) => {
    for (const item of waiting.get(lane) ?? []) {
      const count = running.get(lane) ?? 0;
      if (count >= options.atOnce(item)) return;
      waiting.get(lane)?.delete(item);
      running.set(lane, count + 1);
      void options.run(item).finally(() => {
        end(lane);
      });
    }
  };

  const end = (lane: string) => {
    const left = (running.get(lane) ?? 1) - 1;
    if (left > 0) running.set(lane, left);
    else running.delete(lane);
    startNext(lane);
    if (!isIdle()) return;
    idleWaiters.forEach((wake) => {
      wake();
    });
    idleWaiters = [];
  };

  return {
    /** Nothing starts before the caller's turn ends: it may still want to say what it added. */
    add(item: T): void {
      const lane = options.laneOf(item);
      const queue = waiting.get(lane);
      if (queue) queue.add(item);
      else waiting.set(lane, new Set([item]));
      setImmediate(startNext, lane);
    },

    /** Takes back what has not started. */
    remove(item: T): void {
      waiting.get(options.laneOf(item))?.delete(item);
    },

    clear(): void {
      waiting.clear();
    },

    /** Settles when nothing waits or runs. */
    idle: (): Promise<void> =>
      isIdle() ? Promise.resolve() : new Promise((resolve) => idleWaiters.push(resolve)),
  };
}
