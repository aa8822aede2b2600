import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../electron/store/database.ts';
import { MIGRATIONS } from '../../../electron/store/migrations.ts';
import { createMediaRecords } from '../../../electron/store/media-records.ts';
import { openedDatabase, record, scratchFolder } from './scratch.ts';

const PAGE_BYTES = 4096;

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
const hashOf = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

describe('openDatabase', () => {
  test('makes a private file in a private folder', async () => {
    const folder = join(await scratchFolder(), 'new', 'profile');
    const database = await openedDatabase(folder);
    database.write(() => database.prepare("INSERT INTO settings VALUES ('a', '1')").run());
    expect(await modeOf(folder)).toBe(0o700);
    expect(await modeOf(join(folder, 'library.db'))).toBe(0o600);
    expect(await modeOf(join(folder, 'library.db-wal'))).toBe(0o600);
  });

  test('takes away rights that others were given to an existing file', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'library.db'), '', { mode: 0o644 });
    await openedDatabase(folder);
    expect(await modeOf(join(folder, 'library.db'))).toBe(0o600);
  });

  test('runs with a synced write-ahead log, foreign keys and overwriting of what is deleted', async () => {
    const database = await openedDatabase(await scratchFolder());
    const pragma = (name: string) => database.prepare(`PRAGMA ${name}`).get();
    expect(pragma('journal_mode')).toMatchObject({ journal_mode: 'wal' });
    expect(pragma('synchronous')).toMatchObject({ synchronous: 2 });
    expect(pragma('fullfsync')).toMatchObject({ fullfsync: 1 });
    expect(pragma('foreign_keys')).toMatchObject({ foreign_keys: 1 });
    expect(pragma('secure_delete')).toMatchObject({ secure_delete: 1 });
    expect(pragma('user_version')).toMatchObject({ user_version: MIGRATIONS.length });
  });

  test('keeps what was written when it is opened again, and leaves one file when closed', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'library.db');
    for (const expected of [0, 1, 2]) {
      const opened = await openDatabase(path);
      if (!opened.ok) throw new Error(opened.failure);
      const { database } = opened;
      expect(database.prepare('SELECT count(*) AS n FROM settings').get()).toMatchObject({ n: expected });
      database.write(() =>
        database.prepare('INSERT INTO settings VALUES (:key, 1)').run({ key: `${expected}` }),
      );
      database.close();
      expect(await readdir(folder)).toEqual(['library.db']);
    }
  });

  test('refuses a database of a later version and changes no byte of it', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'library.db');
    const opened = await openDatabase(path);
    if (!opened.ok) throw new Error(opened.failure);
    opened.database.prepare(`PRAGMA user_version = ${MIGRATIONS.length + 1}`).get();
    opened.database.close();
    const before = await hashOf(path);
    expect(await openDatabase(path)).toEqual({ ok: false, failure: 'newer_than_app' });
    expect(await hashOf(path)).toBe(before);
  });

  test('tells a file that is no database from a folder that cannot be written', async () => {
    const folder = await scratchFolder();
    const text = 'This is a shopping list, whatever its name says. '.repeat(200);
    await writeFile(join(folder, 'library.db'), text);
    expect(await openDatabase(join(folder, 'library.db'))).toEqual({ ok: false, failure: 'damaged' });
    expect(await readFile(join(folder, 'library.db'), 'utf8')).toBe(text);
    await mkdir(join(folder, 'taken.db'));
    expect(await openDatabase(join(folder, 'taken.db'))).toEqual({ ok: false, failure: 'no_access' });
    expect(await openDatabase(join(folder, 'library.db', 'below-a-file.db'))).toEqual({
      ok: false,
      failure: 'no_access',
    });
  });

  test('finds damage in any page, also those that a start would not read, and changes no byte', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'library.db');
    const opened = await openDatabase(path);
    if (!opened.ok) throw new Error(opened.failure);
    const records = createMediaRecords(opened.database);
    for (let i = 0; i < 50; i++)
      records.insert(record({ id: `record-${i}`, name: `${i} ${'x'.repeat(400)}` }));
    opened.database.close();
    const whole = await readFile(path);
    const pages = Math.floor(whole.length / PAGE_BYTES);
    expect(pages).toBeGreaterThan(15);
    for (let page = 1; page < pages; page++) {
      const damaged = Buffer.from(whole).fill(0xff, page * PAGE_BYTES, page * PAGE_BYTES + 64);
      await writeFile(path, damaged);
      expect([page, await openDatabase(path)]).toEqual([page, { ok: false, failure: 'damaged' }]);
      expect((await readFile(path)).equals(damaged)).toBe(true);
    }
    await writeFile(path, whole.subarray(0, whole.length - 3 * PAGE_BYTES));
    expect(await openDatabase(path)).toEqual({ ok: false, failure: 'damaged' });
    await writeFile(join(folder, 'copy.db'), whole);
    await openedDatabase(folder, 'copy.db');
  });

  test('keeps a second process out while open, and lets it in afterwards', async () => {
    const path = join(await scratchFolder(), 'library.db');
    const source = JSON.stringify(new URL('../../../electron/store/database.ts', import.meta.url).href);
    const open = async () => {
      const script = `const { openDatabase } = await import(${source});
        const opened = await openDatabase(${JSON.stringify(path)});
        console.log(opened.ok ? 'opened' : opened.failure);`;
      const node = promisify(execFile);
      return (
        await node(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
      ).stdout.trim();
    };
    const first = await openDatabase(path);
    if (!first.ok) throw new Error(first.failure);
    expect(await open()).toBe('in_use');
    first.database.close();
    expect(await open()).toBe('opened');
  });
});

describe('transaction', () => {
  test('takes everything back when the work throws, and throws on', async () => {
    const database = await openedDatabase(await scratchFolder());
    const insert = database.prepare("INSERT INTO settings VALUES (:key, '1')");
    const work = () => {
      insert.run({ key: 'a' });
      throw new Error('a bug');
    };
    expect(() => database.transaction(work)).toThrow('a bug');
    expect(database.prepare('SELECT * FROM settings').all()).toEqual([]);
    expect(database.write(() => insert.run({ key: 'a' }))).toEqual({ ok: true, value: null });
  });

  test('says that the disk is full, keeps nothing of that work and goes on when there is room again', async () => {
    const database = await openedDatabase(await scratchFolder());
    const insert = database.prepare('INSERT INTO settings VALUES (:key, :value)');
    const value = 'x'.repeat(10_000);
    database.write(() => insert.run({ key: 'before', value }));
    database.prepare('PRAGMA max_page_count = 30').get();
    const fill = () => {
      for (let i = 0; i < 100; i++) insert.run({ key: `${i}`, value });
    };
    expect(database.write(fill)).toEqual({ ok: false, error: { code: 'disk_full' } });
    expect(database.prepare('SELECT key FROM settings').all()).toEqual([{ key: 'before' }]);
    database.prepare('PRAGMA max_page_count = 1000000').get();
    expect(database.write(fill)).toEqual({ ok: true, value: null });
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  });

  test('says that writing failed where the database has become read-only', async () => {
    const database = await openedDatabase(await scratchFolder());
    database.prepare('PRAGMA query_only = ON').get();
    const result = database.write(() => database.prepare("INSERT INTO settings VALUES ('a', '1')").run());
    expect(result).toEqual({ ok: false, error: { code: 'library_write_failed', facts: { sqlite: 8 } } });
  });
});
