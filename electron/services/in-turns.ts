import { setImmediate } from 'node:timers/promises';
import { succeed, type Result } from '../contract/errors.ts';

/** Ms of work after which everyone else gets a turn; the window's own frame takes 16. */
const LONGEST_TURN_MS = 5;

/** Each portion ends with a wait for the disk, so that very small ones would take all day. */
const SMALLEST_PORTION = 20;
const LARGEST_PORTION = 1000;

/**
 * What it makes does synchronous work on many things in portions as large as a turn allows, with the event loop free between. The
 * sum of what `work` answers; a failure ends it, and what was done before stays done.
 */
export function createTurns() {
  let size = SMALLEST_PORTION;
  return async function inTurns<T>(
    items: readonly T[],
    work: (portion: readonly T[]) => Result<number>,
  ): Promise<Result<number>> {
    let sum = 0;
    for (let from = 0; from < items.length;) {
      await setImmediate();
      const portion = items.slice(from, from + size);
      const started = performance.now();
      const done = work(portion);
      if (!done.ok) return done;
      const tookMs = performance.now() - started;
      size = Math.min(
        LARGEST_PORTION,
        Math.max(SMALLEST_PORTION, tookMs > LONGEST_TURN_MS ? size >> 1 : size + (size >> 2) + 1),
      );
      sum += done.value;
      from += portion.length;
    }
    return succeed(sum);
  };
}
