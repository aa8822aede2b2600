import { createAlarm } from './alarm.ts';
import { leftUntil, type Deadline } from './deadline.ts';

/** Things that wait for a moment of their own, and one alarm for the earliest. */
export function createRetries<T>(options: {
  readonly now: () => number;
  /** Gets what is due, each once. */
  readonly onDue: (items: readonly T[]) => void;
}) {
  const { now } = options;
  const dueAt = new Map<T, Deadline>();

  const ring = () => {
    const due = [...dueAt].filter(([, deadline]) => leftUntil(deadline, now) <= 0).map(([item]) => item);
    for (const item of due) dueAt.delete(item);
    arm();
    if (due.length > 0) options.onDue(due);
  };
  const alarm = createAlarm({ now, ring });
  const arm = () => {
    let least = Infinity;
    for (const deadline of dueAt.values()) least = Math.min(least, leftUntil(deadline, now));
    alarm.set(least === Infinity ? null : now() + least);
  };

  return {
    add(items: readonly T[], deadline: Deadline): void {
      for (const item of items) dueAt.set(item, deadline);
      arm();
    },
    remove(items: readonly T[]): void {
      for (const item of items) dueAt.delete(item);
      if (dueAt.size === 0) alarm.set(null);
    },
    /** Looks at the clock, which may have jumped: after sleep. */
    recheck: (): void => {
      alarm.recheck();
    },
    stop(): void {
      dueAt.clear();
      alarm.stop();
    },
  };
}
