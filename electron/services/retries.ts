import { createAlarm } from './alarm.ts';

/** Things that wait for a moment of their own, and one alarm for the earliest. */
export function createRetries<T>(options: {
  readonly now: () => number;
  /** Gets what is due, each once. */
  readonly onDue: (items: readonly T[]) => void;
}) {
  const dueAt = new Map<T, number>();

  const ring = () => {
    const now = options.now();
    const due = [...dueAt].filter(([, at]) => at <= now).map(([item]) => item);
    for (const item of due) dueAt.delete(item);
    arm();
    if (due.length > 0) options.onDue(due);
  };
  const alarm = createAlarm({ now: options.now, ring });
  const arm = () => {
    let earliest: number | null = null;
    for (const at of dueAt.values()) if (earliest === null || at < earliest) earliest = at;
    alarm.set(earliest);
  };

  return {
    /** @param at ms since epoch */
    add(items: readonly T[], at: number): void {
      for (const item of items) dueAt.set(item, at);
      arm();
    },
    remove(item: T): void {
      if (dueAt.delete(item) && dueAt.size === 0) alarm.set(null);
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
