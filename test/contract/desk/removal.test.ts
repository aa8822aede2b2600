import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { bareMention, type Mention } from '../../../electron/contract/mention.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { startDesk, startServer, temporaryFolder, wecomAccount } from './desk-harness.ts';

/** A customer's files on a server of its own, and a desk. */
async function scene(options: Parameters<typeof startDesk>[0] = {}) {
  const { server, origin } = await startServer();
  const running = await startDesk(options);
  const input = wecomAccount(origin, server);
  const saved = await running.desk.accounts.save(input);
  const accountId = saved.ok ? saved.value.id : '';
  const receive = () =>
    server.receive({ owner: input.ownerId, type: 'file', filename: 'bill.txt', bytes: randomBytes(1000) });
  const fetchOne = async (more: Partial<Mention> = {}): Promise<Transfer> => {
    const mention = { ...bareMention(await receive(), 'callback_xml'), ...more };
    const [transfer] = await running.settled(running.desk.fetches.add(accountId, [mention]));
    if (!transfer?.fetched) throw new Error('not fetched');
    return transfer;
  };
  return {
    running,
    desk: running.desk,
    fetched: join(running.folder, 'fetched'),
    accountId,
    receive,
    fetchOne,
  };
}

test('a pin is on the disk when it is said to be; a disk that refuses says so', async () => {
  const { running, desk, fetchOne } = await scene();
  const { id } = await fetchOne();
  const onDisk = () => running.database.prepare(`SELECT subject ->> 'pinned' AS pinned FROM transfers`).get();
  expect((await desk.fetches.pin([id], true)).ok).toBe(true);
  expect(onDisk()).toEqual({ pinned: 1 });
  running.disk.fails();
  expect(await desk.fetches.pin([id], false)).toMatchObject({
    ok: false,
    error: { code: 'library_write_failed' },
  });
  running.disk.works();
});

test('deleting says what the disk says, to the person and in the audit log', async () => {
  const { running, desk, fetched, fetchOne } = await scene();
  const { id } = await fetchOne();
  await desk.fetches.pin([id], false);
  running.disk.fails();
  const answer = await desk.retention.remove([id]);
  running.disk.works();
  expect(answer).toMatchObject({ ok: false, error: { code: 'library_write_failed' } });
  expect(running.audited.at(-1)).toMatchObject({ action: 'remove_fetched', result: 'library_write_failed' });
  expect(await readdir(fetched)).toEqual([]);
});

test('what cannot be deleted is back on the list, the rest is gone; the next time deletes it too', async () => {
  const { running, desk, fetched, fetchOne } = await scene();
  const stuck = await fetchOne();
  const other = await fetchOne();
  await rm(join(fetched, stuck.id));
  // A folder is not removed as a file is; as a file that another program holds on Windows.
  await mkdir(join(fetched, stuck.id));
  expect(await desk.retention.remove([stuck.id, other.id])).toEqual({
    ok: false,
    error: { code: 'fetched_not_removed' },
  });
  expect(desk.transfers.list().map(({ id }) => id)).toEqual([stuck.id]);
  expect(running.database.prepare('SELECT id FROM transfers').all()).toEqual([{ id: stuck.id }]);
  expect(running.audited.at(-1)).toMatchObject({ count: 1, result: 'fetched_not_removed' });
  expect(await readdir(fetched)).toEqual([stuck.id]);
  await rm(join(fetched, stuck.id), { recursive: true });
  expect(await desk.retention.remove([stuck.id])).toEqual({ ok: true, value: null });
  expect(desk.transfers.list()).toEqual([]);
});

test('where the library lost its rows, what was fetched stays on the disk until it would be purged', async () => {
  const { running, fetched, fetchOne } = await scene();
  const young = await fetchOne();
  const old = await fetchOne();
  await running.close();
  await rm(join(running.folder, 'library.db'));
  const elevenDaysAgo = Date.now() / 1000 - 11 * 86_400;
  await utimes(join(fetched, old.id), elevenDaysAgo, elevenDaysAgo);
  await startDesk({ folder: running.folder });
  expect(await readdir(fetched)).toEqual([young.id]);
});

test('what made room while its copy was being saved does not come back as if it were here', async () => {
  const folder = await temporaryFolder();
  const { desk, fetchOne } = await scene({ saveTo: folder });
  const { id } = await fetchOne();
  const saving = desk.fetches.save(id);
  desk.transfers.loseFetched([id]);
  await saving;
  expect(desk.transfers.find(id)).toMatchObject({
    state: 'failed',
    error: { code: 'fetched_removed' },
    fetched: null,
  });
});

test('one list that names a media_id twice keeps what either says', async () => {
  const { desk, accountId, receive } = await scene();
  const mediaId = await receive();
  const said = { ...bareMention(mediaId, 'callback_xml'), sender: 'li.lei', sentAt: 1_790_000_000 };
  const added = desk.fetches.add(accountId, [said, bareMention(mediaId, 'list')]);
  expect(added.ok && added.value.map(({ subject }) => subject?.mention)).toEqual([said]);
  await vi.waitFor(() => expect(desk.transfers.list()).toMatchObject([{ state: 'done' }]));
});
