/** At most ten batches a second; of large ones five, which the page takes as long to draw. */
const EVERY_MS = 100;
const EVERY_MS_OF_LARGE = 200;
const LARGE = 20;

/** Of a larger batch, the page takes so many at a time without a frame being late. */
const MOST_AT_ONCE = 500;

/** Time for the page to draw between two portions of a batch. */
const BETWEEN_PORTIONS_MS = 16;

/**
 * Gathers the ids of things that change many times a second and hands them on in batches, large ones in portions. The
 * last change always arrives, and after a rest the first arrives at once.
 */
export function createChangeFeed(deliver: (ids: readonly string[]) => void) {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  /** `performance.now()` */
  let restsUntil = 0;

  const flush = () => {
    const ids = [...changed].slice(0, MOST_AT_ONCE);
    for (const id of ids) changed.delete(id);
    restsUntil = performance.now() + (ids.length > LARGE ? EVERY_MS_OF_LARGE : EVERY_MS);
    timer = changed.size > 0 ? setTimeout(flush, BETWEEN_PORTIONS_MS) : null;
    deliver(ids);
  };

  return {
    mark(id: string): void {
      changed.add(id);
      timer ??= setTimeout(flush, Math.max(0, restsUntil - performance.now()));
    },
    /** What waits is handed on now: nothing will follow it soon. */
    flush(): void {
      if (timer) clearTimeout(timer);
      if (changed.size > 0) flush();
    },
    stop(): void {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
