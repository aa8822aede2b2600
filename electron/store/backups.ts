import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileCheck } from './check-database.ts';
import type { Database } from './database.ts';
import { fileStamp, stampTime } from './file-stamp.ts';

/** A copy of the library, made while it was in use. */
export interface Backup {
  readonly path: string;
  /** When it was made, to the second; ms since epoch. */
  readonly at: number;
  readonly bytes: number;
}

export interface Backups {
  /** Newest first. Stamps still to come are of a clock that was ahead, and stand behind all others. */
  list(): Promise<readonly Backup[]>;
  /**
   * Copies the library, readies the copy, and only then gives it its name; older ones beyond need go. Rejects with the
   * reason, and then nothing but the copy is lost.
   * @param version what the library's `user_version` must be in the copy
   */
  write(library: Pick<Database, 'copyTo'>, version: number): Promise<Backup>;
  /** Deletes every backup but this one, whatever its stamp. */
  removeOthers(than: Backup): Promise<void>;
}

const NAME = /^library-(.+)\.db$/;

/** Files `library-<UTC stamp>.db`, which only this user may read. */
export function createBackups(options: {
  readonly folder: string;
  /** Takes out of a copy what no backup may hold, and checks it. */
  readonly ready: (path: string) => FileCheck | Promise<FileCheck>;
  readonly now: () => number;
}): Backups {
  const { folder } = options;

  const list = async (now: number): Promise<readonly Backup[]> => {
    const names = await readdir(folder).catch(() => []);
    const found = await Promise.all(names.map((name) => describe(folder, name)));
    const inOrder = newestFirst(now);
    return found.filter((backup) => backup !== null).sort((a, b) => inOrder(a.at, b.at));
  };

  /** `now`: when the newest was made; by then the clock may have been set back. */
  const clearUp = async (now: number): Promise<void> => {
    const all = await list(now);
    const kept = backupsToKeep(
      all.map(({ at }) => at),
      now,
    );
    await Promise.all(all.filter(({ at }) => !kept.has(at)).map(({ path }) => rm(path, { force: true })));
  };

  return {
    list: () => list(options.now()),
    async removeOthers(than) {
      const others = (await list(options.now())).filter((backup) => backup.path !== than.path);
      await Promise.all(others.map(({ path }) => rm(path, { force: true })));
    },
    async write(library, version) {
      const at = options.now();
      const path = join(folder, `library-${fileStamp(at)}.db`);
      const part = `${path}.part`;
      // Of a run that ended in the middle of one.
      const left = (await readdir(folder).catch(() => [])).filter((name) => name.includes('.part'));
      await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
      try {
        await library.copyTo(part);
        const { whole, version: found } = await options.ready(part);
        if (!whole || found !== version) throw new Error('The copy of the library is not whole');
        await rename(part, path);
      } catch (error) {
        await rm(part, { force: true }).catch(() => undefined);
        throw error;
      }
      await clearUp(at);
      return { path, at: stampTime(fileStamp(at)) ?? at, bytes: (await stat(path)).size };
    },
  };
}

async function describe(folder: string, name: string): Promise<Backup | null> {
  const at = stampTime(NAME.exec(name)?.[1] ?? '');
  const path = join(folder, name);
  const found = at === null ? null : await stat(path).catch(() => null);
  return at === null || !found?.isFile() ? null : { path, at, bytes: found.size };
}

const NEWEST = 5;
const DAYS = 7;
const DAY_MS = 86_400_000;

/** Orders times; those after `now` come last. */
const newestFirst =
  (now: number) =>
  (a: number, b: number): number =>
    Number(a > now) - Number(b > now) || b - a;

/** The newest five, and of each of the last seven UTC days the last one. All in ms since epoch. */
export function backupsToKeep(times: readonly number[], now: number): ReadonlySet<number> {
  const ordered = [...times].sort(newestFirst(now));
  const dayOf = (time: number) => Math.floor(time / DAY_MS);
  const lastOfDay = new Map<number, number>();
  for (const time of ordered) {
    const day = dayOf(time);
    if (time <= now && day > dayOf(now) - DAYS && !lastOfDay.has(day)) lastOfDay.set(day, time);
  }
  return new Set([...ordered.slice(0, NEWEST), ...lastOfDay.values()]);
}
