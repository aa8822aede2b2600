import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AccountInput } from '../../../electron/contract/account.ts';
import { DEFAULT_LIMITS, type AccountLimits } from '../../../electron/contract/account-limits.ts';
import { libraryQuery } from '../../library-query.ts';
import { officialAccount, onDisk, startDesk, startServer, wecomAccount, mentionsOf } from './desk-harness.ts';

describe('Test connection', () => {
  test.each([
    ['WeCom', wecomAccount],
    ['Official Account', officialAccount],
  ])('on %s says how long the token lives, and keeps nothing', async (_, accountOf) => {
    const { server, origin } = await startServer();
    const { desk } = await startDesk();
    const before = desk.accounts.list().length;
    const report = await desk.testConnection(accountOf(origin, server));
    expect(report).toMatchObject({ ok: true, value: { tokenSeconds: 7200 } });
    expect(desk.accounts.list()).toHaveLength(before);
  });

  test.each([
    ['a wrong secret', { secret: 'wrong' }, { errcode: 40001, call: 'token' }],
    ['a wrong corpid', { ownerId: 'ww0000' }, { errcode: 40013, call: 'token' }],
  ] as const)('says so of %s', async (_, more: Partial<AccountInput>, error) => {
    const { server, origin } = await startServer();
    const { desk } = await startDesk();
    expect(await desk.testConnection(wecomAccount(origin, server, more))).toMatchObject({ ok: false, error });
  });

  test('finds an IP that WeCom gives tokens to but does not let in, and names it', async () => {
    const { server, origin } = await startServer();
    server.faults.set({ ipAllowed: false });
    const { desk } = await startDesk();
    expect(await desk.testConnection(wecomAccount(origin, server))).toMatchObject({
      ok: false,
      error: { code: 'api_refused', errcode: 60020, facts: { ip: '203.0.113.7' } },
    });
  });

  test('finds a pasted access_token that is not one', async () => {
    const { server, origin } = await startServer();
    const { desk } = await startDesk();
    const pasted = { credential: 'access_token', secret: 'made-up', tokenLifeSeconds: 7000 } as const;
    expect(await desk.testConnection(wecomAccount(origin, server, pasted))).toMatchObject({
      ok: false,
      error: { errcode: 40014, call: 'get' },
    });
  });

  test.each([
    ['is not one', 'not a url', 'base_url_invalid'],
    ['names another scheme', 'ftp://127.0.0.1', 'base_url_invalid'],
    ['leads to nobody', 'http://127.0.0.1:9', 'host_refused'],
  ])('says so of a base URL that %s', async (_, baseUrl, code) => {
    const { server, origin } = await startServer();
    const { desk } = await startDesk();
    const report = await desk.testConnection(wecomAccount(origin, server, { baseUrl }));
    expect(report).toMatchObject({ ok: false, error: { code } });
  });

  test('says that a proxy answered with a page of its own', async () => {
    const { server, origin } = await startServer();
    server.faults.set({ html: 404 });
    const { desk } = await startDesk();
    expect(await desk.testConnection(wecomAccount(origin, server))).toMatchObject({
      ok: false,
      error: { code: 'proxy_page', facts: { status: 404 } },
    });
  });
});

describe('an account', () => {
  test('never shows its secret: what the page gets has none of it', async () => {
    const { server, origin } = await startServer();
    const { desk, events } = await startDesk();
    await desk.accounts.save(wecomAccount(origin, server));
    await desk.accounts.save(officialAccount(origin, server));
    const seen = JSON.stringify([desk.accounts.list(), events]);
    expect(seen).not.toContain(server.apps.wecom.corpsecret);
    expect(seen).not.toContain(server.apps.officialAccount.secret);
  });

  test('keeps its stored secret when it is edited with the field left empty', async () => {
    const { server, origin } = await startServer();
    const { desk, file, settled } = await startDesk();
    const saved = await desk.accounts.save(wecomAccount(origin, server));
    const id = saved.ok ? saved.value.id : '';
    const renamed = await desk.accounts.save(
      wecomAccount(origin, server, { id, name: 'New name', secret: '' }),
    );
    expect(renamed).toMatchObject({ ok: true, value: { id, name: 'New name', secretKept: 'keychain' } });
    const [row] = await settled(await desk.uploads.add(id, [onDisk(await file('a.txt', 'something'))]));
    expect(row?.state).toBe('done');
  });

  test('kept for this session only works now and asks again after a restart', async () => {
    const { server, origin } = await startServer();
    const first = await startDesk();
    const saved = await first.desk.accounts.save(wecomAccount(origin, server, { storage: 'session' }));
    const id = saved.ok ? saved.value.id : '';
    expect(saved).toMatchObject({ value: { secretKept: 'session' } });
    const [row] = await first.settled(
      await first.desk.uploads.add(id, [onDisk(await first.file('a.txt', 'something'))]),
    );
    expect(row?.state).toBe('done');
    await first.close();
    const second = await startDesk({ folder: first.folder });
    expect(second.desk.accounts.find(id)).toMatchObject({ secretKept: 'missing' });
    const [again] = await second.settled(second.desk.fetches.add(id, mentionsOf(['whatever'])));
    expect(again).toMatchObject({ state: 'paused', error: { code: 'secret_missing' } });
  });

  test('brings stray spaces and line breaks of pasted values to nothing', async () => {
    const { server, origin } = await startServer();
    const { desk } = await startDesk();
    const input = wecomAccount(origin, server);
    const report = await desk.testConnection({
      ...input,
      ownerId: ` ${input.ownerId}\n`,
      secret: `\t${input.secret} \n`,
      baseUrl: ` ${input.baseUrl ?? ''} `,
    });
    expect(report.ok).toBe(true);
  });

  test('keeps the limits it was given, through a change and a restart, and it is written down who changed', async () => {
    const { server, origin } = await startServer();
    const first = await startDesk();
    const saved = await first.desk.accounts.save(wecomAccount(origin, server));
    const id = saved.ok ? saved.value.id : '';
    expect(saved).toMatchObject({ value: { limits: DEFAULT_LIMITS } });
    const limits: AccountLimits = {
      profile: 'current',
      edits: { documented: {}, current: { file: { maxBytes: 7, date: '2026-01-31' } } },
    };
    expect(first.desk.accounts.changeLimits(id, limits)).toMatchObject({ ok: true, value: { id, limits } });
    expect(first.events.accountsChanged?.at(-1)).toMatchObject([{}, {}, { id, limits }]);
    expect(first.audited.at(-1)).toEqual({
      action: 'change_account',
      account: { id, name: 'Shop' },
      subject: 'limits',
      result: 'ok',
    });
    const renamed = await first.desk.accounts.save(
      wecomAccount(origin, server, { id, name: 'New', secret: '' }),
    );
    expect(renamed).toMatchObject({ value: { name: 'New', limits } });
    expect(first.desk.accounts.changeLimits(randomUUID(), limits)).toEqual({
      ok: false,
      error: { code: 'account_missing' },
    });
    await first.close();
    const second = await startDesk({ folder: first.folder });
    expect(second.desk.accounts.find(id)).toMatchObject({ name: 'New', limits });
  });

  test('removed takes its secret along and leaves its records', async () => {
    const { server, origin } = await startServer();
    const { desk, file, settled } = await startDesk();
    const saved = await desk.accounts.save(wecomAccount(origin, server));
    const id = saved.ok ? saved.value.id : '';
    await settled(await desk.uploads.add(id, [onDisk(await file('a.txt', 'something'))]));
    expect(desk.accounts.remove(id).ok).toBe(true);
    expect(desk.accounts.find(id)).toBeNull();
    const page = desk.library.page(libraryQuery());
    expect(page).toMatchObject({ value: { rows: [{ accountName: 'Shop' }] } });
  });

  test('fetching the media_id of another company is told so, not shown', async () => {
    const { server, origin } = await startServer();
    const { desk, file, settled } = await startDesk();
    const mine = await desk.accounts.save(wecomAccount(origin, server));
    const { corpid: ownerId, corpsecret: secret } = server.apps.wecomOtherCorp;
    const other = await desk.accounts.save(wecomAccount(origin, server, { ownerId, secret }));
    const [row] = await settled(
      await desk.uploads.add(mine.ok ? mine.value.id : '', [onDisk(await file('a.txt', 'something'))]),
    );
    const [foreign] = await settled(
      desk.fetches.add(other.ok ? other.value.id : '', mentionsOf([row?.mediaId ?? ''])),
    );
    expect(foreign).toMatchObject({ state: 'failed', error: { errcode: 40007 }, fetched: null });
  });
});
