import type { Emit } from '../contract/api.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { BackupReport } from '../contract/storage.ts';
import type { Backups } from '../store/backups.ts';
import type { Database } from '../store/database.ts';
import { MIGRATIONS } from '../store/migrations.ts';
import { createAlarm } from './alarm.ts';

/** The window comes first. */
const AFTER_START_MS = 5_000;
const DAY_MS = 86_400_000;
/** After the last of a burst of changes … */
const QUIET_MS = 60_000;
/** … but no later than this after the first, or after a backup that failed. */
const LONGEST_WAIT_MS = 600_000;
/** Quitting waits no longer than that. */
const LONGEST_FAREWELL_MS = 2_000;

/** Backs the library up soon after it changed. A backup that fails is told once and tried again; nothing else stops. */
export function createLibraryBackups(options: {
  readonly database: Database;
  readonly backups: Backups;
  readonly emit: Emit;
  readonly onFault: (fault: unknown) => void;
  readonly now: () => number;
}) {
  const { database, backups, now } = options;
  let dueAt: number | null = null;
  let firstChange: number | null = null;
  let running: Promise<Result<BackupReport>> | null = null;
  let told = false;
  let closed = false;
  /** What the older ones hold must not stay. */
  let mustReplace = false;

  const plan = () => {
    if (!closed && running === null) alarm.set(dueAt);
  };

  const write = async (): Promise<Result<BackupReport>> => {
    try {
      const replaces = mustReplace;
      const backup = await backups.write(database, MIGRATIONS.length);
      if (replaces) await backups.removeOthers(backup);
      if (replaces) mustReplace = false;
      return succeed({ at: backup.at, bytes: backup.bytes });
    } catch (fault) {
      options.onFault(fault);
      firstChange ??= now();
      dueAt = now() + LONGEST_WAIT_MS;
      return fail('backup_failed');
    }
  };

  const run = (): Promise<Result<BackupReport>> => {
    if (running) return running;
    alarm.set(null);
    dueAt = null;
    firstChange = null;
    running = write().finally(() => {
      running = null;
      plan();
    });
    return running;
  };

  /** Nobody asked for it, so nobody hears the answer. */
  const runByItself = async (): Promise<void> => {
    const done = await run();
    if (!done.ok && !told) options.emit('noticeRaised', done.error);
    told ||= !done.ok;
  };

  const alarm = createAlarm({ now, ring: () => void runByItself() });

  database.onCommit(() => {
    firstChange ??= now();
    const quiet = Math.min(now() + QUIET_MS, firstChange + LONGEST_WAIT_MS);
    // What is due anyway, soon after the start, is not put off.
    dueAt = dueAt !== null && dueAt <= now() + AFTER_START_MS ? dueAt : quiet;
    plan();
  });

  const newest = async (): Promise<BackupReport | null> => {
    const backup = (await backups.list())[0];
    return backup ? { at: backup.at, bytes: backup.bytes } : null;
  };

  return {
    newest,
    run,

    /** Makes one soon where there is none younger than a day. */
    async start(): Promise<void> {
      const last = await newest();
      const age = last && now() - last.at;
      if (age !== null && age >= 0 && age < DAY_MS) return;
      dueAt ??= now() + AFTER_START_MS;
      plan();
    },

    /** Something was deleted that must not live on in older backups: soon a new one takes the place of all. */
    replaceAll(): void {
      mustReplace = true;
      dueAt = now() + AFTER_START_MS;
      plan();
    },

    /** The clock may have jumped. */
    recheck(): void {
      alarm.recheck();
    },

    /** Saves what changed since the last one, where that is quick. */
    async close(): Promise<void> {
      const last = running ?? (firstChange === null ? null : run());
      closed = true;
      alarm.stop();
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise((resolve) => (timer = setTimeout(resolve, LONGEST_FAREWELL_MS)));
      await Promise.race([last, enough]);
      clearTimeout(timer);
    },
  };
}
