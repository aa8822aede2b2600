/** At most ten batches a second. */
const EVERY_MS = 100;

/**
 * Gathers the ids of things that change many times a second and hands them on in batches; the last change always
 * arrives.
 */
export function createChangeFeed(deliver: (ids: readonly string[]) => void) {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | null = null;

  const flush = () => {
    timer = null;
    const ids = [...changed];
    changed.clear();
    deliver(ids);
  };

  return {
    mark(id: string): void {
      changed.add(id);
      timer ??= setTimeout(flush, EVERY_MS);
    },
    stop(): void {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
