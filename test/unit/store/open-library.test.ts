import { spawn } from 'node:child_process';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createBackups } from '../../../electron/store/backups.ts';
import { checkDatabase } from '../../../electron/store/check-database.ts';
import { readyBackup } from '../../../electron/store/ready-backup.ts';
import { openDatabase, type Database } from '../../../electron/store/database.ts';
import { createLibraryNotices } from '../../../electron/store/library-notices.ts';
import { createMediaRecords } from '../../../electron/store/media-records.ts';
import { MIGRATIONS } from '../../../electron/store/migrations.ts';
import { openLibrary } from '../../../electron/store/open-library.ts';
import { record, scratchFolder } from './scratch.ts';

const NOW = Date.UTC(2026, 10, 22, 9, 30);
const PAGE_BYTES = 4096;

const rowOf = (index: number) => record({ id: `record-${index}`, mediaId: `media-${index}` });
const ids = Array.from({ length: 60 }, (_, index) => `record-${index}`);
const BACKED = 50;

async function opened(path: string): Promise<Database> {
  const result = await openDatabase(path);
  if (!result.ok) throw new Error(result.failure);
  return result.database;
}

/** A library of sixty records, of which fifty are in a backup. */
async function profile(): Promise<{ folder: string; path: string }> {
  const folder = await scratchFolder();
  const path = join(folder, 'library.db');
  const database = await opened(path);
  const records = createMediaRecords(database);
  for (let index = 0; index < BACKED; index++) records.insert(rowOf(index));
  const backups = createBackups({ folder: join(folder, 'backups'), ready: readyBackup, now: () => NOW });
  await backups.write(database, MIGRATIONS.length);
  for (let index = BACKED; index < ids.length; index++) records.insert(rowOf(index));
  database.close();
  return { folder, path };
}

/** Ruins one page below the first, so that the file is a database, but not a whole one. */
async function ruin(path: string): Promise<Buffer> {
  const bytes = (await readFile(path)).fill(0xff, 4 * PAGE_BYTES, 4 * PAGE_BYTES + 64);
  await writeFile(path, bytes);
  return bytes;
}

async function openedLibrary(path: string, now = NOW) {
  const result = await openLibrary(path, () => now);
  if (!result.ok) throw new Error(result.failure);
  const { database, rebuilt } = result;
  let isOpen = true;
  const close = () => {
    if (isOpen) database.close();
    isOpen = false;
  };
  onTestFinished(close);
  return {
    rebuilt,
    found: createMediaRecords(database)
      .byIds(ids)
      .map(({ id }) => id),
    notice: createLibraryNotices(database).read(),
    close,
  };
}

describe('openLibrary', () => {
  test('says nothing of a whole library, and nothing of a first start', async () => {
    const { path } = await profile();
    expect(await openedLibrary(path)).toMatchObject({ rebuilt: false, found: ids, notice: null });
    const first = join(await scratchFolder(), 'library.db');
    expect(await openedLibrary(first)).toMatchObject({ rebuilt: false, found: [], notice: null });
  });

  test('says once that a library was rebuilt, and shows it until it was seen', async () => {
    const { path } = await profile();
    await ruin(path);
    const { rebuilt, notice, close } = await openedLibrary(path);
    expect(rebuilt).toBe(true);
    close();
    const again = await openedLibrary(path);
    expect([again.rebuilt, again.notice]).toEqual([false, notice]);
    again.close();
    const database = await opened(path);
    createLibraryNotices(database).clear();
    database.close();
    expect(await openedLibrary(path)).toMatchObject({ rebuilt: false, notice: null });
  });

  test.each([
    ['gone', (path: string) => rm(path)],
    ['empty', (path: string) => writeFile(path, '')],
  ])('brings a library that is %s back from its backup, and says so', async (_, take) => {
    const { path } = await profile();
    await take(path);
    const { rebuilt, found, notice } = await openedLibrary(path);
    expect(found).toEqual(ids.slice(0, BACKED));
    expect(rebuilt).toBe(true);
    expect(notice).toEqual({
      kind: 'missing',
      at: NOW,
      records: BACKED,
      salvaged: 0,
      backupAt: NOW,
      setAside: null,
    });
  });

  test('passes over backups that are damaged themselves or of a later version', async () => {
    const { folder, path } = await profile();
    const good = await readFile(join(folder, 'backups', 'library-20261122T093000Z.db'));
    const later = Buffer.from(good);
    later.writeUInt32BE(MIGRATIONS.length + 1, 60);
    await writeFile(join(folder, 'backups', 'library-20261122T093100Z.db'), later);
    await writeFile(join(folder, 'backups', 'library-20261122T093200Z.db'), good.subarray(0, 9000));
    await writeFile(join(folder, 'backups', 'library-20261122T093300Z.db'), 'a shopping list');
    await writeFile(path, 'another shopping list, quite a bit longer than the first one'.repeat(20));
    // By when the three are newer than the good one, and none is still to come.
    const found = await openedLibrary(path, NOW + 3_600_000);
    expect(found).toMatchObject({ notice: { records: BACKED, backupAt: NOW } });
  });

  test('where nothing at all can be read it opens empty, says so, and the old file is still there', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'library.db');
    const text = 'This is a shopping list, whatever its name says. '.repeat(200);
    await writeFile(path, text);
    const { found, notice } = await openedLibrary(path);
    expect(found).toEqual([]);
    expect(notice).toMatchObject({ kind: 'damaged', records: 0, salvaged: 0, backupAt: null });
    const aside = join(folder, 'damaged', notice?.setAside ?? '');
    expect(await readFile(aside, 'utf8')).toBe(text);
    expect((await stat(aside)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'damaged'))).mode & 0o777).toBe(0o700);
  });

  test('reads the damaged file through its log, and sets both aside', async () => {
    const { folder, path } = await profile();
    // Killed: the log was never moved into the file.
    const script = fileURLToPath(new URL('./crash-writer.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, path, 'late'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    await ended;
    const log = await readFile(`${path}-wal`);
    expect(log.length).toBeGreaterThan(0);
    await rm(join(folder, 'backups'), { recursive: true });
    // A page of an index, which the log does not hold anew.
    const bytes = (await readFile(path)).fill(0xff, 6 * PAGE_BYTES, 6 * PAGE_BYTES + 64);
    await writeFile(path, bytes);

    const result = await openLibrary(path, () => NOW);
    if (!result.ok) throw new Error(result.failure);
    onTestFinished(() => result.database.close());
    expect(result.rebuilt).toBe(true);
    const aside = join(folder, 'damaged', 'library-20261122T093000Z.db');
    expect((await readFile(aside)).equals(bytes)).toBe(true);
    expect((await readFile(`${aside}-wal`)).equals(log)).toBe(true);
    expect(createMediaRecords(result.database).byIds(['late-0'])).toHaveLength(1);
  });

  test('a rebuilding that was ended after its last step but one is finished at the next start', async () => {
    const { folder, path } = await profile();
    const other = await profile();
    await writeFile(`${path}.rebuilt`, await readFile(other.path));
    await ruin(path);
    await writeFile(`${path}-wal`, 'of the old file');
    await writeFile(`${path}.part`, 'half');
    const { rebuilt, found } = await openedLibrary(path);
    expect([rebuilt, found]).toEqual([true, ids]);
    expect((await readdir(folder)).sort()).toEqual(['backups', 'library.db', 'library.db-wal']);
  });

  test('a rebuilding killed anywhere ends well at the next start', { timeout: 180_000 }, async () => {
    let caught = 0;
    for (let round = 0; round < 12; round++) {
      const { folder, path } = await profile();
      const damaged = await ruin(path);
      await killWhileOpening(path, round * 6);
      const left = await readdir(folder);
      if (left.some((name) => /\.(part|copy|rebuilt|salvage)/.test(name))) caught += 1;
      const { found, notice, close } = await openedLibrary(path);
      expect(found).toEqual(ids);
      expect(notice).toMatchObject({ kind: 'damaged', records: ids.length, salvaged: ids.length - BACKED });
      const aside = await readdir(join(folder, 'damaged'));
      const copies = await Promise.all(aside.map((name) => readFile(join(folder, 'damaged', name))));
      expect(copies.some((copy) => copy.equals(damaged))).toBe(true);
      close();
    }
    expect(caught).toBeGreaterThan(0);
  });

  test('an older library is backed up before it is migrated', async () => {
    const { folder, path } = await profile();
    await rm(join(folder, 'backups'), { recursive: true });
    const later = 'CREATE TABLE later (id TEXT)';
    const migrations = MIGRATIONS as string[];
    migrations.push(later);
    onTestFinished(() => void migrations.splice(migrations.indexOf(later), 1));
    const { found, rebuilt } = await openedLibrary(path);
    expect([found, rebuilt]).toEqual([ids, false]);
    const backup = join(folder, 'backups', 'library-20261122T093000Z.db');
    expect(checkDatabase(backup)).toEqual({ whole: true, version: MIGRATIONS.length - 1 });
    expect((await stat(backup)).mode & 0o777).toBe(0o600);
  });

  test('an older library that cannot be backed up is left as it is', async () => {
    const { folder, path } = await profile();
    await rm(join(folder, 'backups'), { recursive: true });
    await writeFile(join(folder, 'backups'), 'a file where the folder should be');
    const later = 'CREATE TABLE later (id TEXT)';
    const migrations = MIGRATIONS as string[];
    migrations.push(later);
    onTestFinished(() => void migrations.splice(migrations.indexOf(later), 1));
    expect(await openLibrary(path, () => NOW)).toEqual({ ok: false, failure: 'no_access' });
    expect(checkDatabase(path)).toEqual({ whole: true, version: MIGRATIONS.length - 1 });
  });
});

/** Opens the library in a process of its own and ends that `afterMs` after it began. */
async function killWhileOpening(path: string, afterMs: number): Promise<void> {
  const source = JSON.stringify(new URL('../../../electron/store/open-library.ts', import.meta.url).href);
  const script = `const { openLibrary } = await import(${source});
    process.stdout.write('begun');
    await openLibrary(${JSON.stringify(path)}, () => ${NOW});
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await setTimeout(afterMs);
  child.kill('SIGKILL');
  await ended;
}
