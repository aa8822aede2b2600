import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../../electron/contract/errors.ts';
import { HANDOVER_FORMATS, type HandoverFormat } from '../../../electron/contract/handover.ts';
import { MAX_HANDOVER_BYTES, MAX_HANDOVER_TEXT_BYTES } from '../../../electron/contract/limits.ts';
import { bareMention, type Mention } from '../../../electron/contract/mention.ts';
import { PNG } from '../client/session.ts';
import {
  officialAccount,
  startDesk,
  startServer,
  temporaryFolder,
  wecomAccount,
  type RunningDesk,
} from './desk-harness.ts';

const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const DAY = 24 * 60 * 60;
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The least that is recognised as WebP. */
const WEBP = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');

const mention = (mediaId: string, more: Partial<Mention> = {}): Mention => ({
  ...bareMention(mediaId, 'callback_xml'),
  ...more,
});

/** A desk that hands over, with a WeCom account, and what another desk needs. */
async function setUp() {
  const { server, origin } = await startServer();
  const folder = await temporaryFolder();
  const running = await startDesk({ saveTo: folder, backoffMs: [] });
  const account = unwrap(await running.desk.accounts.save(wecomAccount(origin, server)));
  const store = (filename: string) =>
    server.receive({ owner: account.ownerId, type: 'file', filename, bytes: PNG });
  const fetch = async (accountId: string, mentions: readonly Mention[]) =>
    (await running.settled(running.desk.fetches.add(accountId, mentions))).map(({ id }) => id);
  const write = async (ids: readonly string[], format: HandoverFormat) => {
    const exported = unwrap(await running.desk.fetchUses.exportHandover(ids, format));
    const path = join(folder, exported.savedAs ?? '');
    return { ...exported, path, text: await readFile(path, 'utf8') };
  };
  return { ...running, server, origin, account, store, fetch, write };
}

/** Another desk, which is given the file. */
async function deskWith(importFrom: string): Promise<RunningDesk> {
  return startDesk({ importFrom, backoffMs: [] });
}

const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>\u202egnp.exe`;

describe.each(HANDOVER_FORMATS)('a handover sheet as %s', (format) => {
  test('brings live media from one desk to another of the same company, where they are fetched', async () => {
    const { desk, folder, server, origin, account, store, fetch, write, audited } = await setUp();
    const sentAt = nowSeconds() - DAY;
    const [first, second] = [await store('海报.png'), await store('b.png')];
    const ids = await fetch(account.id, [
      mention(first, { type: 'file', sender: HOSTILE, messageId: '=1+1', sentAt }),
      mention(second),
      mention('M0-is-gone-by-now'),
      mention('M0-died-by-its-time', { sentAt: nowSeconds() - 4 * DAY }),
    ]);
    const { count, savedAs, path, text } = await write(ids, format);
    expect(count).toBe(2);
    expect(savedAs).toMatch(new RegExp(`^media-desk-handover-\\d{4}-\\d\\d-\\d\\d\\.${format}$`));
    expect(audited).toContainEqual({ action: 'export', count: 2, format, result: 'ok' });
    const embedded = /content="([A-Za-z0-9+/=]{40,})"/.exec(text)?.[1] ?? '';
    const all = text + Buffer.from(embedded, 'base64').toString();
    expect(all).toContain(first);
    for (const secret of [server.apps.wecom.corpsecret, account.id, account.name, folder])
      expect(all).not.toContain(secret);

    const other = await deskWith(path);
    const there = unwrap(
      await other.desk.accounts.save(wecomAccount(origin, server, { name: 'Other desk' })),
    );
    const received = unwrap(await other.desk.fetchUses.importHandover());
    expect(received).toEqual({
      accountId: there.id,
      left: 0,
      mentions: [
        {
          ...mention(first, { type: 'file', sender: HOSTILE, messageId: '=1+1', sentAt }),
          source: 'handover',
          fileName: '海报.png',
        },
        {
          ...mention(second, { type: 'image' }),
          source: 'handover',
          // Its three days do not begin anew on the other desk.
          seenAt: Math.floor((desk.transfers.find(ids[1] ?? '')?.addedAt ?? 0) / 1000),
          fileName: expect.any(String) as string,
        },
      ],
    });
    expect(other.audited).toContainEqual({ action: 'import', count: 2, result: 'ok' });
    const rows = await other.settled(other.desk.fetches.add(there.id, received?.mentions ?? []));
    expect(rows.map(({ state, fetched }) => [state, fetched?.size])).toEqual([
      ['done', PNG.length],
      ['done', PNG.length],
    ]);
  });

  test('of a company that is not on this desk is refused, by name', async () => {
    const { server, origin, account, store, fetch, write } = await setUp();
    const { path } = await write(await fetch(account.id, [mention(await store('a.png'))]), format);
    const other = await deskWith(path);
    await other.desk.accounts.save(officialAccount(origin, server));
    await other.desk.accounts.save(wecomAccount(origin, server, { ownerId: 'ww0000000000000000' }));
    expect(await other.desk.fetchUses.importHandover()).toEqual({
      ok: false,
      error: { code: 'handover_foreign_company', facts: { company: account.ownerId } },
    });
    expect(other.desk.transfers.list()).toEqual([]);
  });

  test('whose rows are damaged gives the good ones, and the count of the others', async () => {
    const { server, origin, account, store, fetch, write } = await setUp();
    const [good, bad] = [await store('a.png'), await store('b.png')];
    const { path, text } = await write(await fetch(account.id, [mention(bad), mention(good)]), format);
    const damage = (sheet: string) => sheet.replaceAll(bad, '../../etc/passwd');
    const damaged =
      format === 'html'
        ? text.replace(/(content=")([A-Za-z0-9+/=]{40,})"/, (_, start: string, embedded: string) => {
            const sheet = Buffer.from(embedded, 'base64').toString();
            return `${start}${Buffer.from(damage(sheet)).toString('base64')}"`;
          })
        : damage(text);
    expect(damaged).not.toBe(text);
    await writeFile(path, damaged);
    const other = await deskWith(path);
    await other.desk.accounts.save(wecomAccount(origin, server));
    const received = unwrap(await other.desk.fetchUses.importHandover());
    expect(received?.mentions.map(({ mediaId }) => mediaId)).toEqual([good]);
    expect(received?.left).toBe(1);
  });
});

describe('a handover', () => {
  test('of what is not fetched yet names it; an expiry nobody knows exactly says so', async () => {
    const { desk, server, account, store, write, settled } = await setUp();
    server.faults.set({ on: 'get', html: 502 });
    const sentAt = nowSeconds() - DAY;
    const added = desk.fetches.add(account.id, [
      mention(await store('a.png'), { sentAt, type: 'voice', hdVoice: true }),
      mention(await store('b.png')),
    ]);
    const rows = await settled(added);
    const { text } = await write(
      rows.map(({ id }) => id),
      'json',
    );
    const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
    expect(JSON.parse(text)).toMatchObject({
      kind: 'media-desk-handover',
      version: 1,
      owner: `wecom:${account.ownerId}`,
      media: [
        { type: 'voice', hd_voice: true, expires_at: iso(sentAt + 3 * DAY), expires_at_exact: true },
        { type: null, hd_voice: false, sent_at: null, expires_at_exact: false },
      ],
    });
  });

  test('of nothing that lives, of two companies, or of a company nobody knows is refused before any dialog', async () => {
    const { desk, server, origin, account, store, fetch } = await setUp();
    const oa = unwrap(await desk.accounts.save(officialAccount(origin, server)));
    const pasted = unwrap(
      await desk.accounts.save(
        wecomAccount(origin, server, {
          ownerId: '',
          credential: 'access_token',
          secret: 'a-token-from-elsewhere',
          tokenLifeSeconds: 7200,
        }),
      ),
    );
    const live = await fetch(account.id, [mention(await store('a.png'))]);
    const [gone] = await fetch(account.id, [mention('M0-is-gone-by-now')]);
    const atOa = await server.receive({ owner: oa.ownerId, type: 'image', filename: 'a.png', bytes: PNG });
    const mixed = [...live, ...(await fetch(oa.id, [mention(atOa)]))];
    const unknown = await fetch(pasted.id, [mention('M0-of-somebody-else')]);
    const codeOf = async (ids: readonly string[]) => {
      const exported = await desk.fetchUses.exportHandover(ids, 'html');
      return exported.ok ? null : exported.error.code;
    };
    expect(await codeOf([])).toBe('handover_nothing_live');
    expect(await codeOf([gone ?? ''])).toBe('handover_nothing_live');
    expect(await codeOf(mixed)).toBe('handover_several_companies');
    expect(await codeOf(unknown)).toBe('handover_company_unknown');
    // What a probe found gone since is not handed over either.
    server.faults.set({ on: 'get', errcode: 40007 });
    await desk.fetchUses.probe(live);
    expect(await codeOf(live)).toBe('handover_nothing_live');
    // Until a later fetch shows that it is there after all.
    server.faults.clear();
    desk.transfers.loseFetched(live);
    desk.transfers.retry(live, false);
    await fetch(account.id, [mention(desk.transfers.find(live[0] ?? '')?.mediaId ?? '')]);
    expect(desk.transfers.find(live[0] ?? '')).toMatchObject({ state: 'done', subject: { probe: null } });
    expect(await codeOf(live)).toBeNull();
  });

  test('takes the chosen account where several are of the company', async () => {
    const { server, origin, account, store, fetch, write } = await setUp();
    const { path } = await write(await fetch(account.id, [mention(await store('a.png'))]), 'json');
    const other = await deskWith(path);
    await other.desk.accounts.save(wecomAccount(origin, server));
    const second = unwrap(await other.desk.accounts.save(wecomAccount(origin, server, { name: 'Second' })));
    other.desk.settings.change({ chosenAccountId: second.id });
    expect(unwrap(await other.desk.fetchUses.importHandover())?.accountId).toBe(second.id);
  });

  test('as a page shows the small pictures, which are there for fetched ones', async () => {
    const { desk, account, store, fetch, write } = await setUp();
    const ids = await fetch(account.id, [mention(await store('a.png')), mention(await store('b.png'))]);
    unwrap(await desk.previews.putThumbnail(ids[0] ?? '', WEBP));
    const { text } = await write(ids, 'html');
    expect(text).toContain(`<img alt="" src="data:image/webp;base64,${WEBP.toString('base64')}">`);
  });

  test.each([
    ['nothing', ''],
    ['a picture', PNG],
    ['a page of somebody else', '<html><script>alert(1)</script></html>'],
    ['other JSON', '{"kind":"something else"}'],
    ['a later version', '{"kind":"media-desk-handover","version":2,"owner":"wecom:ww1","media":[]}'],
    [
      'an owner that no other desk knows',
      '{"kind":"media-desk-handover","version":1,"owner":"account:1","media":[]}',
    ],
    ['another table', 'media_id,type\r\nabc,image\r\n'],
    ['deep brackets', '{"media":'.repeat(5000)],
  ] as const)('does not take %s for a sheet', async (_, content) => {
    const folder = await temporaryFolder();
    const path = join(folder, 'sheet');
    await writeFile(path, content);
    const { desk, audited } = await deskWith(path);
    expect(await desk.fetchUses.importHandover()).toEqual({
      ok: false,
      error: { code: 'handover_not_ours' },
    });
    expect(audited).toContainEqual({ action: 'import', result: 'handover_not_ours' });
  });

  test('is bounded: neither more media than one fetch takes, nor more bytes', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'sheet');
    const { server, origin } = await startServer();
    const { desk } = await deskWith(path);
    const { ownerId } = unwrap(await desk.accounts.save(wecomAccount(origin, server)));
    const row = {
      media_id: 'M0-one-of-so-many',
      ...{ type: null, sender: null, message_id: null, sent_at: null, name: null },
      ...{ expires_at: '2030-01-01T00:00:00Z', expires_at_exact: true, hd_voice: false },
    };
    const sheet = (count: number) => ({
      ...{ kind: 'media-desk-handover', version: 1, owner: `wecom:${ownerId}` },
      media: Array.from({ length: count }, () => row),
    });
    await writeFile(path, JSON.stringify(sheet(10_000)));
    expect(unwrap(await desk.fetchUses.importHandover())?.mentions).toHaveLength(10_000);
    await writeFile(path, JSON.stringify(sheet(10_001)));
    const tooLarge = { ok: false, error: { code: 'handover_too_large' } };
    expect(await desk.fetchUses.importHandover()).toEqual(tooLarge);
    for (const [start, most] of [
      ['<', MAX_HANDOVER_BYTES],
      ['{', MAX_HANDOVER_TEXT_BYTES],
      ['kind,', MAX_HANDOVER_TEXT_BYTES],
    ] as const) {
      await writeFile(path, start.padEnd(most + 1));
      expect(await desk.fetchUses.importHandover()).toEqual(tooLarge);
      await writeFile(path, start.padEnd(most));
      expect(await desk.fetchUses.importHandover()).toEqual({
        ok: false,
        error: { code: 'handover_not_ours' },
      });
    }
  });
});
