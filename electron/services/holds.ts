import type { AppError } from '../contract/errors.ts';
import { leftUntil, type Deadline } from './deadline.ts';

interface Hold {
  readonly until: Deadline;
  /** The limit that was reached. */
  readonly error: AppError;
}

/** Which queues wait for the window of a limit: also what comes later must not run into it. */
export function createHolds(now: () => number) {
  const holds = new Map<string, Hold>();
  return {
    /** Null where nothing holds it, or no longer. */
    of(lane: string): Hold | null {
      const hold = holds.get(lane);
      if (hold && leftUntil(hold.until, now) > 0) return hold;
      holds.delete(lane);
      return null;
    },
    set(lane: string, hold: Hold): void {
      holds.set(lane, hold);
    },
    lift(lane: string): void {
      holds.delete(lane);
    },
  };
}
