import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { bareMention, type Mention } from '../../../electron/contract/mention.ts';
import type { CopyFormat } from '../../../electron/contract/media.ts';
import type { Result } from '../../../electron/contract/errors.ts';
import { PNG } from '../client/session.ts';
import { officialAccount, readBytes, startDesk, startServer, wecomAccount } from './desk-harness.ts';

const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A desk with an account on each dialect, and a server that has media for both. */
async function setUp() {
  const { server, origin } = await startServer();
  const running = await startDesk({ backoffMs: [] });
  const { desk } = running;
  const wecom = unwrap(await desk.accounts.save(wecomAccount(origin, server)));
  const oa = unwrap(await desk.accounts.save(officialAccount(origin, server)));
  const fetch = async (accountId: string, mentions: readonly Mention[]) =>
    running.settled(desk.fetches.add(accountId, mentions));
  const store = (
    owner: string,
    bytes: Buffer,
    more: { type?: 'image' | 'voice' | 'video' | 'file'; filename?: string; jssdk?: boolean } = {},
  ) => server.receive({ owner, type: 'file', filename: 'a.bin', bytes, ...more });
  const calls = (operation: string) => server.log.filter((call) => call.operation === operation);
  return { ...running, server, origin, wecom, oa, fetch, store, calls };
}

const mention = (mediaId: string, more: Partial<Mention> = {}): Mention => ({
  ...bareMention(mediaId, 'callback_xml'),
  ...more,
});

describe('a probe', () => {
  test('stamps each row with what the server said, on both dialects, and counts', async () => {
    const { desk, fetch, store, wecom, oa } = await setUp();
    const alive = await store(wecom.ownerId, PNG);
    const rows = [
      ...(await fetch(wecom.id, [mention(alive), mention('M0-is-gone-by-now')])),
      ...(await fetch(oa.id, [mention(await store(oa.ownerId, PNG)), mention(alive)])),
    ];
    const report = await desk.fetchUses.probe([...rows.map(({ id }) => id), crypto.randomUUID()]);
    expect(report).toEqual({ ok: true, value: { alive: 2, gone: 2, failed: 0 } });
    const probes = rows.map(({ id }) => desk.transfers.find(id)?.subject?.probe);
    expect(probes.map((probe) => probe?.alive)).toEqual([true, false, true, false]);
    for (const probe of probes) expect(Math.abs((probe?.at ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  test('stops where the account itself is refused, stamps nothing and leaves other accounts alone', async () => {
    const { desk, server, fetch, store, wecom, oa, calls } = await setUp();
    const many = Array.from({ length: 40 }, (_, at) => mention(`M0-is-gone-by-now-${at}`));
    const rows = await fetch(wecom.id, many);
    const others = await fetch(oa.id, [mention(await store(oa.ownerId, PNG))]);
    const ids = [...rows, ...others].map(({ id }) => id);
    for (const fault of [
      { errcode: 45009 },
      { errcode: 60020 },
      { errcode: 40001 },
      { html: 502 },
    ] as const) {
      server.faults.set({ on: 'get', dialect: 'wecom', ...fault });
      const before = calls('get').length;
      expect(await desk.fetchUses.probe(ids)).toEqual({ ok: true, value: { alive: 1, gone: 0, failed: 40 } });
      // Three side by side, each once more with a fresh token at most; and the other account's one.
      expect(calls('get').length - before).toBeLessThanOrEqual(7);
      server.faults.clear();
    }
    expect(rows.every(({ id }) => desk.transfers.find(id)?.subject?.probe === null)).toBe(true);
  });

  test('goes on after a busy server, and uses a fresh token where its own has ended', async () => {
    const { desk, server, fetch, store, wecom, calls } = await setUp();
    const ids = await Promise.all(Array.from({ length: 30 }, () => store(wecom.ownerId, PNG)));
    const rows = (
      await fetch(
        wecom.id,
        ids.map((id) => mention(id)),
      )
    ).map(({ id }) => id);
    server.faults.set({ on: 'get', errcode: -1, times: 1 });
    expect(await desk.fetchUses.probe(rows)).toEqual({ ok: true, value: { alive: 29, gone: 0, failed: 1 } });
    server.faults.clear();
    // One that is odd says nothing of the next.
    server.faults.set({ on: 'get', errcode: 40058, times: 1 });
    expect(await desk.fetchUses.probe(rows)).toEqual({ ok: true, value: { alive: 29, gone: 0, failed: 1 } });
    server.faults.clear();
    server.faults.set({ on: 'get', html: 502, times: 2 });
    expect(await desk.fetchUses.probe(rows)).toEqual({ ok: true, value: { alive: 28, gone: 0, failed: 2 } });
    server.faults.clear();
    server.faults.set({ on: 'get', expireTokens: true, times: 1 });
    const before = calls('gettoken').length;
    expect(await desk.fetchUses.probe(rows)).toEqual({ ok: true, value: { alive: 30, gone: 0, failed: 0 } });
    expect(calls('gettoken').length - before).toBe(1);
  });
});

describe('an HD voice', () => {
  const speex = Buffer.concat([Buffer.from([0, 1, 2, 0xff]), randomBytes(4000)]);

  test.each(['wecom', 'oa'] as const)('comes through get/jssdk of %s as .speex, whole', async (dialect) => {
    const { folder, fetch, store, calls, ...accounts } = await setUp();
    const account = accounts[dialect];
    const mediaId = await store(account.ownerId, speex, { type: 'voice', jssdk: true });
    const [row] = await fetch(account.id, [mention(mediaId, { type: 'voice', hdVoice: true })]);
    expect(row).toMatchObject({
      state: 'done',
      fetched: { contentType: 'audio/speex', previewable: false, mismatch: null, sha256: hashOf(speex) },
    });
    expect(row?.fetched?.name).toMatch(/\.speex$/);
    expect(await readBytes(join(folder, 'fetched', row?.id ?? ''))).toEqual(speex);
    expect(calls('get/jssdk')).toHaveLength(1);
    expect(calls('get')).toEqual([]);
    // The same media_id by the ordinary call is AMR.
    const [ordinary] = await fetch(account.id, [mention(mediaId, { type: 'voice' })]);
    if (ordinary?.id !== row?.id) expect(ordinary?.fetched?.contentType).toBe('audio/amr');
  });

  test('that JSSDK never had is refused as any media_id; a broken one starts anew, for no Range is documented', async () => {
    const { desk, server, fetch, store, wecom, calls, settled } = await setUp();
    const ordinary = await store(wecom.ownerId, PNG, { type: 'image' });
    const [refused] = await fetch(wecom.id, [mention(ordinary, { hdVoice: true })]);
    expect(refused).toMatchObject({
      state: 'failed',
      error: { code: 'api_refused', errcode: 40007, call: 'get' },
    });
    const mediaId = await store(wecom.ownerId, speex, { type: 'voice', jssdk: true });
    server.faults.set({ on: 'get', cutAfterBytes: 1000, times: 1 });
    const added = desk.fetches.add(wecom.id, [mention(mediaId, { hdVoice: true })]);
    const [cut] = await settled(added);
    expect(cut).toMatchObject({ state: 'failed', error: { code: 'answer_incomplete' } });
    desk.transfers.retry([cut?.id ?? ''], false);
    const [whole] = await settled(added);
    expect(whole).toMatchObject({ state: 'done', fetched: { sha256: hashOf(speex) } });
    expect(calls('get/jssdk').every(({ range }) => range === null)).toBe(true);
  });
});

test.each([
  ['the bytes say one', PNG, 'application/pdf', 'voice.png'],
  ['the bytes say none', Buffer.from([0, 1, 2, 0xff, 0xfe]), 'application/pdf', 'voice.pdf'],
  ['neither says one', Buffer.from([0, 1, 2, 0xff, 0xfe]), 'application/octet-stream', 'voice'],
] as const)('a name without extension gets one where %s', async (_, bytes, contentType, name) => {
  const { server, fetch, store, wecom } = await setUp();
  server.faults.set({ on: 'get', nameForm: 'no-extension', contentType });
  const [row] = await fetch(wecom.id, [mention(await store(wecom.ownerId, bytes))]);
  expect(row?.fetched?.name).toBe(name);
});

describe('a renewal', () => {
  test('is an upload of the fetched bytes with its name, and a new media_id in the library', async () => {
    const { desk, folder, server, fetch, store, wecom, settled, audited } = await setUp();
    const mediaId = await store(wecom.ownerId, PNG, { type: 'image', filename: '海报.png' });
    const [row, gone] = await fetch(wecom.id, [
      mention(mediaId, { type: 'file', fileName: '海报.png' }),
      mention('M0-is-gone-by-now'),
    ]);
    const renewing = desk.fetchUses.renew([row?.id ?? '', gone?.id ?? '']);
    // What is renewed may be removed meanwhile: the upload has a copy of its own.
    const added = await renewing;
    await rm(join(folder, 'fetched', row?.id ?? ''));
    const uploads = await settled(added);
    expect(uploads).toHaveLength(1);
    expect(uploads[0]).toMatchObject({ direction: 'upload', state: 'done', type: 'file', error: null });
    expect(uploads[0]?.name).toBe(row?.fetched?.name);
    const renewed = uploads[0]?.mediaId;
    expect(renewed).not.toBe(mediaId);
    expect(server.media().map((media) => media.mediaId)).toContain(renewed);
    const [record] = unwrap(
      desk.library.page({
        filter: { accountId: null, search: '', types: [], life: 'any', pinned: false },
        sort: { by: 'uploaded', descending: true },
        offset: 0,
        limit: 10,
      }),
    ).rows;
    expect(record).toMatchObject({ mediaId: renewed, sha256: hashOf(PNG), accountId: wecom.id });
    expect(audited).toContainEqual(
      expect.objectContaining({ action: 'upload', subject: renewed, result: 'ok' }),
    );
    // Nothing of the copy is left.
    await vi.waitFor(async () => expect(await readdir(join(folder, 'pasted'))).toEqual([]));
  });

  test('is looked at before it is sent, as any upload; a type that the platform lacks is left to the bytes', async () => {
    const { desk, fetch, store, oa, settled } = await setUp();
    const text = await store(oa.ownerId, Buffer.from('just words'), { filename: 'a.txt' });
    const picture = await store(oa.ownerId, PNG, { type: 'image', filename: 'a.png' });
    const rows = await fetch(oa.id, [mention(text), mention(picture, { type: 'file' })]);
    const uploads = await settled(await desk.fetchUses.renew(rows.map(({ id }) => id)));
    expect(uploads[0]).toMatchObject({ error: { code: 'type_not_on_platform' } });
    expect(uploads[1]).toMatchObject({ state: 'done', type: 'image' });
  });

  test('that is not done goes with its fetch, also in the next run, and nothing of the copy is left', async () => {
    const { desk, folder, server, fetch, store, wecom, settled, close } = await setUp();
    const [first = '', second = '', other = ''] = (
      await fetch(
        wecom.id,
        await Promise.all([1, 2, 3].map(async () => mention(await store(wecom.ownerId, randomBytes(100))))),
      )
    ).map(({ id }) => id);
    server.faults.set({ on: 'upload', errcode: 40009 });
    const uploads = await settled(await desk.fetchUses.renew([first, second, other]));
    expect(uploads.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed']);
    const copies = () => readdir(join(folder, 'pasted'));
    expect(await copies()).toHaveLength(3);
    await desk.retention.remove([first]);
    expect(await copies()).toHaveLength(2);
    await close();
    const again = await startDesk({ folder });
    await again.desk.retention.remove([second]);
    expect((await copies()).map((name) => name.split('.')[0])).toEqual([other]);
    expect(again.desk.transfers.list().map(({ direction, state }) => `${direction} ${state}`)).toEqual([
      'fetch done',
      'upload failed',
    ]);
  });

  test('of nothing that was fetched is refused; a fetched file that is gone fails on its own row', async () => {
    const { desk, folder, fetch, store, wecom, settled } = await setUp();
    const rows = await fetch(wecom.id, [
      mention('M0-is-gone-by-now'),
      mention(await store(wecom.ownerId, randomBytes(100))),
      mention(await store(wecom.ownerId, randomBytes(100))),
    ]);
    const [gone, lost, kept] = rows.map(({ id }) => id);
    expect(await desk.fetchUses.renew([gone ?? ''])).toEqual({
      ok: false,
      error: { code: 'request_invalid' },
    });
    await rm(join(folder, 'fetched', lost ?? ''));
    const uploads = await settled(await desk.fetchUses.renew([lost ?? '', kept ?? '']));
    expect(uploads.map(({ state }) => state)).toEqual(['failed', 'done']);
    expect(uploads[0]?.error?.code).toBe('file_missing');
  });
});

describe('a copy of fetches', () => {
  test('has every form a record has, in the order asked for, and an entry in the audit log', async () => {
    const { desk, clipboard, audited, fetch, store, wecom, oa } = await setUp();
    const voice = await store(wecom.ownerId, Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(500)]));
    const picture = await store(oa.ownerId, PNG, { type: 'image' });
    const sentAt = 1_700_000_000;
    const [first] = await fetch(wecom.id, [mention(voice, { sentAt })]);
    const [second, gone] = await fetch(oa.id, [
      mention(picture, { type: 'image' }),
      mention('M0-is-gone-by-now', { fileName: '=1+1"\r\n.pdf' }),
    ]);
    const ids = [second, gone, first].map((row) => row?.id ?? '');
    const copy = async (format: CopyFormat) => {
      const copied = unwrap(await desk.fetchUses.copy(ids, format)).copied;
      return { copied, text: clipboard() };
    };
    expect(await copy('plain')).toEqual({ copied: 3, text: `${picture}\nM0-is-gone-by-now\n${voice}` });
    const json: unknown = JSON.parse((await copy('json')).text);
    expect(json).toMatchObject([
      { media_id: picture, type: 'image', size: PNG.length, sha256: hashOf(PNG), created_at: null },
      { media_id: 'M0-is-gone-by-now', type: null, name: '=1+1"\r\n.pdf', size: null, sha256: null },
      { type: 'voice', created_at: '2023-11-14T22:13:20.000Z', expires_at: '2023-11-17T22:13:20.000Z' },
    ]);
    // A spreadsheet runs nothing.
    expect((await copy('csv')).text).toContain(`M0-is-gone-by-now,,"'=1+1""\r\n.pdf",,,`);
    const messages = await copy('message_json');
    expect(messages.copied).toBe(2);
    expect(messages.text).toContain('"touser": "OPENID"');
    expect(messages.text).toContain('"agentid": "AGENTID"');
    expect(messages.text.indexOf(picture)).toBeLessThan(messages.text.indexOf(voice));
    expect((await copy('reply_xml')).text).toBe(
      `<xml><MsgType><![CDATA[image]]></MsgType><Image><MediaId><![CDATA[${picture}]]></MediaId></Image></xml>\n` +
        `<xml><MsgType><![CDATA[voice]]></MsgType><Voice><MediaId><![CDATA[${voice}]]></MediaId></Voice></xml>`,
    );
    expect((await copy('curl')).text).toContain('access_token=ACCESS_TOKEN');
    expect(audited.filter(({ action }) => action === 'copy')).toHaveLength(6);
    expect(audited).toContainEqual({ action: 'copy', count: 2, format: 'message_json', result: 'ok' });
  });

  test('of what is not fetched and has no type makes no message; an HD voice is fetched by its own call', async () => {
    const { desk, clipboard, fetch, wecom } = await setUp();
    const [gone, voice] = await fetch(wecom.id, [
      mention('M0-is-gone-by-now'),
      mention('M0-is-gone-too-by-now', { hdVoice: true }),
    ]);
    expect(await desk.fetchUses.copy([gone?.id ?? ''], 'message_json')).toMatchObject({
      ok: false,
      error: { code: 'format_unavailable' },
    });
    await desk.fetchUses.copy([voice?.id ?? ''], 'curl');
    expect(clipboard()).toContain('/cgi-bin/media/get/jssdk?access_token=ACCESS_TOKEN');
  });
});
