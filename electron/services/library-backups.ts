import type { Emit } from '../contract/api.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { BackupReport } from '../contract/storage.ts';
import type { BackupWish } from '../store/backup-wish.ts';
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
const LONGEST_LAST_BACKUP_MS = 2_000;

/** Backs the library up soon after it changed. A backup that fails is told once and tried again; nothing else stops. */
export function createLibraryBackups(options: {
  readonly database: Database;
  readonly backups: Backups;
  /** That a new one take the place of all. */
  readonly wish: BackupWish;
  readonly emit: Emit;
  readonly onFault: (fault: unknown) => void;
  readonly now: () => number;
}) {
  const { database, backups, wish, now } = options;
  let dueAt: number | null = null;
  let firstChange: number | null = null;
  let running: Promise<Result<BackupReport>> | null = null;
  let told = false;
  let closed = false;

  const plan = () => {
    if (!closed && running === null) alarm.set(dueAt);
  };

  const write = async (): Promise<Result<BackupReport>> => {
    try {
      const wished = wish.read();
      const backup = await backups.write(database, MIGRATIONS.length);
      if (wished !== null) {
        await backups.removeOthers(backup);
        wish.clear(wished);
      }
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

  const wishes = watchWish(wish, options.onFault);

  database.onCommit(() => {
    firstChange ??= now();
    const soon = now() + AFTER_START_MS;
    const due = wishes.isNew() ? soon : Math.min(now() + QUIET_MS, firstChange + LONGEST_WAIT_MS);
    // What is due soon anyway is not put off.
    dueAt = dueAt !== null && dueAt <= soon ? dueAt : due;
    plan();
  });

  const newest = async (): Promise<BackupReport | null> => {
    const backup = (await backups.list())[0];
    return backup ? { at: backup.at, bytes: backup.bytes } : null;
  };

  return {
    newest,
    run,

    /** Makes one soon where there is none younger than a day, or an earlier run did not come to replacing them. */
    async start(): Promise<void> {
      const last = await newest();
      const age = last && now() - last.at;
      if (!wishes.is() && age !== null && age >= 0 && age < DAY_MS) return;
      dueAt ??= now() + AFTER_START_MS;
      plan();
    },

    /** The clock may have jumped. */
    recheck(): void {
      alarm.recheck();
    },

    /** Saves what changed since the last one, and replaces all where that is still wished; where that is quick. */
    async close(): Promise<void> {
      closed = true;
      alarm.stop();
      await atMost(LONGEST_LAST_BACKUP_MS, async (isLate) => {
        await running;
        if (!isLate() && (firstChange !== null || wishes.is())) await run();
      });
    },
  };
}

/** Reading may throw; what was just committed stands, and the library is closed all the same. */
function watchWish(wish: BackupWish, onFault: (fault: unknown) => void) {
  let last: string | null = null;
  const read = (): string | null => {
    try {
      return wish.read();
    } catch (fault) {
      onFault(fault);
      return null;
    }
  };
  return {
    is: () => read() !== null,
    /** Wished since it was last asked. */
    isNew(): boolean {
      const before = last;
      last = read();
      return last !== null && last !== before;
    },
  };
}

/** Waits no longer; `work` may ask whether anybody still does. */
async function atMost(ms: number, work: (isLate: () => boolean) => Promise<void>): Promise<void> {
  let isLate = false;
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work(() => isLate), enough]);
  isLate = true;
  clearTimeout(timer);
}
