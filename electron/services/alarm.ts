import { deadlineAt, leftUntil, type Deadline } from './deadline.ts';

/**
 * A timer counts running time, and the wall clock also moves while the computer sleeps or when it is set; looking at it
 * so often, nothing is late by more than this.
 */
const LONGEST_LOOK_AWAY_MS = 30_000;

/** One wake-up for the next event there is. */
export interface Alarm {
  /** Ms since epoch by `now`; replaces the moment set before. Past: rings at once, though never within this call. */
  set(at: number | null): void;
  /** Looks at the clock now: after sleep, or whenever it may have jumped. */
  recheck(): void;
  stop(): void;
}

/**
 * Rings once when the clock has reached the moment set, or the time that was left until then has passed; it then waits
 * to be set again: who is rung asks anew what comes next. Without a moment there is no timer.
 */
export function createAlarm(options: { readonly now: () => number; readonly ring: () => void }): Alarm {
  let deadline: Deadline | null = null;
  let timer: NodeJS.Timeout | null = null;

  const rest = () => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const wait = () => {
    rest();
    if (deadline === null) return;
    const left = leftUntil(deadline, options.now);
    timer = setTimeout(look, Math.min(Math.max(left, 0), LONGEST_LOOK_AWAY_MS));
  };
  const look = () => {
    if (deadline === null || leftUntil(deadline, options.now) > 0) {
      wait();
      return;
    }
    rest();
    deadline = null;
    options.ring();
  };

  return {
    set(at) {
      deadline = at === null ? null : deadlineAt(at, options.now);
      wait();
    },
    recheck: look,
    stop() {
      deadline = null;
      rest();
    },
  };
}
