import { createHash, randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { libraryQuery } from '../../library-query.ts';
import { onDisk, startDesk, startServer, wecomAccount, mentionsOf } from './desk-harness.ts';

const COUNT = 200;

test(`${COUNT} uploads answered in random order, ${COUNT} fetches of them too: every result is on its own row`, async () => {
  const { server, origin } = await startServer();
  const running = await startDesk();
  const { desk } = running;
  desk.settings.change({ uploadsAtOnce: 8, fetchesAtOnce: 8 });
  const saved = await desk.accounts.save(wecomAccount(origin, server));
  const accountId = saved.ok ? saved.value.id : '';
  server.faults.set({ jitterMs: 60 });
  const contents = Array.from({ length: COUNT }, (_, at) => `${at} ${randomUUID()}`);
  const paths = await Promise.all(contents.map((text, at) => running.file(`file ${at}.txt`, text)));
  const hashOf = (text: string | undefined) =>
    createHash('sha256')
      .update(text ?? '')
      .digest('hex');
  const allDone = (ids: readonly string[]) =>
    vi.waitFor(() => expect(ids.every((id) => desk.transfers.find(id)?.state === 'done')).toBe(true), {
      timeout: 50_000,
      interval: 50,
    });

  const added = await desk.uploads.add(accountId, paths.map(onDisk));
  const uploads = added.ok ? added.value.map(({ id }) => id) : [];
  await running.confirm(added);
  await allDone(uploads);
  const page = desk.library.page(libraryQuery());
  const records = new Map(page.ok ? page.value.rows.map((row) => [row.id, row]) : []);
  const stored = new Map(server.media().map(({ mediaId, filename }) => [mediaId, filename]));
  for (const [at, id] of uploads.entries()) {
    const row = desk.transfers.find(id);
    expect(records.get(id)).toMatchObject({
      name: `file ${at}.txt`,
      mediaId: row?.mediaId,
      sha256: hashOf(contents[at]),
    });
    expect(stored.get(row?.mediaId ?? '')).toBe(`file ${at}.txt`);
  }

  const wanted = uploads.map((id) => desk.transfers.find(id)?.mediaId ?? '').toReversed();
  const fetched = desk.fetches.add(accountId, mentionsOf(wanted));
  const fetches = fetched.ok ? fetched.value.map(({ id }) => id) : [];
  await allDone(fetches);
  for (const [at, id] of fetches.entries()) {
    const from = COUNT - 1 - at;
    expect(desk.transfers.find(id)?.fetched).toMatchObject({
      name: `file ${from}.txt`,
      sha256: hashOf(contents[from]),
    });
  }
});
