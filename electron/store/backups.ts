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
  /** Newest first. */
  list(): Promise<readonly Backup[]>;
  /**
   * Copies the library, checks the copy, and only then gives it its name; older ones beyond need go. Rejects with the
   * reason, and then nothing but the copy is lost.
   * @param version what the library's `user_version` must be in the copy
   */
  write(library: Pick<Database, 'copyTo'>, version: number): Promise<Backup>;
  /** Deletes every backup older than this one. */
  removeOlder(than: Backup): Promise<void>;
}

const NAME = /^library-(.+)\.db$/;

/** Files `library-<UTC stamp>.db`, which only this user may read. */
export function createBackups(options: {
  readonly folder: string;
  readonly check: (path: string) => FileCheck | Promise<FileCheck>;
  readonly now: () => number;
}): Backups {
  const { folder } = options;

  const list = async (): Promise<readonly Backup[]> => {
    const names = await readdir(folder).catch(() => []);
    const found = await Promise.all(names.map((name) => describe(folder, name)));
    return found.filter((backup) => backup !== null).sort((a, b) => b.at - a.at);
  };

  const clearUp = async (): Promise<void> => {
    const all = await list();
    const kept = backupsToKeep(
      all.map(({ at }) => at),
      options.now(),
    );
    await Promise.all(all.filter(({ at }) => !kept.has(at)).map(({ path }) => rm(path, { force: true })));
  };

  return {
    list,
    async removeOlder({ at }) {
      const older = (await list()).filter((backup) => backup.at < at);
      await Promise.all(older.map(({ path }) => rm(path, { force: true })));
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
        const { whole, version: found } = await options.check(part);
        if (!whole || found !== version) throw new Error('The copy of the library is not whole');
        await rename(part, path);
      } catch (error) {
        await rm(part, { force: true }).catch(() => undefined);
        throw error;
      }
      await clearUp();
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

/** The newest five, and of each of the last seven UTC days the last one. All in ms since epoch. */
export function backupsToKeep(times: readonly number[], now: number): ReadonlySet<number> {
  const newestFirst = [...times].sort((a, b) => b - a);
  const dayOf = (time: number) => Math.floor(time / DAY_MS);
  const lastOfDay = new Map<number, number>();
  for (const time of newestFirst) {
    const day = dayOf(time);
    if (day > dayOf(now) - DAYS && !lastOfDay.has(day)) lastOfDay.set(day, time);
  }
  return new Set([...newestFirst.slice(0, NEWEST), ...lastOfDay.values()]);
}
