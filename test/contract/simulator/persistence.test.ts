import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPractice, type PracticeSession } from './practice-session.ts';
import { jpeg, plainBytes } from './sample-files.ts';

let dataDir: string;
const running = new Set<PracticeSession>();

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'media-desk-simulator-'));
});
afterEach(async () => {
  for (const session of running) await session.close();
  running.clear();
  await rm(dataDir, { recursive: true });
});

async function start() {
  const session = await startPractice(dataDir);
  running.add(session);
  return session;
}

async function stop(session: PracticeSession) {
  running.delete(session);
  await session.close();
}

const keptFiles = async () => (await readdir(join(dataDir, 'media'))).sort();
const file = { type: 'file', bytes: plainBytes(50_000), filename: '测试.bin' };

test('media survive a restart with their bytes, name, owner and expiry; tokens do not', async () => {
  const first = await start();
  const token = await first.getToken();
  const mediaId = await first.uploaded('wecom', file, token);
  const before = await first.get('wecom', mediaId);
  await stop(first);

  const second = await start();
  expect((await second.get('wecom', mediaId, { token })).json()['errcode']).toBe(40014);
  const after = await second.get('wecom', mediaId);
  expect(after.body.equals(file.bytes)).toBe(true);
  expect(after.head).toBe(before.head);
  expect((await second.get('oa', mediaId)).json()['errcode']).toBe(40007);
  second.clock.now += 259_200_000;
  const late = await second.getToken();
  expect((await second.get('wecom', mediaId, { token: late })).json()['errcode']).toBe(40007);
  expect(await keptFiles()).toEqual([]);
});

test('Range reads a slice from disk', async () => {
  const session = await start();
  const mediaId = await session.uploaded('wecom', file);
  const reply = await session.get('wecom', mediaId, { headers: ['Range: bytes=49990-'] });
  expect([reply.status, reply.body.length]).toEqual([206, 10]);
});

test('corrupt and half-written leftovers are ignored and cleared away', async () => {
  const first = await start();
  const good = await first.uploaded('wecom', file);
  const short = await first.uploaded('wecom', file);
  const garbled = await first.uploaded('wecom', file);
  await stop(first);
  const kept = join(dataDir, 'media');
  await truncate(join(kept, `${short}.bin`), 10);
  await writeFile(join(kept, `${garbled}.json`), '{"mediaId":');
  await writeFile(join(kept, 'orphan.bin'), 'x');
  await writeFile(join(dataDir, 'incoming', 'left-over'), 'x');

  const second = await start();
  expect(second.simulator.media().map((media) => media.mediaId)).toEqual([good]);
  expect(await keptFiles()).toEqual([`${good}.bin`, `${good}.json`]);
  expect(await readdir(join(dataDir, 'incoming'))).toEqual([]);
});

test('a refused upload leaves nothing on disk', async () => {
  const session = await start();
  await session.upload('wecom', { type: 'thumb', bytes: jpeg(100) });
  await session.upload('wecom', { type: 'image', bytes: plainBytes(100) });
  await session.upload('wecom', { type: 'voice', bytes: plainBytes(3_000_000) });
  await session.upload('wecom', { ...file, disposition: 'name="wrong"' });
  expect(await readdir(join(dataDir, 'incoming'))).toEqual([]);
  expect(await keptFiles()).toEqual([]);
});

test('twenty uploads at once all survive, each with its own bytes', async () => {
  const session = await start();
  const token = await session.getToken();
  const uploads = Array.from({ length: 20 }, (_, index) => ({ ...file, bytes: Buffer.alloc(9000, index) }));
  const mediaIds = await Promise.all(uploads.map((upload) => session.uploaded('wecom', upload, token)));
  await stop(session);
  const again = await start();
  for (const [index, mediaId] of mediaIds.entries()) {
    const reply = await again.get('wecom', mediaId);
    expect(reply.body.equals(Buffer.alloc(9000, index))).toBe(true);
  }
});
