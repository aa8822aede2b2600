import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { libraryQuery } from '../../library-query.ts';
import { onDisk, readBytes, startDesk, startServer, wecomAccount, mentionsOf } from './desk-harness.ts';
import type { RunningDesk } from './desk-harness.ts';

const everything = libraryQuery();
const recordsOf = ({ desk }: RunningDesk) => {
  const page = desk.library.page(everything);
  return page.ok ? page.value.rows : [];
};

/** A running desk with one account and an upload whose bytes the server has, but has not answered. */
async function uploadAwaitingAnswer() {
  const { server, origin } = await startServer();
  const running = await startDesk();
  const saved = await running.desk.accounts.save(wecomAccount(origin, server));
  const accountId = saved.ok ? saved.value.id : '';
  server.faults.set({ on: 'upload', latencyMs: 400 });
  const added = await running.desk.uploads.add(accountId, [onDisk(await running.file('a.txt', 'something'))]);
  const id = added.ok ? (added.value[0]?.id ?? '') : '';
  await vi.waitFor(() => expect(running.desk.transfers.find(id)?.bytesDone).toBe(9));
  return { server, running, id, accountId };
}

/** The media_ids that the audit log says were uploaded. */
const auditedUploads = ({ audited }: RunningDesk) =>
  audited
    .filter(({ action, result }) => action === 'upload' && result === 'ok')
    .map(({ subject }) => subject);

describe('a file the server already has', () => {
  test('gets its record even when the app quits before the answer', async () => {
    const { server, running } = await uploadAwaitingAnswer();
    await running.close();
    expect(auditedUploads(running)).toEqual([server.media()[0]?.mediaId]);
    const again = await startDesk({ folder: running.folder });
    expect(recordsOf(again).map(({ mediaId }) => mediaId)).toEqual(
      server.media().map(({ mediaId }) => mediaId),
    );
    expect(server.media()).toHaveLength(1);
  });

  test('gets its record even when its upload is cancelled too late; the upload stays cancelled', async () => {
    const { server, running, id } = await uploadAwaitingAnswer();
    running.desk.transfers.cancel([id]);
    await running.desk.transfers.idle();
    expect(running.desk.transfers.find(id)?.state).toBe('cancelled');
    expect(recordsOf(running).map(({ mediaId }) => mediaId)).toEqual([server.media()[0]?.mediaId]);
    expect(auditedUploads(running)).toEqual([server.media()[0]?.mediaId]);
    running.desk.transfers.retry([id], false);
    await running.desk.transfers.idle();
    expect(running.desk.transfers.find(id)).toMatchObject({
      state: 'done',
      mediaId: server.media()[0]?.mediaId,
    });
    expect(server.media()).toHaveLength(1);
    expect(auditedUploads(running)).toHaveLength(1);
  });

  test('and can be dismissed while that record is being written: it is there, and the row is gone', async () => {
    const { server, running, id } = await uploadAwaitingAnswer();
    const { transfers } = running.desk;
    transfers.cancel([id]);
    // Between the answer and the disk; not waited for with a timer, which would come after both.
    while (transfers.active() === 0) await new Promise((resolve) => setImmediate(resolve));
    await running.desk.dismissTransfers([id]);
    expect(transfers.list()).toEqual([]);
    expect(recordsOf(running).map(({ mediaId }) => mediaId)).toEqual([server.media()[0]?.mediaId]);
  });

  test('keeps the name of its account when that is removed meanwhile', async () => {
    const { running, accountId } = await uploadAwaitingAnswer();
    running.desk.accounts.remove(accountId);
    await running.desk.transfers.idle();
    expect(recordsOf(running)).toMatchObject([{ accountName: 'Shop' }]);
  });

  test('keeps its row, and counts as unfinished, until its media_id is written down', async () => {
    const { running, id } = await uploadAwaitingAnswer();
    running.disk.fails();
    await vi.waitFor(() => expect(running.desk.transfers.find(id)?.state).toBe('failed'));
    expect(running.desk.transfers.find(id)).toMatchObject({
      error: { code: 'record_not_written', facts: { reason: 'library_write_failed' } },
    });
    await running.desk.dismissTransfers([id]);
    expect(running.desk.transfers.find(id)?.mediaId).toBeTruthy();
    expect(running.desk.transfers.active()).toBe(1);
    running.disk.works();
    running.desk.transfers.retry([id], false);
    await running.desk.transfers.idle();
    expect(running.desk.transfers.find(id)).toMatchObject({ state: 'done', bytesDone: 9 });
    expect(running.desk.transfers.active()).toBe(0);
  });
});

test('an upload cancelled while bytes are still to be sent leaves nothing on the server', async () => {
  const { server, origin } = await startServer();
  const running = await startDesk();
  const saved = await running.desk.accounts.save(wecomAccount(origin, server));
  server.faults.set({ on: 'upload', readBytesPerSecond: 500_000 });
  const big = await running.file('big.bin', Buffer.alloc(10_000_000, 1));
  const added = await running.desk.uploads.add(saved.ok ? saved.value.id : '', [onDisk(big)]);
  const id = added.ok ? (added.value[0]?.id ?? '') : '';
  await vi.waitFor(() => expect(running.desk.transfers.find(id)?.bytesDone).toBeGreaterThan(0));
  running.desk.transfers.cancel([id]);
  await running.desk.transfers.idle();
  await delay(100);
  expect(server.media()).toHaveLength(0);
  expect(recordsOf(running)).toHaveLength(0);
});

test('an account changed while its token is on the way never goes on with the old one', async () => {
  const { server, origin } = await startServer();
  const running = await startDesk();
  const saved = await running.desk.accounts.save(wecomAccount(origin, server));
  const id = saved.ok ? saved.value.id : '';
  server.faults.set({ on: 'token', latencyMs: 200, times: 1 });
  const path = await running.file('a.txt', 'something');
  const first = await running.desk.uploads.add(id, [onDisk(path)]);
  await delay(50);
  const { corpid: ownerId, corpsecret: secret } = server.apps.wecomOtherCorp;
  await running.desk.accounts.save(wecomAccount(origin, server, { id, ownerId, secret }));
  const second = await running.desk.uploads.add(id, [onDisk(path)]);
  await running.settled(first);
  const [row] = await running.settled(second);
  const stored = server.media().find(({ mediaId }) => mediaId === row?.mediaId);
  expect(stored?.owner).toBe(ownerId);
});

test('cancelling and retrying at once never runs the same fetch twice side by side', async () => {
  const { server, origin } = await startServer();
  const running = await startDesk();
  const saved = await running.desk.accounts.save(wecomAccount(origin, server));
  const id = saved.ok ? saved.value.id : '';
  const [upload] = await running.settled(
    await running.desk.uploads.add(id, [onDisk(await running.file('a.txt', 'something'))]),
  );
  server.faults.set({ on: 'get', latencyMs: 100 });
  const added = running.desk.fetches.add(id, mentionsOf([upload?.mediaId ?? '']));
  const fetchId = added.ok ? (added.value[0]?.id ?? '') : '';
  for (let round = 0; round < 3; round += 1) {
    await vi.waitFor(() => expect(running.desk.transfers.find(fetchId)?.state).toBe('running'));
    running.desk.transfers.cancel([fetchId]);
    running.desk.transfers.retry([fetchId], false);
  }
  const [fetched] = await running.settled(added);
  expect(fetched).toMatchObject({ state: 'done', fetched: { size: 9 } });
  const shown = await running.desk.previews.find('fetched', fetchId);
  expect(shown?.contentType).toBe('text/plain; charset=utf-8');
  expect((await readBytes(`${running.folder}/fetched/${fetchId}`)).toString()).toBe('something');
});

describe('a stored secret', () => {
  test.each([
    ['another server', { baseUrl: 'http://127.0.0.1:9/elsewhere' }],
    ['another company', { ownerId: 'ww0000000000000000' }],
    ['another platform', { platform: 'official_account', imitates: 'official_account' }],
    ['use as a pasted token', { credential: 'access_token', tokenLifeSeconds: 60 }],
  ] as const)('is never taken for %s', async (_, change) => {
    const { server, origin } = await startServer();
    const { desk } = await startDesk();
    const saved = await desk.accounts.save(wecomAccount(origin, server));
    const id = saved.ok ? saved.value.id : '';
    const input = wecomAccount(origin, server, { ...change, id, secret: '' });
    const calls = server.log.length;
    expect(await desk.testConnection(input)).toMatchObject({ ok: false, error: { code: 'secret_missing' } });
    expect(await desk.accounts.save(input)).toMatchObject({ ok: false, error: { code: 'secret_missing' } });
    expect(server.log).toHaveLength(calls);
  });

  test('kept for the session is still there when the account cannot be written', async () => {
    const { server, origin } = await startServer();
    const running = await startDesk();
    const input = wecomAccount(origin, server, { storage: 'session' });
    const saved = await running.desk.accounts.save(input);
    const id = saved.ok ? saved.value.id : '';
    running.disk.fails();
    expect((await running.desk.accounts.save({ ...input, id, storage: 'keychain' })).ok).toBe(false);
    expect(running.desk.accounts.remove(id).ok).toBe(false);
    running.disk.works();
    expect(running.desk.accounts.find(id)?.secretKept).toBe('session');
    expect((await running.desk.accounts.connect(id)).ok).toBe(true);
  });
});

test('thumbnails live no longer than what they show', async () => {
  const { server, origin } = await startServer();
  const running = await startDesk();
  const webp = Buffer.from(
    'RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0',
    'latin1',
  );
  const stranger = '0f8fad5b-d9cb-469f-a165-70867728950e';
  expect(await running.desk.previews.putThumbnail(stranger, webp)).toMatchObject({
    error: { code: 'record_missing' },
  });
  const saved = await running.desk.accounts.save(wecomAccount(origin, server, { secret: 'wrong' }));
  const [failed] = await running.settled(
    await running.desk.uploads.add(saved.ok ? saved.value.id : '', [
      onDisk(await running.file('a.txt', 'text')),
    ]),
  );
  expect(await running.desk.previews.putThumbnail(failed?.id ?? '', webp)).toMatchObject({ ok: true });
  const path = `${running.folder}/thumbnails/${failed?.id ?? ''}`;
  expect((await readBytes(path)).length).toBe(webp.length);
  const orphan = `${running.folder}/thumbnails/${stranger}`;
  await writeFile(orphan, webp);
  await running.close();
  const again = await startDesk({ folder: running.folder });
  await vi.waitFor(() => expect(readBytes(orphan)).rejects.toThrow());
  // The failed upload is still on the list.
  expect((await readBytes(path)).length).toBe(webp.length);
  await again.desk.dismissTransfers([failed?.id ?? '']);
  await expect(readBytes(path)).rejects.toThrow();
});
