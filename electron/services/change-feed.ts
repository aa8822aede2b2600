/** At most ten batches a second. */
const EVERY_MS = 100;

/**
 * Gathers the ids of things that change many times a second and hands them on in batches; the last change always
 * arrives, and after a rest the first arrives at once.
 */
export function createChangeFeed(deliver: (ids: readonly string[]) => void) {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  /** `performance.now()` */
  let restsUntil = 0;

  const flush = () => {
    timer = null;
    restsUntil = performance.now() + EVERY_MS;
    const ids = [...changed];
    changed.clear();
    deliver(ids);
  };

  return {
    mark(id: string): void {
      changed.add(id);
      timer ??= setTimeout(flush, Math.max(0, restsUntil - performance.now()));
    },
    stop(): void {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
