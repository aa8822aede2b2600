import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createCsvReader } from '../../../electron/services/csv.ts';
import { fillDisk } from '../../unit/store/full-disk.ts';
import { startDesk, temporaryFolder } from './desk-harness.ts';
import { hashOf, SENT_AT, setUp } from './saving-scene.ts';

test('files of both platforms are saved by sender and day, whole, with a list of them', async () => {
  const scene = await setUp({
    savedName: '{{sender}}/{{created_at:YYYY-MM-DD}}/{{name}}',
    saveManifest: true,
  });
  const bytes = [randomBytes(300_000), randomBytes(10), randomBytes(5000)] as const;
  const ids = await scene.fetchAll([
    { name: '海报.bin', bytes: bytes[0], sender: '=王 小明', messageId: '42', sentAt: SENT_AT, type: 'file' },
    { name: '报价.bin', bytes: bytes[1], on: 'oa', sender: '../oABC', sentAt: SENT_AT },
    { name: 'plain.bin', bytes: bytes[2] },
  ]);
  const report = await scene.save(ids);
  const { manifest } = report;
  expect(report).toMatchObject({
    saved: 3,
    skipped: 0,
    failed: [],
    folder: scene.folder.split('/').at(-1),
    manifestError: null,
  });

  const two = (value: number) => String(value).padStart(2, '0');
  const dayOf = (time: Date) => `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const day = dayOf(new Date(SENT_AT * 1000));
  const files = [`=王 小明/${day}/海报.bin`, `_oABC/${day}/报价.bin`, `${dayOf(new Date())}/plain.bin`];
  const json = manifest?.replace('.csv', '.json') ?? '';
  expect(manifest).toMatch(/^manifest \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.csv$/);
  expect(await scene.list()).toEqual([...files, manifest, json].sort());
  expect((await Promise.all(files.map(scene.read))).map(hashOf)).toEqual(bytes.map(hashOf));
  for (const file of files) {
    expect((await stat(join(scene.folder, file))).mode & 0o111).toBe(0);
  }

  const rows = JSON.parse((await scene.read(json)).toString()) as Record<string, string | number | null>[];
  expect(rows.map((row) => row['file'])).toEqual(files);
  expect(rows.map((row) => row['sha256'])).toEqual(bytes.map(hashOf));
  expect(rows[0]).toMatchObject({
    ...{
      size: 300_000,
      type: 'file',
      sender: '=王 小明',
      message_id: '42',
      account: 'Shop',
      platform: 'wecom',
    },
    sent_at: '2026-11-20T12:00:00.000Z',
    expires_at: '2026-11-23T12:00:00.000Z',
    media_id: scene.desk.transfers.find(ids[0] ?? '')?.mediaId,
  });
  expect(rows[2]).toMatchObject({ sender: null, message_id: null, sent_at: null });
  const csv = (await scene.read(manifest ?? '')).toString();
  expect(csv.startsWith('\uFEFFmedia_id,file,sha256,')).toBe(true);
  expect(csv).toContain(",'=王 小明,");
  const [, ...lines] = createCsvReader()(csv.slice(1), true);
  expect(lines.map(({ cells }) => cells)).toEqual(
    rows.map((row) => Object.values(row).map((cell) => String(cell ?? ''))),
  );

  expect(scene.audited.filter(({ action }) => action === 'save')).toMatchObject([
    { result: 'ok' },
    { result: 'ok' },
    { result: 'ok' },
  ]);
  expect(scene.desk.transfers.find(ids[1] ?? '')?.fetched?.savedAs).toBe('报价.bin');
});

describe('a name that is taken', () => {
  const scenes = async (onSaveConflict: 'number' | 'replace' | 'skip') => {
    const scene = await setUp({ onSaveConflict });
    await writeFile(join(scene.folder, 'a.bin'), 'theirs');
    const [bytes, other] = [randomBytes(10), randomBytes(10)];
    const ids = await scene.fetchAll([
      { name: 'a.bin', bytes },
      { name: 'A.bin', bytes: other },
      { name: 'b.bin', bytes },
    ]);
    const report = await scene.save(ids);
    return { ...scene, ids, report, bytes, other };
  };

  test('gets a number, and what is there stays', async () => {
    const { report, list, read, bytes, other } = await scenes('number');
    expect(report).toMatchObject({ saved: 3, skipped: 0, failed: [] });
    const names = await list();
    expect(names).toHaveLength(4);
    expect(names).toEqual(expect.arrayContaining(['a.bin', 'b.bin']));
    expect((await read('a.bin')).toString()).toBe('theirs');
    const added = await Promise.all(names.filter((name) => !['a.bin', 'b.bin'].includes(name)).map(read));
    expect(added.map(hashOf).sort()).toEqual([bytes, other].map(hashOf).sort());
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(4);
  });

  test('is replaced, but never by two of one run', async () => {
    const { report, list, read, bytes, other } = await scenes('replace');
    expect(report).toMatchObject({ saved: 3, skipped: 0 });
    const names = await list();
    expect(names).toHaveLength(3);
    const saved = await Promise.all(names.map(read));
    expect(saved.map(hashOf).sort()).toEqual([bytes, other, bytes].map(hashOf).sort());
  });

  test('is passed over', async () => {
    const { report, list, read } = await scenes('skip');
    expect(report).toMatchObject({ skipped: 1, failed: [] });
    expect((await read('a.bin')).toString()).toBe('theirs');
    expect(await list()).toHaveLength(report.saved + 1);
  });

  test.each(['number', 'replace', 'skip'] as const)(
    'by the same file counts as saved, and stands in the list: %s',
    async (onSaveConflict) => {
      const { ids, list, read, save, desk, audited } = await scenes(onSaveConflict);
      const before = await list();
      const notes = audited.length;
      desk.settings.change({ saveManifest: true });
      const second = await save(ids);
      expect(second.saved + second.unchanged + second.skipped).toBe(3);
      expect(second.manifest).not.toBeNull();
      if (onSaveConflict === 'number') expect(second).toMatchObject({ saved: 0, unchanged: 3 });
      if (onSaveConflict === 'skip') expect(second).toMatchObject({ saved: 0, unchanged: 2, skipped: 1 });
      const manifest = second.manifest?.replace('.csv', '.json') ?? '';
      expect(JSON.parse((await read(manifest)).toString())).toHaveLength(second.saved + second.unchanged);
      const others = (await list()).filter((name) => !name.startsWith('manifest'));
      if (onSaveConflict !== 'replace') expect(others).toEqual(before);
      expect(audited.slice(notes).filter(({ action }) => action === 'save')).toHaveLength(second.saved);
    },
  );
});

describe('one file that fails', () => {
  test('touches no other', async () => {
    const scene = await setUp();
    const ids = await scene.fetchAll([{ name: 'a.bin' }, { name: 'b.bin' }, { name: 'c.bin' }]);
    await rm(join(scene.cache, ids[1] ?? ''));
    const report = await scene.save([...ids, '00000000-0000-4000-8000-000000000000']);
    expect(report).toMatchObject({
      saved: 2,
      failed: [{ id: ids[1], error: { code: 'fetched_removed' } }, { error: { code: 'record_missing' } }],
    });
    expect(await scene.list()).toEqual(['a.bin', 'c.bin']);
  });

  test('because its copy is damaged or gone says so, leaves nothing, and can be fetched again', async () => {
    const scene = await setUp();
    const ids = await scene.fetchAll([{ name: 'a.bin' }, { name: 'b.bin' }]);
    const [first = '', second = ''] = ids;
    await writeFile(join(scene.cache, first), Buffer.alloc(1000));
    await rm(join(scene.cache, second));
    expect((await scene.save(ids)).failed.map(({ error }) => error.code)).toEqual([
      'fetched_damaged',
      'fetched_removed',
    ]);
    expect(await scene.list()).toEqual([]);
    expect(ids.map((id) => scene.desk.transfers.find(id)?.error?.code)).toEqual([
      'fetched_damaged',
      'fetched_removed',
    ]);
    scene.desk.transfers.retry(ids, false);
    await scene.settled({ ok: true, value: ids.flatMap((id) => scene.desk.transfers.find(id) ?? []) });
    expect(await scene.save(ids)).toMatchObject({ saved: 2 });
  });

  test('because a file stands where a folder should be says that', async () => {
    const scene = await setUp({ savedName: '{{sender}}/{{name}}' });
    await writeFile(join(scene.folder, 'Alice'), 'theirs');
    const ids = await scene.fetchAll([{ name: 'a.bin', sender: 'Alice' }]);
    expect(await scene.save(ids)).toMatchObject({ failed: [{ error: { code: 'folder_blocked' } }] });
  });

  test('because a link leads out of the folder leaves nothing outside', async () => {
    const scene = await setUp({ savedName: '{{sender}}/sub/{{name}}' });
    const outside = await temporaryFolder();
    await symlink(outside, join(scene.folder, 'Mallory'));
    await mkdir(join(scene.folder, 'real'));
    await symlink(join(scene.folder, 'real'), join(scene.folder, 'Inside'));
    const ids = await scene.fetchAll([
      { name: 'a.bin', sender: 'Mallory' },
      { name: 'b.bin', sender: 'Alice' },
      { name: 'c.bin', sender: 'Inside' },
    ]);
    expect(await scene.save(ids)).toMatchObject({
      saved: 2,
      failed: [{ id: ids[0], error: { code: 'save_folder_left' } }],
    });
    expect(await readdir(outside)).toEqual([]);
    expect(await scene.list()).toEqual(['Alice/sub/b.bin', 'Inside', 'Mallory', 'real/sub/c.bin']);
  });

  test('because the disk is full ends the rest, and leaves no part', async () => {
    const scene = await setUp();
    const names = Array.from({ length: 8 }, (_, index) => `${index}.bin`);
    const ids = await scene.fetchAll(names.map((name) => ({ name, bytes: randomBytes(50_000) })));
    const { free } = await fillDisk(10_000);
    const report = await scene.save(ids);
    await free();
    expect(report.saved).toBe(0);
    expect(report.failed.map(({ error }) => error.code)).toEqual(names.map(() => 'disk_full'));
    expect(await scene.list()).toEqual([]);
  });
});

test('a file in the place of a link is saved over the link, not through it', async () => {
  const scene = await setUp({ onSaveConflict: 'replace' });
  const outside = join(await temporaryFolder(), 'theirs');
  await writeFile(outside, 'theirs');
  await symlink(outside, join(scene.folder, 'a.bin'));
  const ids = await scene.fetchAll([{ name: 'a.bin' }]);
  expect(await scene.save(ids)).toMatchObject({ saved: 1 });
  expect(await readFile(outside, 'utf8')).toBe('theirs');
});

test('what cannot be saved at all says why', async () => {
  const { desk, folder, fetchAll } = await setUp({}, { chosen: false });
  const ids = await fetchAll([{ name: 'a.bin' }]);
  expect(desk.saves.folder()).toEqual({ name: null });
  expect(await desk.saves.save(ids)).toEqual({ ok: false, error: { code: 'save_folder_unset' } });
  expect(await desk.saves.chooseFolder()).toEqual({ ok: true, value: { name: folder.split('/').at(-1) } });
  desk.settings.change({ savedName: '{{nobody}}' });
  expect(await desk.saves.save(ids)).toEqual({ ok: false, error: { code: 'template_invalid' } });
  desk.settings.change({ savedName: '{{name}}' });
  await rm(folder, { recursive: true });
  expect(await desk.saves.save(ids)).toEqual({ ok: false, error: { code: 'folder_missing' } });
  expect(JSON.stringify(desk.settings.get())).not.toContain(folder);
});

test('a plan says the first paths, as they will be', async () => {
  const scene = await setUp();
  const ids = await scene.fetchAll(
    Array.from({ length: 6 }, () => ({ name: 'a.bin', sender: 'Alice', sentAt: SENT_AT })),
  );
  expect(await scene.desk.saves.plan(ids, '{{sender}}/{{name}}')).toEqual({
    ok: true,
    value: {
      problem: null,
      paths: ['a.bin', 'a (2).bin', 'a (3).bin', 'a (4).bin', 'a (5).bin'].map((name) => `Alice/${name}`),
    },
  });
  expect(await scene.desk.saves.plan(ids, '{{sender')).toMatchObject({
    value: { paths: [], problem: { kind: 'unclosed' } },
  });
  expect(await scene.list()).toEqual([]);
});

test('what is fetched is saved by itself; until a folder is chosen it waits, and asks once', async () => {
  const scene = await setUp({ saveWhenFetched: true }, { chosen: false });
  await scene.fetchAll([{ name: 'a.bin' }]);
  await vi.waitFor(() => expect(scene.events.noticeRaised).toEqual([{ code: 'save_folder_unset' }]));
  await scene.fetchAll([{ name: 'b.bin' }]);
  await scene.desk.saves.chooseFolder();
  await vi.waitFor(async () => expect(await scene.list()).toEqual(['a.bin', 'b.bin']));
  await scene.fetchAll([{ name: 'c.bin' }]);
  await vi.waitFor(async () => expect(await scene.list()).toEqual(['a.bin', 'b.bin', 'c.bin']));
  expect(scene.events.noticeRaised).toEqual([{ code: 'save_folder_unset' }]);
  scene.desk.settings.change({ saveWhenFetched: false });
  const [id] = await scene.fetchAll([{ name: 'd.bin' }]);
  await scene.save([id ?? '']);
  expect(scene.desk.transfers.find(id ?? '')?.fetched?.savedAs).toBe('d.bin');
});

describe('saving by itself', () => {
  test('is finished when the app quits, and counted while it is not', async () => {
    const scene = await setUp({ saveWhenFetched: true });
    await scene.fetchAll([{ name: 'a.bin' }]);
    expect(scene.desk.active()).toBe(1);
    await scene.desk.quiet();
    expect(scene.desk.active()).toBe(0);
    expect(await scene.list()).toEqual(['a.bin']);
    await scene.fetchAll([{ name: 'b.bin' }]);
    await scene.close();
    expect(await scene.list()).toEqual(['a.bin', 'b.bin']);
  });

  test('of what failed is tried again with the next, and in the next run; nothing else is saved unasked', async () => {
    const scene = await setUp();
    await scene.fetchAll([{ name: 'unasked.bin' }]);
    scene.desk.settings.change({ saveWhenFetched: true });
    await rm(scene.folder, { recursive: true });
    await scene.fetchAll([{ name: 'a.bin' }]);
    await vi.waitFor(() => expect(scene.events.noticeRaised).toEqual([{ code: 'folder_missing' }]));
    await scene.fetchAll([{ name: 'b.bin' }]);
    await scene.desk.quiet();
    expect(scene.events.noticeRaised).toEqual([{ code: 'folder_missing' }]);
    await mkdir(scene.folder);
    await scene.fetchAll([{ name: 'c.bin' }]);
    await scene.desk.quiet();
    expect(await scene.list()).toEqual(['a.bin', 'b.bin', 'c.bin']);
    await rm(scene.folder, { recursive: true });
    await scene.fetchAll([{ name: 'd.bin' }]);
    await scene.close();
    await mkdir(scene.folder);
    const again = await startDesk({ folder: scene.profile });
    await again.desk.quiet();
    expect(await scene.list()).toEqual(['d.bin']);
  });
});
