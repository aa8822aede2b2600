import { readdir } from 'node:fs/promises';
import { describe, expect, test, vi } from 'vitest';
import { libraryQuery } from '../../library-query.ts';
import { isFinal } from '../../../electron/contract/transfer.ts';
import {
  onDisk,
  startDesk,
  startServer,
  wecomAccount,
  type RunningDesk,
  mentionsOf,
} from './desk-harness.ts';

const recordsOf = ({ desk }: RunningDesk) => {
  const page = desk.library.page(libraryQuery());
  return page.ok ? page.value.rows : [];
};

const allFinal = ({ desk }: RunningDesk) =>
  vi.waitFor(
    () => expect(desk.transfers.list().every(({ state }) => isFinal(state) || state === 'paused')).toBe(true),
    20_000,
  );

/** A desk whose account's uploads all wait for a slow server. */
async function withUploads(count: number) {
  const { server, origin } = await startServer();
  const running = await startDesk();
  const saved = await running.desk.accounts.save(wecomAccount(origin, server));
  const accountId = saved.ok ? saved.value.id : '';
  server.faults.set({ on: 'upload', latencyMs: 150 });
  const files = await Promise.all(
    Array.from({ length: count }, async (_, index) =>
      onDisk(await running.file(`file ${index}.txt`, `content of file ${index}`)),
    ),
  );
  const added = await running.desk.uploads.add(accountId, files);
  const ids = added.ok ? added.value.map(({ id }) => id) : [];
  return { server, origin, running, accountId, ids, added };
}

describe('after quitting in the middle of the work', () => {
  test('the next start finishes what was left, and every file is in the library exactly once', async () => {
    const { server, running, ids, added } = await withUploads(12);
    await running.confirm(added);
    await vi.waitFor(() => expect(recordsOf(running).length).toBeGreaterThan(2));
    await running.close();
    server.faults.clear();
    const finished = new Set(server.media().map(({ filename }) => filename));

    const again = await startDesk({ folder: running.folder });
    expect(again.desk.transfers.list().length).toBe(ids.length - finished.size);
    await allFinal(again);
    const names = recordsOf(again).map(({ name }) => name);
    expect(names.toSorted()).toEqual(ids.map((_, index) => `file ${index}.txt`).toSorted());
    // What the first run had finished was not sent a second time.
    expect(server.media().length).toBe(ids.length);
    expect(
      recordsOf(again)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ids.toSorted());
  });

  test('what was paused or failed is as it was, what was cancelled is gone', async () => {
    const { server, running, ids, accountId } = await withUploads(8);
    const [paused = '', cancelled = ''] = ids.slice(-2);
    running.desk.transfers.pause([paused]);
    running.desk.transfers.cancel([cancelled]);
    const missing = await running.desk.uploads.add(accountId, [onDisk('/nowhere/gone.txt')]);
    await running.settled(missing);
    await running.close();
    server.faults.clear();

    const again = await startDesk({ folder: running.folder });
    await allFinal(again);
    expect(again.desk.transfers.find(paused)?.state).toBe('paused');
    expect(again.desk.transfers.find(cancelled)).toBeNull();
    const failed = again.desk.transfers.list().find(({ state }) => state === 'failed');
    expect(failed).toMatchObject({ name: 'gone.txt', error: { code: 'file_missing' } });
    again.desk.transfers.resume([paused]);
    await vi.waitFor(() => expect(again.desk.transfers.find(paused)?.state).toBe('done'));
    expect(recordsOf(again)).toHaveLength(7);
  });

  test('a fetch starts anew and brings the same bytes', async () => {
    const { server, running, accountId, ids } = await withUploads(1);
    await vi.waitFor(() => expect(running.desk.transfers.find(ids[0] ?? '')?.state).toBe('done'));
    server.faults.set({ on: 'get', latencyMs: 300 });
    const added = running.desk.fetches.add(accountId, mentionsOf([recordsOf(running)[0]?.mediaId ?? '']));
    const id = added.ok ? (added.value[0]?.id ?? '') : '';
    await vi.waitFor(() => expect(running.desk.transfers.find(id)?.state).toBe('running'));
    await running.close();
    server.faults.clear();
    const again = await startDesk({ folder: running.folder });
    await allFinal(again);
    expect(again.desk.transfers.find(id)).toMatchObject({ state: 'done', fetched: { size: 17 } });
  });

  test('a pasted picture is still there to be sent, and gone once it is', async () => {
    const { server, running, accountId } = await withUploads(3);
    const bytes = Buffer.from('pasted words');
    const added = await running.desk.uploads.add(accountId, [{ kind: 'bytes', bytes, name: 'pasted.txt' }]);
    const id = added.ok ? (added.value[0]?.id ?? '') : '';
    await running.close();
    server.faults.clear();
    const again = await startDesk({ folder: running.folder });
    await allFinal(again);
    const record = recordsOf(again).find((one) => one.id === id);
    expect(record).toMatchObject({ name: 'pasted.txt', size: bytes.length });
    await vi.waitFor(async () => expect(await readdir(`${running.folder}/pasted`)).toEqual([]));
  });
});

test('what lacks the secret kept for the last run only waits for it, and goes on by itself once it is entered', async () => {
  const { server, origin } = await startServer();
  const first = await startDesk();
  const input = wecomAccount(origin, server, { storage: 'session' });
  const saved = await first.desk.accounts.save(input);
  const id = saved.ok ? saved.value.id : '';
  server.faults.set({ on: 'upload', latencyMs: 500 });
  const files = await Promise.all(
    Array.from({ length: 5 }, async (_, at) =>
      onDisk(await first.file(`${at}.txt`, `content of file ${at}`)),
    ),
  );
  const added = await first.desk.uploads.add(id, files);
  first.desk.transfers.pause(added.ok ? added.value.slice(4).map((one) => one.id) : []);
  await first.close();
  server.faults.clear();

  const again = await startDesk({ folder: first.folder });
  const left = () => again.desk.transfers.list();
  await vi.waitFor(() => expect(left().every(({ state }) => state === 'paused')).toBe(true));
  const lacking = left().filter(({ error }) => error?.code === 'secret_missing');
  expect(left().length - lacking.length).toBe(1);
  expect(again.desk.transfers.active()).toBe(0);
  await again.desk.accounts.save({ ...input, id });
  await vi.waitFor(() => {
    const states = lacking.map((one) => again.desk.transfers.find(one.id)?.state);
    expect(new Set(states)).toEqual(new Set(['done']));
  });
  // The person paused this one, and nobody else resumes it.
  expect(left().filter(({ state }) => state === 'paused')).toMatchObject([{ error: null }]);
});

test('an upload whose media_id was written down as the app died is never sent again', async () => {
  const { server, running, ids } = await withUploads(1);
  const id = ids[0] ?? '';
  // The media_id is on the disk half a second before its upload is forgotten there: a crash may fall between.
  running.database
    .prepare('CREATE TRIGGER keep BEFORE DELETE ON transfers BEGIN SELECT RAISE(IGNORE); END')
    .run();
  await vi.waitFor(() => expect(running.desk.transfers.find(id)?.state).toBe('done'));
  await running.close();
  const again = await startDesk({ folder: running.folder });
  expect(again.desk.transfers.list()).toEqual([]);
  expect(server.log.filter(({ operation }) => operation === 'upload')).toHaveLength(1);
});
