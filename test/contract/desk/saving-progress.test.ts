import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import type { SaveProgress } from '../../../electron/contract/saving.ts';
import { startDesk } from './desk-harness.ts';
import { hashOf, setUp } from './saving-scene.ts';

const makePipe = (path: string) => promisify(execFile)('mkfifo', [path]);

/** Twelve fetched files, of which the sixth comes from the disk only as far as it is let. */
async function slowScene() {
  const scene = await setUp({ saveManifest: true });
  const bytes = Array.from({ length: 12 }, () => randomBytes(20_000));
  const names = bytes.map((_, at) => `${String(at).padStart(2, '0')}.bin`);
  const ids = await scene.fetchAll(names.map((name, at) => ({ name, bytes: bytes[at] ?? Buffer.alloc(0) })));
  const slow = join(scene.cache, ids[5] ?? '');
  await rm(slow);
  await makePipe(slow);
  const report = scene.desk.saves.save(ids);
  // Opens once the copy has.
  const pipe = await open(slow, 'w');
  await pipe.write(bytes[5] ?? Buffer.alloc(0), 0, 10_000);
  const told = () => scene.events.saveProgressed ?? [];
  const last = () => told().at(-1) ?? null;
  const finish = async () => {
    await pipe.write(bytes[5] ?? Buffer.alloc(0), 10_000);
    await pipe.close();
  };
  return { ...scene, ids, names, bytes, report, told, last, finish, breakOff: () => pipe.close() };
}

test('a save that takes its time tells how far it is, and that it is over', async () => {
  const { desk, told, last, finish, report } = await slowScene();
  await vi.waitFor(() =>
    expect(last()).toEqual({ done: 11, total: 12, bytesDone: 220_000, bytesTotal: 240_000, fetching: 0 }),
  );
  expect(desk.saves.progress()).toEqual(last());
  await finish();
  expect(await report).toMatchObject({ value: { saved: 12, left: [] } });
  expect(last()).toBeNull();
  expect(desk.saves.progress()).toBeNull();
  const counts = told().flatMap((progress: SaveProgress | null) => progress?.done ?? []);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
});

describe('a save that is cancelled', () => {
  test('keeps what it saved, lists it, leaves no part, and the rest can be saved', async () => {
    const { desk, names, bytes, ids, report, breakOff, list, read, save, last } = await slowScene();
    // Three others go on beside the slow one: some are done, the rest must not be begun.
    desk.saves.cancel();
    await breakOff();
    const cancelled = await report;
    if (!cancelled.ok) throw new Error(cancelled.error.code);
    const { saved, left, failed, manifest } = cancelled.value;
    expect(failed).toEqual([]);
    expect(left).toContain(ids[5]);
    expect(saved + left.length).toBe(12);
    expect(last()).toBeNull();
    const isSaved = (_: unknown, at: number) => !left.includes(ids[at] ?? '');
    const lists = manifest === null ? [] : [manifest, manifest.replace('.csv', '.json')];
    expect(await list()).toEqual([...names.filter(isSaved), ...lists]);
    expect(manifest).not.toBeNull();
    const rows = JSON.parse((await read(lists[1] ?? '')).toString()) as { sha256: string }[];
    expect(rows.map(({ sha256 }) => sha256)).toEqual(bytes.filter(isSaved).map(hashOf));
    expect(ids.map((id) => desk.transfers.find(id)?.fetched?.savedAs ?? null)).toEqual(
      names.map((name, at) => (isSaved(name, at) ? name : null)),
    );
    const rest = await save(left.filter((id) => id !== ids[5]));
    expect(rest).toMatchObject({ saved: left.length - 1, left: [], failed: [] });
  });

  test('by the app that closes leaves no part either, and nothing is counted as saved that is not', async () => {
    const { desk, close, report, breakOff, list, names } = await slowScene();
    expect(desk.active()).toBe(12);
    const closed = close();
    await breakOff();
    await closed;
    const ended = await report;
    const left = ended.ok ? ended.value.left.length : 0;
    expect(left).toBeGreaterThan(0);
    const there = (await list()).filter((name) => !name.startsWith('manifest'));
    expect(there).toHaveLength(12 - left);
    expect(names).toEqual(expect.arrayContaining(there));
  });
});

describe('what is no longer here whole', () => {
  test('is fetched again before it is saved; what cannot be says why', async () => {
    const scene = await setUp();
    const bytes = randomBytes(5000);
    const ids = await scene.fetchAll([{ name: 'a.bin', bytes }, { name: 'b.bin' }, { name: 'c.bin' }]);
    const [first = '', second = ''] = ids;
    await writeFile(join(scene.cache, first), Buffer.alloc(5000));
    await rm(join(scene.cache, second));
    const before = await scene.save(ids);
    expect(before.failed.map(({ id, error }) => [id, error.code])).toEqual([
      [first, 'fetched_damaged'],
      [second, 'fetched_removed'],
    ]);
    scene.server.faults.set({ on: 'get', errcode: 40007, times: 1 });
    const again = await scene.save([first, second]);
    expect(again.saved).toBe(1);
    const [refused] = again.failed;
    expect(again.failed).toMatchObject([{ error: { code: 'api_refused', errcode: 40007 } }]);
    expect(scene.desk.transfers.find(refused?.id ?? '')?.error?.errcode).toBe(40007);
    // It is not asked for again unless the person says so.
    const calls = scene.server.log.length;
    expect((await scene.save([refused?.id ?? ''])).failed).toMatchObject([{ error: { errcode: 40007 } }]);
    expect(scene.server.log).toHaveLength(calls);
    if (refused?.id === second)
      expect(hashOf(await readFile(join(scene.folder, 'a.bin')))).toBe(hashOf(bytes));
  });

  test('holds up none that is here, nor what is saved by itself meanwhile', async () => {
    const scene = await setUp();
    const ids = await scene.fetchAll([{ name: 'a.bin' }, { name: 'b.bin' }, { name: 'c.bin' }]);
    const [lost = ''] = ids;
    await rm(join(scene.cache, lost));
    await scene.save([lost]);
    scene.server.faults.set({ on: 'get', dialect: 'wecom', stall: 'before-headers' });
    const report = scene.desk.saves.save(ids);
    await vi.waitFor(async () => expect(await scene.list()).toEqual(['b.bin', 'c.bin']));
    scene.desk.settings.change({ saveWhenFetched: true });
    const [other = ''] = await scene.fetchAll([{ name: 'd.bin', on: 'oa' }]);
    await vi.waitFor(() =>
      expect(scene.desk.transfers.find(other)?.fetched?.savedAs).toEqual(expect.any(String)),
    );
    expect(await scene.list()).toHaveLength(3);
    scene.desk.saves.cancel();
    expect(await report).toMatchObject({ value: { saved: 2, failed: [], left: [lost] } });
  });

  test('and comes while the rest is saved stands in the list where it was asked for', async () => {
    const scene = await setUp({ savedName: '{{number}} {{name}}', saveManifest: true });
    const ids = await scene.fetchAll([{ name: 'a.bin' }, { name: 'b.bin' }]);
    const [lost = ''] = ids;
    await rm(join(scene.cache, lost));
    await scene.save([lost]);
    const { saved, manifest } = await scene.save(ids);
    expect(saved).toBe(2);
    const rows = JSON.parse((await scene.read(manifest?.replace('.csv', '.json') ?? '')).toString()) as {
      file: string;
    }[];
    expect(rows.map(({ file }) => file)).toEqual(['1 a.bin', '2 b.bin']);
  });

  test('but is being fetched again, or is to be, says so and stays to be saved', async () => {
    const scene = await setUp();
    const ids = await scene.fetchAll([{ name: 'a.bin' }, { name: 'b.bin' }]);
    const [paused = '', running = ''] = ids;
    for (const id of ids) await rm(join(scene.cache, id));
    await scene.save(ids);
    scene.server.faults.set({ on: 'get', stall: 'before-headers' });
    scene.desk.transfers.retry(ids, false);
    scene.desk.transfers.pause([paused]);
    await vi.waitFor(() => expect(scene.desk.transfers.find(running)?.state).toBe('running'));
    const early = await scene.save(ids);
    expect(early).toMatchObject({ saved: 0, left: [] });
    expect(early.failed.map(({ id, error }) => [id, error.code])).toEqual([
      [paused, 'fetch_paused'],
      [running, 'fetch_under_way'],
    ]);
    scene.desk.transfers.cancel([running]);
    await scene.desk.transfers.quiet();
    scene.server.faults.clear();
    scene.desk.transfers.retry([running], false);
    scene.desk.transfers.resume([paused]);
    await scene.desk.transfers.quiet();
    expect(await scene.save(ids)).toMatchObject({ saved: 2, failed: [], left: [] });
  });

  test('is not waited for once the save is cancelled', async () => {
    const scene = await setUp();
    const [id = ''] = await scene.fetchAll([{ name: 'a.bin' }]);
    await rm(join(scene.cache, id));
    await scene.save([id]);
    scene.server.faults.set({ on: 'get', stall: 'before-headers' });
    const again = scene.save([id]);
    await vi.waitFor(() => expect(scene.events.saveProgressed?.at(-1)).toMatchObject({ fetching: 1 }));
    scene.desk.saves.cancel();
    expect(await again).toMatchObject({ saved: 0, failed: [], left: [id] });
    expect(scene.desk.transfers.find(id)?.state).toBe('running');
  });
});

describe('the list of what is saved by itself', () => {
  const rowsOf = async (scene: Awaited<ReturnType<typeof setUp>>) => {
    const names = (await scene.list()).filter((name) => name.startsWith('manifest'));
    expect(names.map((name) => name.replace(/\d{4}-\d\d-\d\d/, 'DAY'))).toEqual([
      'manifest DAY.csv',
      'manifest DAY.json',
    ]);
    const [csv = '', json = ''] = await Promise.all(
      names.map(async (name) => (await scene.read(name)).toString()),
    );
    const rows = JSON.parse(json) as { file: string; sha256: string }[];
    const files = rows.map(({ file }) => file);
    expect(
      csv
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[1]),
    ).toEqual(files);
    return files;
  };

  test('is one a day, grows, and is not there where it is not wanted', async () => {
    const scene = await setUp({ saveWhenFetched: true, saveManifest: true });
    await scene.fetchAll([{ name: 'a.bin' }]);
    await scene.desk.quiet();
    expect(await rowsOf(scene)).toEqual(['a.bin']);
    await scene.fetchAll([{ name: 'b.bin' }, { name: 'c.bin' }]);
    await scene.desk.quiet();
    expect(await rowsOf(scene)).toEqual(['a.bin', 'b.bin', 'c.bin']);
    scene.desk.settings.change({ saveManifest: false });
    await scene.fetchAll([{ name: 'd.bin' }]);
    await scene.desk.quiet();
    expect(await rowsOf(scene)).toEqual(['a.bin', 'b.bin', 'c.bin']);
  });

  test('has each file once after a kill between the list and the note of it', async () => {
    const scene = await setUp({ saveWhenFetched: true, saveManifest: true });
    const ids = await scene.fetchAll([{ name: 'a.bin' }, { name: 'b.bin' }]);
    await scene.desk.quiet();
    await scene.fetchAll([{ name: 'c.bin' }]);
    await scene.desk.quiet();
    // As the disk would be then: listed, not noted, and still to be done.
    for (const id of ids) {
      const fetched = scene.desk.transfers.find(id)?.fetched;
      if (fetched) scene.desk.transfers.change(id, { fetched: { ...fetched, savedAs: null } });
    }
    await scene.close();
    const { database, close } = await startDesk({ folder: scene.profile });
    database.write(
      () =>
        void database
          .prepare("INSERT OR REPLACE INTO settings (key, value) VALUES ('waitingSaves', :ids)")
          .run({ ids: ids.join(' ') }),
    );
    await close();
    const again = await startDesk({ folder: scene.profile });
    await again.desk.quiet();
    expect(ids.map((id) => again.desk.transfers.find(id)?.fetched?.savedAs)).toEqual(['a.bin', 'b.bin']);
    expect(await rowsOf(scene)).toEqual(['a.bin', 'b.bin', 'c.bin']);
  });

  test('is no file of a customer, and none of the person is written into', async () => {
    const scene = await setUp({ saveWhenFetched: true, saveManifest: true, onSaveConflict: 'replace' });
    await scene.fetchAll([{ name: 'a.bin' }]);
    await scene.desk.quiet();
    const name = (await scene.list()).find((one) => one.endsWith('.csv')) ?? '';
    await scene.fetchAll([{ name, bytes: Buffer.from('not a list') }]);
    await scene.desk.quiet();
    expect(await rowsOfAll(scene, name)).toEqual(['a.bin', name.replace('.csv', ' (2).csv')]);
    await writeFile(join(scene.folder, name), 'theirs');
    await scene.fetchAll([{ name: 'b.bin' }]);
    await scene.desk.quiet();
    expect((await scene.read(name)).toString()).toBe('theirs');
    const own = (await scene.list()).filter((one) => /^manifest \d{4}-\d\d-\d\d-2\.csv$/.test(one));
    expect(own).toHaveLength(1);
    expect((await scene.read(own[0] ?? '')).toString()).toContain('b.bin');
  });

  const rowsOfAll = async (scene: Awaited<ReturnType<typeof setUp>>, csv: string) => {
    const text = (await scene.read(csv.replace('.csv', '.json'))).toString();
    return (JSON.parse(text) as { file: string }[]).map(({ file }) => file);
  };
});
