import { libraryQuery } from '../../library-query.ts';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupsToKeep, createBackups } from '../../../electron/store/backups.ts';
import { checkDatabase } from '../../../electron/store/check-database.ts';
import { readyBackup } from '../../../electron/store/ready-backup.ts';
import { readyInThread } from '../../../electron/store/ready-in-thread.ts';
import { openDatabase } from '../../../electron/store/database.ts';
import { createMediaRecords } from '../../../electron/store/media-records.ts';
import { MIGRATIONS } from '../../../electron/store/migrations.ts';
import { openedDatabase, record, scratchFolder } from './scratch.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 22, 9, 30);

describe('backupsToKeep', () => {
  const hoursAgo = (...hours: readonly number[]) => hours.map((hour) => NOW - hour * HOUR);

  test('keeps the newest five, and the last of each of the last seven days', () => {
    const times = hoursAgo(0, 1, 2, 3, 4, 5, 6, 20, 30, 31, 60, 100, 130, 160, 170, 500);
    expect([...backupsToKeep(times, NOW)].sort((a, b) => b - a)).toEqual(
      hoursAgo(0, 1, 2, 3, 4, 20, 60, 100, 130),
    );
  });

  test('keeps what there is where that is little, however old', () => {
    const times = hoursAgo(5000, 6000, 7000);
    expect(backupsToKeep(times, NOW)).toEqual(new Set(times));
  });

  test('counts those of a clock that was ahead as the oldest', () => {
    const ahead = hoursAgo(-1, -24 * 365);
    expect(backupsToKeep([...ahead, ...hoursAgo(0, 1, 2, 3, 4)], NOW)).toEqual(
      new Set(hoursAgo(0, 1, 2, 3, 4)),
    );
    expect(backupsToKeep([...ahead, ...hoursAgo(0)], NOW)).toEqual(new Set([...hoursAgo(0), ...ahead]));
  });

  test('keeps five at least and eleven at most, always the newest, and what it keeps it keeps again', () => {
    const times = fc.uniqueArray(fc.integer({ min: NOW - 1000 * HOUR, max: NOW }), { maxLength: 60 });
    fc.assert(
      fc.property(times, (all) => {
        const kept = backupsToKeep(all, NOW);
        expect(kept.size).toBeGreaterThanOrEqual(Math.min(5, all.length));
        expect(kept.size).toBeLessThanOrEqual(11);
        if (all.length > 0) expect(kept.has(Math.max(...all))).toBe(true);
        expect(backupsToKeep([...kept], NOW)).toEqual(kept);
      }),
    );
  });
});

describe('a backup', () => {
  test('is a whole, private copy of the library at that moment, and the library can be written meanwhile', async () => {
    const folder = await scratchFolder();
    const database = await openedDatabase(folder);
    const records = createMediaRecords(database);
    for (let index = 0; index < 500; index++) records.insert(record({ id: `before-${index}` }));
    const place = join(folder, 'backups');
    const backups = createBackups({ folder: place, ready: readyBackup, now: () => NOW });
    const writing = backups.write(database, MIGRATIONS.length);
    let meanwhile = 0;
    const progress = { done: false };
    void writing.finally(() => (progress.done = true));
    while (!progress.done || meanwhile < 20) {
      records.insert(record({ id: `meanwhile-${meanwhile}` }));
      meanwhile += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { path, at, bytes } = await writing;
    expect([at, bytes]).toEqual([NOW, (await stat(path)).size]);
    expect(await readdir(place)).toEqual(['library-20261122T093000Z.db']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(place)).mode & 0o777).toBe(0o700);
    expect(checkDatabase(path)).toEqual({ whole: true, version: MIGRATIONS.length });
    expect(database.prepare('PRAGMA wal_autocheckpoint').get()).toEqual({ wal_autocheckpoint: 1000 });

    const copy = createMediaRecords(await openedDatabase(place, 'library-20261122T093000Z.db'));
    const everything = libraryQuery({}, { limit: 1 });
    expect(copy.byIds(['before-0', 'before-499'])).toHaveLength(2);
    expect(copy.page(everything, 0).total).toBeLessThan(500 + meanwhile);
    expect(records.page(everything, 0).total).toBe(500 + meanwhile);
  });

  test('and a checkpoint work as the first thing done with a library that was there before', async () => {
    const folder = await scratchFolder();
    const place = join(folder, 'backups');
    const first = await openDatabase(join(folder, 'library.db'));
    if (!first.ok) throw new Error(first.failure);
    createMediaRecords(first.database).insert(record());
    first.database.close();
    const again = await openDatabase(join(folder, 'library.db'));
    if (!again.ok) throw new Error(again.failure);
    expect(again.database.prepare('PRAGMA wal_checkpoint').get()).toMatchObject({ busy: 0 });
    again.database.close();
    const database = await openedDatabase(folder);
    const backups = createBackups({ folder: place, ready: readyBackup, now: () => NOW });
    const { path } = await backups.write(database, MIGRATIONS.length);
    expect(checkDatabase(path)).toEqual({ whole: true, version: MIGRATIONS.length });
  });

  test('that is not whole gets no name, and leaves nothing behind', async () => {
    const folder = await scratchFolder();
    const place = join(folder, 'backups');
    const database = await openedDatabase(folder);
    for (const found of [
      { whole: false, version: 0 },
      { whole: true, version: MIGRATIONS.length + 1 },
    ]) {
      const backups = createBackups({ folder: place, ready: () => found, now: () => NOW });
      await expect(backups.write(database, MIGRATIONS.length)).rejects.toThrow('not whole');
      expect(await readdir(place)).toEqual([]);
    }
  });

  test('clears away what an earlier run left half done and what is no longer needed', async () => {
    const folder = await scratchFolder();
    const place = join(folder, 'backups');
    await mkdir(place);
    await writeFile(join(place, 'library-20261122T080000Z.db.part'), 'half');
    await writeFile(join(place, 'library-20261122T080000Z.db.part-journal'), 'half');
    await writeFile(join(place, 'holiday.db'), 'mine');
    let now = NOW;
    const backups = createBackups({ folder: place, ready: readyBackup, now: () => now });
    const database = await openedDatabase(folder);
    for (let count = 0; count < 8; count++) {
      await backups.write(database, MIGRATIONS.length);
      now += 60_000;
    }
    expect(await readdir(place)).toEqual([
      'holiday.db',
      ...['33', '34', '35', '36', '37'].map((minute) => `library-20261122T09${minute}00Z.db`),
    ]);
    expect((await backups.list()).map(({ at }) => (at - NOW) / 60_000)).toEqual([7, 6, 5, 4, 3]);
  });

  test('made while the clock was ahead stands behind true ones, and goes with all others where one replaces them', async () => {
    const folder = await scratchFolder();
    const database = await openedDatabase(folder);
    let now = Date.UTC(2030, 0, 1);
    const place = join(folder, 'backups');
    const backups = createBackups({ folder: place, ready: readyBackup, now: () => now });
    const ahead = await backups.write(database, MIGRATIONS.length);
    now = NOW;
    const older = await backups.write(database, MIGRATIONS.length);
    now += HOUR;
    const newest = await backups.write(database, MIGRATIONS.length);
    expect(await backups.list()).toEqual([newest, older, ahead]);
    await backups.removeOthers(newest);
    expect(await backups.list()).toEqual([newest]);
  });

  test('is kept where the clock is set back while it is made', async () => {
    const folder = await scratchFolder();
    const database = await openedDatabase(folder);
    let now = NOW;
    const ready: typeof readyBackup = (path) => {
      now -= HOUR;
      return readyBackup(path);
    };
    const backups = createBackups({ folder: join(folder, 'backups'), ready, now: () => now });
    for (let count = 0; count < 7; count++) {
      now += 2 * HOUR;
      const made = await backups.write(database, MIGRATIONS.length);
      now = made.at;
      expect((await backups.list())[0]).toEqual(made);
    }
  });

  // The real script is TypeScript, which a thread cannot load here; the end-to-end tests run it as built.
  test('is checked in a thread of its own, whose end without an answer is an error', async () => {
    const script = (body: string) =>
      new URL(`data:text/javascript,import { parentPort, workerData } from 'node:worker_threads'; ${body}`);
    const answering = readyInThread(script('parentPort.postMessage({ whole: true, version: workerData })'));
    expect(await answering('/a/path')).toEqual({ whole: true, version: '/a/path' });
    await expect(readyInThread(script('throw new Error("broken")'))('')).rejects.toThrow('broken');
    await expect(readyInThread(script(''))('')).rejects.toThrow('without an answer');
  });
});
