import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createBackups } from './backups.ts';
import { readyBackup } from './ready-backup.ts';
import { openDatabase, openFailureOf, type Database } from './database.ts';
import type { OpenFailure } from './disk-trouble.ts';
import { finishRebuilding, rebuildLibrary, setAside } from './rebuild-library.ts';

export type OpenedLibrary =
  | { readonly ok: true; readonly database: Database; readonly rebuilt: boolean }
  | { readonly ok: false; readonly failure: OpenFailure };

/**
 * Opens the library, whatever became of its file: a damaged one is set aside and a new one made from the newest backup
 * and from what can still be read; one that is gone is brought back from there. An older one is backed up before it is
 * migrated.
 */
export async function openLibrary(path: string, now: () => number): Promise<OpenedLibrary> {
  try {
    return await openOrRebuild(path, now);
  } catch (error) {
    const failure = openFailureOf(error);
    if (failure === null) throw error;
    return { ok: false, failure };
  }
}

async function openOrRebuild(path: string, now: () => number): Promise<OpenedLibrary> {
  const backups = createBackups({ folder: join(dirname(path), 'backups'), ready: readyBackup, now });
  let rebuilt = await finishRebuilding(path);
  const rebuild = async (kind: 'damaged' | 'missing', aside: string | null) => {
    const failure = await rebuildLibrary({ path, kind, aside, backups: await backups.list(), now: now() });
    rebuilt = failure === null && (await finishRebuilding(path));
    return failure;
  };
  const beforeMigration = async (library: Pick<Database, 'copyTo'>, version: number) => {
    await backups.write(library, version);
  };

  if ((await isMissing(path)) && (await backups.list()).length > 0) {
    // A log that was left alone is of no use without its file, but nothing is thrown away.
    await setAside(path, now());
    const failure = await rebuild('missing', null);
    if (failure !== null) return { ok: false, failure };
  }
  const found: { aside: string | null } = { aside: null };
  const onDamage = async () => {
    found.aside = await setAside(path, now());
  };
  const opened = await openDatabase(path, { beforeMigration, onDamage });
  if (opened.ok) return { ...opened, rebuilt };
  // Without a copy of the old file nothing takes its place; and what was just built is not built again.
  if (opened.failure !== 'damaged' || found.aside === null || rebuilt) return opened;
  const failure = await rebuild('damaged', found.aside);
  if (failure !== null) return { ok: false, failure };
  const again = await openDatabase(path, { beforeMigration });
  return again.ok ? { ...again, rebuilt } : again;
}

/** A file just made, or emptied, has no byte; a library has at least one page. */
const isMissing = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size === 0,
    () => true,
  );
