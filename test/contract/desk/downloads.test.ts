import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { AccountInput } from '../../../electron/contract/account.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { fillDisk } from '../../unit/store/full-disk.ts';
import {
  officialAccount,
  readBytes,
  startDesk,
  startServer,
  temporaryFolder,
  wecomAccount,
  mentionsOf,
} from './desk-harness.ts';

const MB = 1024 * 1024;
const FILE = randomBytes(3 * MB);
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A desk with one account, and a server that has media for it. */
async function setUp(options: { dialect?: 'wecom' | 'oa'; saveTo?: string } = {}) {
  const { server, origin } = await startServer();
  const { saveTo } = options;
  const running = await startDesk({ backoffMs: [], ...(saveTo === undefined ? {} : { saveTo }) });
  const { desk } = running;
  const input = (options.dialect === 'oa' ? officialAccount : wecomAccount)(origin, server);
  const save = async (change: Partial<AccountInput> = {}) => {
    const saved = await desk.accounts.save({ ...input, ...change });
    if (!saved.ok) throw new Error(saved.error.code);
    return saved.value.id;
  };
  const accountId = await save();
  const store = (bytes: Buffer, filename = 'a.bin') =>
    server.receive({ owner: input.ownerId, type: 'file', filename, bytes });
  const settle = async (id: string) => {
    await desk.transfers.idle();
    const row = desk.transfers.find(id);
    if (!row) throw new Error('no such row');
    return row;
  };
  const start = (mediaId: string) => {
    const added = desk.fetches.add(accountId, mentionsOf([mediaId]));
    if (!added.ok || !added.value[0]) throw new Error('not added');
    return added.value[0].id;
  };
  const gets = () => server.log.filter(({ operation }) => operation === 'get');
  return {
    ...running,
    server,
    origin,
    accountId,
    save,
    store,
    start,
    settle,
    gets,
    sent: () => gets().reduce((sum, { responseBytes }) => sum + responseBytes, 0),
    fetch: (mediaId: string) => settle(start(mediaId)),
    retry: (id: string) => {
      desk.transfers.retry([id], false);
      return settle(id);
    },
    cache: () => readdir(join(running.folder, 'fetched')),
  };
}

type Scene = Awaited<ReturnType<typeof setUp>>;

async function cutOff(scene: Scene, bytes = 1_000_000): Promise<Transfer> {
  const mediaId = await scene.store(FILE);
  scene.server.faults.set({ on: 'get', cutAfterBytes: bytes });
  const row = await scene.fetch(mediaId);
  expect(row).toMatchObject({ state: 'failed', error: { code: 'answer_incomplete' }, bytesDone: bytes });
  scene.server.faults.clear();
  return row;
}

async function expectWhole({ folder }: Scene, row: Transfer, bytes: Buffer): Promise<void> {
  expect(row).toMatchObject({
    state: 'done',
    error: null,
    bytesDone: bytes.length,
    bytesTotal: bytes.length,
    fetched: { size: bytes.length, sha256: hashOf(bytes) },
  });
  expect((await readBytes(join(folder, 'fetched', row.id))).equals(bytes)).toBe(true);
}

describe('a fetch that was cut off', () => {
  test('goes on where it stopped when it is retried, and shows so', async () => {
    const scene = await setUp();
    const { id } = await cutOff(scene);
    expect(await scene.cache()).toEqual([`${id}.part`]);
    const before = scene.events.transfersChanged?.length ?? 0;
    await expectWhole(scene, await scene.retry(id), FILE);
    expect(scene.sent()).toBe(FILE.length);
    expect(await scene.cache()).toEqual([id]);
    const shown = () => (scene.events.transfersChanged ?? []).slice(before).flat();
    await vi.waitFor(() => expect(shown().at(-1)?.state).toBe('done'));
    const counts = shown()
      .map(({ bytesDone }) => bytesDone)
      .filter((count) => count > 0);
    expect(counts[0]).toBeGreaterThanOrEqual(1_000_000);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });

  test('goes on after several failures of other kinds, too', async () => {
    const scene = await setUp();
    const { id } = await cutOff(scene);
    for (const fault of [
      { html: 502 },
      { errcode: -1 },
      { errcode: 45009 },
      { reset: 'before-body' },
    ] as const) {
      scene.server.faults.set({ on: 'get', ...fault });
      // A limit's window is waited for, whatever the policy of tries.
      expect((await scene.retry(id)).state).toBe(fault.errcode === 45009 ? 'retrying' : 'failed');
    }
    scene.server.faults.clear();
    await expectWhole(scene, await scene.retry(id), FILE);
    expect(scene.sent() - FILE.length).toBeLessThan(2000);
  });

  test('keeps nothing of a media_id that has ended meanwhile', async () => {
    const scene = await setUp();
    const { id } = await cutOff(scene);
    scene.server.faults.set({ on: 'get', errcode: 40007 });
    expect(await scene.retry(id)).toMatchObject({ state: 'failed', error: { errcode: 40007 } });
    expect(await scene.cache()).toEqual([]);
  });

  test('starts anew from another server', async () => {
    const scene = await setUp();
    const { id } = await cutOff(scene);
    await scene.save({ id: scene.accountId, baseUrl: `${scene.origin}/relay/wecom` });
    await expectWhole(scene, await scene.retry(id), FILE);
    expect(scene.gets().at(-1)?.range).toBeNull();
  });

  test('starts anew where its part was removed meanwhile', async () => {
    const scene = await setUp();
    const { id } = await cutOff(scene);
    await rm(join(scene.folder, 'fetched'), { recursive: true });
    await expectWhole(scene, await scene.retry(id), FILE);
    expect(scene.gets().at(-1)?.range).toBeNull();
  });

  test('of an Official Account starts anew, and keeps nothing', async () => {
    const scene = await setUp({ dialect: 'oa' });
    const { id } = await cutOff(scene);
    expect(await scene.cache()).toEqual([]);
    await expectWhole(scene, await scene.retry(id), FILE);
    expect(scene.gets().every(({ range }) => range === null)).toBe(true);
  });

  test('leaves nothing when it is removed', async () => {
    const scene = await setUp();
    const { id } = await cutOff(scene);
    await scene.desk.retention.remove([id]);
    await vi.waitFor(async () => expect(await scene.cache()).toEqual([]));
  });

  test('leaves nothing when it is cancelled while it goes on', async () => {
    const scene = await setUp();
    const { id } = await cutOff(scene);
    scene.server.faults.set({ on: 'get', dripBytesPerSecond: 500_000 });
    scene.desk.transfers.retry([id], false);
    await vi.waitFor(() => expect(scene.desk.transfers.find(id)?.bytesDone).toBeGreaterThan(1_000_000));
    scene.desk.transfers.cancel([id]);
    expect((await scene.settle(id)).state).toBe('cancelled');
    expect(await scene.cache()).toEqual([]);
    scene.server.faults.clear();
    await expectWhole(scene, await scene.retry(id), FILE);
    expect(scene.gets().at(-1)?.range).toBeNull();
  });
});

describe('a fetch in slices', () => {
  test('goes on with a fresh token when its own ends in the middle', async () => {
    const scene = await setUp();
    const large = randomBytes(21 * MB);
    const mediaId = await scene.store(large);
    // The first two answers are 830002 and a slice; the third finds the token expired.
    scene.server.faults.set([
      { on: 'get', expireTokens: true, times: 3 },
      { on: 'get', expireTokens: false, times: 2 },
    ]);
    await expectWhole(scene, await scene.fetch(mediaId), large);
    const errcodes = scene.gets().map(({ errcode }) => errcode);
    expect(errcodes).toEqual([830002, null, 42001, null, null]);
    const { log } = scene.server;
    expect(log.filter(({ operation }) => operation === 'gettoken')).toHaveLength(2);
    expect(scene.sent() - large.length).toBeLessThan(2000);
  });
});

describe('a disk that fails while a file is received', () => {
  test('because it is full: the row says so, nothing is left, and a retry works once there is room', async () => {
    const scene = await setUp();
    const mediaId = await scene.store(FILE);
    const small = await scene.store(FILE.subarray(0, 1000));
    const { free } = await fillDisk(2 * MB);
    const [big, neighbour] = [scene.start(mediaId), scene.start(small)];
    expect(await scene.settle(big)).toMatchObject({ state: 'failed', error: { code: 'disk_full' } });
    expect((await scene.settle(neighbour)).state).toBe('done');
    expect(await scene.cache()).toEqual([neighbour]);
    await free();
    await expectWhole(scene, await scene.retry(big), FILE);
  });

  test('because its folder goes: the row says so, and a retry makes it again', async () => {
    const scene = await setUp();
    const mediaId = await scene.store(FILE);
    scene.server.faults.set({ on: 'get', dripBytesPerSecond: 2 * MB });
    const id = scene.start(mediaId);
    await vi.waitFor(() => expect(scene.desk.transfers.find(id)?.bytesDone).toBeGreaterThan(0));
    await rm(join(scene.folder, 'fetched'), { recursive: true });
    scene.server.faults.clear();
    expect(await scene.settle(id)).toMatchObject({ state: 'failed', error: { code: 'folder_missing' } });
    await expectWhole(scene, await scene.retry(id), FILE);
  });

  test('because its folder cannot be written to: the row says so before anything is asked for', async () => {
    const scene = await setUp();
    const mediaId = await scene.store(FILE);
    // Nobody may create a file there, not even root.
    await symlink('/sys', join(scene.folder, 'fetched'));
    const row = await scene.fetch(mediaId);
    expect(row).toMatchObject({ state: 'failed', error: { code: 'folder_read_only' } });
    expect(scene.gets()).toHaveLength(0);
    await rm(join(scene.folder, 'fetched'));
    await expectWhole(scene, await scene.retry(row.id), FILE);
  });
});

describe('saving', () => {
  async function fetched(filename = 'poster.jpg') {
    const saveTo = await temporaryFolder();
    const scene = await setUp({ saveTo });
    const row = await scene.fetch(await scene.store(FILE, filename));
    return { ...scene, saveTo, row };
  }

  test('replaces the file the dialog asked about', async () => {
    const { desk, saveTo, row } = await fetched();
    await writeFile(join(saveTo, 'poster.jpg'), 'older');
    expect(await desk.fetches.save(row.id)).toEqual({ ok: true, value: { savedAs: 'poster.jpg' } });
    expect((await readBytes(join(saveTo, 'poster.jpg'))).equals(FILE)).toBe(true);
    expect(await readdir(saveTo)).toEqual(['poster.jpg']);
  });

  test('twice at once to one name nobody has yet gives two files', async () => {
    const { desk, saveTo, row } = await fetched();
    const saved = await Promise.all([desk.fetches.save(row.id), desk.fetches.save(row.id)]);
    const names = saved.map((one) => (one.ok ? one.value.savedAs : one.error.code));
    expect(names.sort()).toEqual(['poster (2).jpg', 'poster.jpg']);
    expect((await readdir(saveTo)).sort()).toEqual(['poster (2).jpg', 'poster.jpg']);
  });

  test('to a full disk or a folder that is gone says so and leaves nothing', async () => {
    const { desk, saveTo, row } = await fetched();
    const { free } = await fillDisk(MB);
    expect(await desk.fetches.save(row.id)).toEqual({ ok: false, error: { code: 'disk_full' } });
    await free();
    expect(await readdir(saveTo)).toEqual([]);
    await rm(saveTo, { recursive: true });
    expect(await desk.fetches.save(row.id)).toEqual({ ok: false, error: { code: 'folder_missing' } });
    await mkdir(saveTo);
    expect(await desk.fetches.save(row.id)).toMatchObject({ ok: true });
  });
});
