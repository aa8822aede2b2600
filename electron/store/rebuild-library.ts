import { chmod, copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { LibraryNotice } from '../contract/library-notice.ts';
import type { Backup } from './backups.ts';
import { checkDatabase } from './check-database.ts';
import { openDatabase, type Database } from './database.ts';
import type { OpenFailure } from './disk-trouble.ts';
import { fileStamp } from './file-stamp.ts';
import { createLibraryNotices } from './library-notices.ts';
import { MIGRATIONS } from './migrations.ts';
import { removeDatabase, salvage } from './salvage.ts';
import { WriteRefused } from './salvaged-rows.ts';

/** Where the files that make a new library lie, beside the old one. */
const filesOf = (path: string) => ({
  /** Being built; worth nothing yet. */
  part: `${path}.part`,
  /** Being copied from `part`, which SQLite may still hold open. */
  copy: `${path}.copy`,
  /** Finished: from here on it is the library, whatever happens. */
  rebuilt: `${path}.rebuilt`,
  /** A copy of the damaged one to read from. */
  work: `${path}.salvage`,
});

/** Whether there is a file with anything in it. */
const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size > 0,
    () => false,
  );

/** Copies the file so that it outlives a power cut; only this user may read it. */
async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  await chmod(to, 0o600);
  const file = await open(to, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Copies the library's file and its log into the folder `damaged`, byte for byte. Nothing ever deletes them.
 * @returns the path of the copy; null where there is neither
 */
export async function setAside(path: string, now: number): Promise<string | null> {
  const folder = join(dirname(path), 'damaged');
  const aside = join(folder, `library-${fileStamp(now)}.db`);
  const ends: string[] = [];
  for (const end of ['-wal', '']) {
    if (!(await exists(path + end))) continue;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await copyDurably(path + end, aside + end);
    ends.push(end);
  }
  return ends.length === 0 ? null : aside;
}

/** How a new library comes to be. */
export interface Rebuilding {
  readonly path: string;
  readonly kind: LibraryNotice['kind'];
  /** The damaged file's copy; null where there is nothing to read. */
  readonly aside: string | null;
  /** Newest first. */
  readonly backups: readonly Backup[];
  readonly now: number;
}

/**
 * Makes a new library out of the newest sound backup and of what can be read in the damaged one, with a notice in it
 * that says so. It takes the old one's place with `finishRebuilding`; ended before, everything is as it was.
 */
export async function rebuildLibrary(rebuilding: Rebuilding): Promise<OpenFailure | null> {
  const { part, copy, rebuilt, work } = filesOf(rebuilding.path);
  await Promise.all([part, copy, work, `${work}.first`].map(removeDatabase));
  const backup = newestSound(rebuilding.backups);
  if (backup) await copyFile(backup.path, part);
  const opened = await openDatabase(part);
  if (!opened.ok) return opened.failure;
  try {
    await fill(opened.database, backup, rebuilding);
  } catch (error) {
    if (error instanceof WriteRefused) return error.code === 'disk_full' ? 'disk_full' : 'no_access';
    throw error;
  } finally {
    opened.database.close();
  }
  await copyDurably(part, copy);
  await rename(copy, rebuilt);
  return null;
}

/** Adds what the backup lacks, and the notice. */
async function fill(database: Database, backup: Backup | null, rebuilding: Rebuilding): Promise<void> {
  const { path, kind, aside, now } = rebuilding;
  const salvaged = aside === null ? 0 : await salvageFrom(aside, filesOf(path).work, database);
  // Some may have been done or cancelled since: none starts again by itself.
  const pause = database.prepare("UPDATE transfers SET state = 'paused' WHERE state = 'waiting'");
  const paused = database.write(() => pause.run());
  if (!paused.ok) throw new WriteRefused(paused.error.code);
  const written = createLibraryNotices(database).write({
    kind,
    at: now,
    records: countRecords(database),
    salvaged,
    backupAt: backup?.at ?? null,
    setAside: aside === null ? null : basename(aside),
  });
  if (!written.ok) throw new WriteRefused(written.error.code);
}

/** Puts a rebuilt library in the old one's place. Tells whether there was one. */
export async function finishRebuilding(path: string): Promise<boolean> {
  const { rebuilt, part, copy, work } = filesOf(path);
  if (!(await exists(rebuilt))) return false;
  // A log or journal of the old file would be read into the new one.
  await Promise.all(['-wal', '-journal'].map((end) => rm(path + end, { force: true })));
  await rename(rebuilt, path);
  await Promise.all([part, copy, work, `${work}.first`].map(removeDatabase));
  return true;
}

const newestSound = (backups: readonly Backup[]): Backup | null =>
  backups.find(({ path }) => {
    const { whole, version } = checkDatabase(path);
    return whole && version > 0 && version <= MIGRATIONS.length;
  }) ?? null;

async function salvageFrom(aside: string, work: string, library: Database): Promise<number> {
  if (!(await exists(aside))) return 0;
  await copyFile(aside, work);
  if (await exists(`${aside}-wal`)) await copyFile(`${aside}-wal`, `${work}-wal`);
  return salvage(work, library);
}

function countRecords(database: Database): number {
  const row = database.prepare('SELECT count(*) AS n FROM media_records').get();
  return typeof row === 'object' && row !== null && 'n' in row ? Number(row.n) : 0;
}
