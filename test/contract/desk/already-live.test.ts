import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { vi } from 'vitest';
import { jpegOf } from '../../media-bytes.ts';
import { libraryQuery } from '../../library-query.ts';
import { officialAccount, onDisk, startDesk, startServer, wecomAccount } from './desk-harness.ts';

/** A desk that has uploaded one file, and what is needed to offer it the same bytes again. */
async function withOneLive() {
  const { server, origin } = await startServer();
  const running = await startDesk();
  const { desk } = running;
  const save = async (...args: Parameters<typeof desk.accounts.save>) => {
    const saved = await desk.accounts.save(...args);
    return saved.ok ? saved.value.id : '';
  };
  const account = await save(wecomAccount(origin, server));
  const path = await running.file('price list.txt', 'the price list');
  const upload = async (accountId: string, from = path) => {
    const added = await desk.uploads.add(accountId, [onDisk(from)]);
    const id = added.ok ? (added.value[0]?.id ?? '') : '';
    await vi.waitFor(() => expect(['done', 'failed', 'paused']).toContain(desk.transfers.find(id)?.state));
    return desk.transfers.find(id);
  };
  const live = await upload(account);
  const uploads = () => server.log.filter(({ operation }) => operation === 'upload').length;
  const count = () => {
    const page = desk.library.page(libraryQuery());
    return page.ok ? page.value.total : 0;
  };
  return { server, origin, running, desk, save, account, path, upload, uploads, count, live };
}

test('the same bytes are not sent again unasked: the live media_id is offered, and used if the person likes', async () => {
  const { running, desk, account, upload, uploads, count, live } = await withOneLive();
  const copy = await running.file('another name.txt', 'the price list');
  const asked = await upload(account, copy);
  expect(asked).toMatchObject({
    state: 'paused',
    error: { code: 'already_live', facts: { mediaId: live?.mediaId } },
  });
  expect(uploads()).toBe(1);
  desk.transfers.decide([asked?.id ?? ''], { kind: 'use_live' });
  await desk.transfers.idle();
  expect(desk.transfers.find(asked?.id ?? '')).toMatchObject({
    state: 'done',
    mediaId: live?.mediaId,
    recordId: live?.id,
  });
  expect([uploads(), count()]).toEqual([1, 1]);
});

test('or they are uploaded anew, to a media_id of their own', async () => {
  const { desk, account, upload, uploads, count, live } = await withOneLive();
  const asked = await upload(account);
  desk.transfers.decide([asked?.id ?? ''], { kind: 'upload_anew' });
  await desk.transfers.idle();
  const done = desk.transfers.find(asked?.id ?? '');
  expect(done?.state).toBe('done');
  expect(done?.mediaId).not.toBe(live?.mediaId);
  expect([uploads(), count()]).toEqual([2, 2]);
});

test('another app of the same company is offered it too; another company, other bytes and other sizes are not', async () => {
  const { server, origin, running, save, account, upload } = await withOneLive();
  const sameCompany = await save(wecomAccount(origin, server, { name: 'Second app' }));
  expect((await upload(sameCompany))?.error?.code).toBe('already_live');
  const { corpid: ownerId, corpsecret: secret } = server.apps.wecomOtherCorp;
  const otherCompany = await save(wecomAccount(origin, server, { ownerId, secret }));
  expect((await upload(otherCompany))?.state).toBe('done');
  expect((await upload(account, await running.file('b.txt', 'the price LIST')))?.state).toBe('done');
  expect((await upload(account, await running.file('c.txt', 'the price list!')))?.state).toBe('done');
});

test('media about to expire is not offered, by its server’s clock', async () => {
  const { running, account, upload, live } = await withOneLive();
  const left = (hours: number) => {
    const expiresAt = Math.floor(Date.now() / 1000) + hours * 3600;
    running.database.prepare('UPDATE media_records SET expires_at = :expiresAt').run({ expiresAt });
  };
  left(13);
  expect((await upload(account))?.error?.facts).toMatchObject({ mediaId: live?.mediaId });
  left(11);
  expect((await upload(account))?.state).toBe('done');
});

test('a file that changes while it is compared says so on its row, and one deleted meanwhile too', async () => {
  const { desk, account, path, upload } = await withOneLive();
  const asked = await upload(account);
  await writeFile(path, 'the price list of spring');
  desk.transfers.decide([asked?.id ?? ''], { kind: 'use_live' });
  await desk.transfers.idle();
  // Other bytes now: they are uploaded.
  expect(desk.transfers.find(asked?.id ?? '')).toMatchObject({ state: 'done', bytesTotal: 24 });
});

test('the image of an Official Account is never offered for WeCom', async () => {
  const { server, origin, running, save, upload, account } = await withOneLive();
  const official = await save(officialAccount(origin, server));
  const picture = await running.file('p.jpg', jpegOf(1200));
  expect((await upload(official, picture))?.state).toBe('done');
  expect((await upload(account, picture))?.state).toBe('done');
  expect((await upload(official, picture))?.error?.code).toBe('already_live');
});
