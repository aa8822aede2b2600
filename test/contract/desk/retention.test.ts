import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { bareMention, type Mention } from '../../../electron/contract/mention.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { officialAccount, startDesk, startServer, wecomAccount, type RunningDesk } from './desk-harness.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.now();
const WEBP = Buffer.concat([
  Buffer.from('RIFF\x58\x00\x00\x00WEBPVP8L', 'latin1'),
  Buffer.from('thumbnail '.repeat(8)),
]);

/** A customer's file on a server of its own, and a desk whose clock can be set. */
async function scene(accountOf = wecomAccount) {
  const { server, origin } = await startServer();
  const clock = { now: NOW };
  const running = await startDesk({ now: () => clock.now });
  const input = accountOf(origin, server);
  const saved = await running.desk.accounts.save(input);
  const accountId = saved.ok ? saved.value.id : '';
  const receive = (bytes: Buffer) =>
    server.receive({ owner: input.ownerId, type: 'file', filename: 'bill of Li Lei.txt', bytes });
  return { server, running, clock, accountId, receive };
}

async function fetchOne(
  { desk, settled }: RunningDesk,
  accountId: string,
  mediaId: string,
  more: Partial<Mention> = {},
): Promise<Transfer> {
  const [transfer] = await settled(
    desk.fetches.add(accountId, [{ ...bareMention(mediaId, 'callback_xml'), ...more }]),
  );
  if (!transfer?.fetched) throw new Error('not fetched');
  return transfer;
}

/** Which files of a folder hold any of these. */
async function filesWith(folder: string, needles: readonly (Buffer | string)[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (needles.some((needle) => bytes.includes(needle))) found.push(path.slice(folder.length + 1));
  }
  return found.sort();
}

test('what was fetched is there in the next run: its bytes, its picture, what its message said', async () => {
  const { running, accountId, receive } = await scene();
  const bytes = randomBytes(10_000);
  const mediaId = await receive(bytes);
  const { id } = await fetchOne(running, accountId, mediaId, { sender: 'li.lei', messageId: '42' });
  await running.desk.previews.putThumbnail(id, WEBP);
  const lost = await fetchOne(running, accountId, await receive(Buffer.from('soon deleted by hand')));
  const gone = await running.settled(
    running.desk.fetches.add(accountId, [bareMention('never-was-00', 'list')]),
  );
  await running.close();
  await rm(join(running.folder, 'fetched', lost.id));

  const { desk } = await startDesk({ folder: running.folder });
  expect(desk.transfers.find(id)).toMatchObject({
    state: 'done',
    fetched: { size: 10_000 },
    subject: { mention: { sender: 'li.lei', messageId: '42' }, inTransfers: false },
  });
  expect((await readFile((await desk.previews.find('fetched', id))?.path ?? '')).equals(bytes)).toBe(true);
  expect((await desk.previews.find('thumbnail', id))?.contentType).toBe('image/webp');
  expect(desk.transfers.find(gone[0]?.id ?? '')).toMatchObject({
    state: 'failed',
    error: { errcode: 40007 },
  });
  expect(desk.transfers.find(lost.id)).toMatchObject({ state: 'failed', error: { code: 'fetched_removed' } });
  desk.transfers.retry([lost.id], false);
  await vi.waitFor(() => expect(desk.transfers.find(lost.id)).toMatchObject({ state: 'done' }));
});

test('one row per media_id and account: the same again learns what the message says and is not fetched twice', async () => {
  const { running, accountId, receive } = await scene();
  const mediaId = await receive(Buffer.from('once'));
  const first = await fetchOne(running, accountId, mediaId);
  const again = await fetchOne(running, accountId, ` ${mediaId} `, {
    sender: 'li.lei',
    sentAt: 1_790_000_000,
  });
  expect(again.id).toBe(first.id);
  expect(again.subject?.mention).toMatchObject({ mediaId, sender: 'li.lei', sentAt: 1_790_000_000 });
  expect(running.desk.transfers.list()).toHaveLength(1);
});

describe.each([
  ['WeCom', wecomAccount],
  ['Official Account', officialAccount],
])('on %s', (_, accountOf) => {
  test('after the purge nothing of the media is found in the profile', async () => {
    const { running, clock, accountId, receive } = await scene(accountOf);
    const { desk, folder } = running;
    const bytes = Buffer.concat([randomBytes(300_000), Buffer.from('the last line of the bill')]);
    const mediaId = await receive(bytes);
    const sentAt = Math.floor(NOW / 1000);
    const { id } = await fetchOne(running, accountId, mediaId, { sender: 'customer-Li-Lei', sentAt });
    await desk.previews.putThumbnail(id, WEBP);
    await desk.mediaUses.forDragging(id);
    await desk.keeping.backups.run();
    const traces = [
      bytes.subarray(1000, 1064),
      bytes.subarray(-64),
      WEBP.subarray(20, 60),
      'customer-Li-Lei',
    ];
    const before = await filesWith(folder, [...traces, mediaId]);
    expect(before.filter((name) => name.startsWith('backups/'))).toEqual([]);
    expect(before.map((name) => name.split('/')[0])).toEqual(
      expect.arrayContaining(['fetched', 'fetched-thumbnails', 'outgoing']),
    );

    clock.now = NOW + 10 * DAY_MS - 60_000;
    await desk.retention.check();
    expect(desk.transfers.find(id)?.fetched).not.toBeNull();
    clock.now += 61_000;
    await desk.retention.check();
    expect(desk.transfers.find(id)).toBeNull();
    expect(await filesWith(folder, traces)).toEqual([]);
    await running.close();
    expect(await filesWith(folder, [...traces, mediaId])).toEqual([]);
    expect(running.audited.at(-1)).toMatchObject({ action: 'remove_fetched', count: 1 });
  });
});

test('the purge spares what is pinned, what runs, and what came in within a day; days are a setting', async () => {
  const { running, clock, accountId, receive } = await scene();
  const { desk } = running;
  const sentAt = Math.floor(NOW / 1000) - 80 * 24 * 3600;
  const old = await fetchOne(running, accountId, await receive(Buffer.from('sent long ago')), { sentAt });
  const pinned = await fetchOne(running, accountId, await receive(Buffer.from('pinned one')), { sentAt });
  const fresh = await fetchOne(running, accountId, await receive(Buffer.from('first seen now')));
  await desk.fetches.pin([pinned.id], true);
  const left = () => desk.transfers.list().map(({ id }) => id);
  await desk.retention.check();
  expect(left()).toEqual([old.id, pinned.id, fresh.id]);
  clock.now += DAY_MS;
  await desk.retention.check();
  expect(left()).toEqual([pinned.id, fresh.id]);
  clock.now += 2.5 * DAY_MS;
  desk.settings.change({ purgeDays: 0 });
  await vi.waitFor(() => expect(left()).toEqual([pinned.id]));
});

test('removing a fetch that runs stops it and leaves nothing', async () => {
  const { server, running, accountId, receive } = await scene();
  const { desk, folder } = running;
  const mediaId = await receive(randomBytes(400_000));
  server.faults.set({ on: 'get', latencyMs: 200 });
  const added = desk.fetches.add(accountId, [bareMention(mediaId, 'list')]);
  const id = added.ok ? (added.value[0]?.id ?? '') : '';
  await vi.waitFor(() => expect(desk.transfers.find(id)?.state).toBe('running'));
  await desk.retention.remove([id]);
  expect(desk.transfers.list()).toEqual([]);
  await running.close();
  expect(await filesWith(folder, [mediaId])).toEqual([]);
  expect(await readdir(join(folder, 'fetched')).catch(() => [])).toEqual([]);
});

describe('where fetched media takes more than its room', () => {
  /** Room for two of three. */
  const HALF = 120 * 1024 * 1024;

  async function crowded() {
    const it = await scene();
    it.running.desk.settings.change({ fetchedMegabytes: 256 });
    const fetchHalf = async (more: Partial<Mention> = {}) =>
      fetchOne(it.running, it.accountId, await it.receive(Buffer.alloc(HALF, randomBytes(16))), more);
    return { ...it, fetchHalf };
  }

  test('what is saved elsewhere goes first, then what can be fetched again; its row stays and says so', async () => {
    const { running, fetchHalf } = await crowded();
    const { desk } = running;
    const first = await fetchHalf();
    const second = await fetchHalf();
    desk.transfers.change(second.id, {
      fetched: second.fetched && { ...second.fetched, savedAs: 'bill.txt' },
    });
    const third = await fetchHalf();
    await vi.waitFor(() => expect(desk.transfers.find(second.id)?.error?.code).toBe('fetched_removed'));
    expect(desk.transfers.find(first.id)?.fetched).not.toBeNull();
    expect(desk.transfers.find(third.id)?.fetched).not.toBeNull();
    const files = () => readdir(join(running.folder, 'fetched'));
    await vi.waitFor(async () => expect(new Set(await files())).toEqual(new Set([first.id, third.id])));
  });

  test('what is dead at the server and not saved stays, and another fetch is refused', async () => {
    const { running, fetchHalf, accountId, receive } = await crowded();
    const { desk, settled } = running;
    const sentAt = Math.floor(NOW / 1000) - 4 * 24 * 3600;
    for (let count = 0; count < 3; count += 1) await fetchHalf({ sentAt });
    const mediaId = await receive(Buffer.from('one more'));
    const [refused] = await settled(desk.fetches.add(accountId, [bareMention(mediaId, 'list')]));
    expect(refused).toMatchObject({
      state: 'failed',
      error: { code: 'fetched_full', facts: { limit: 256 } },
    });
    desk.settings.change({ fetchedMegabytes: 512 });
    desk.transfers.retry([refused?.id ?? ''], false);
    await vi.waitFor(() => expect(desk.transfers.find(refused?.id ?? '')?.state).toBe('done'));
  });
});
