/**
 * A moment to come, by two clocks. The wall's goes on while the computer sleeps, but may be set; the running time may
 * not be set, but stops with the computer. Whichever comes there first has reached it: a clock set back makes nobody
 * wait longer, and nobody waits once more for what passed in sleep.
 */
export interface Deadline {
  /** Ms since epoch. */
  readonly at: number;
  /** `performance.now()` */
  readonly runsOutAt: number;
}

/** @param at ms since epoch by `now` */
export const deadlineAt = (at: number, now: () => number): Deadline => ({
  at,
  runsOutAt: performance.now() + at - now(),
});

/** Ms; not above 0 once it is reached. */
export const leftUntil = ({ at, runsOutAt }: Deadline, now: () => number): number =>
  Math.min(at - now(), runsOutAt - performance.now());
