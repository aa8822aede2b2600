import { expect, test } from 'vitest';
import { DEFAULT_LIMITS, type AccountLimits } from '../../../electron/contract/account-limits.ts';
import { createAccountRecords, type AccountRow } from '../../../electron/store/account-records.ts';
import { createProxyRecords } from '../../../electron/store/proxy-records.ts';
import { openedDatabase, scratchFolder } from './scratch.ts';

const account = (changes: Partial<AccountRow> = {}): AccountRow => ({
  id: 'account-1',
  name: '市场部',
  platform: 'wecom',
  imitates: 'wecom',
  ownerId: 'ww0123456789abcdef',
  baseUrl: 'http://relay.example:8080/wx',
  credential: 'access_token',
  tokenCall: 'token',
  tokenExpiresAt: 1_380_007_200,
  clockOffsetMs: -3_600_000,
  storage: 'weak',
  ciphertext: Uint8Array.from([118, 49, 48, 0, 255]),
  ...changes,
});

const openedAccounts = async () => createAccountRecords(await openedDatabase(await scratchFolder()));

test('an account comes back as it was put, its sealed secret byte for byte', async () => {
  const accounts = await openedAccounts();
  const empty = account({
    id: 'b',
    baseUrl: null,
    tokenExpiresAt: null,
    ciphertext: null,
    storage: 'session',
    platform: 'simulator',
  });
  expect(accounts.put(account())).toEqual({ ok: true, value: null });
  accounts.put(empty);
  expect(accounts.get('account-1')).toEqual({ ...account(), limits: DEFAULT_LIMITS });
  expect(accounts.get('b')).toEqual({ ...empty, limits: DEFAULT_LIMITS });
  expect(accounts.get('gone')).toBeNull();
});

test('a changed account keeps its place in the list', async () => {
  const accounts = await openedAccounts();
  for (const id of ['b', 'a', 'c']) accounts.put(account({ id }));
  accounts.put(account({ id: 'b', name: 'renamed', ciphertext: null, storage: 'session' }));
  expect(accounts.list().map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  expect(accounts.get('b')).toMatchObject(
    account({ id: 'b', name: 'renamed', ciphertext: null, storage: 'session' }),
  );
});

test('the clock offset changes alone, and not at all on an account that is gone', async () => {
  const accounts = await openedAccounts();
  accounts.put(account());
  accounts.setClockOffset('account-1', 1500);
  expect(accounts.setClockOffset('gone', 1500)).toEqual({ ok: true, value: null });
  expect(accounts.list()).toMatchObject([account({ clockOffsetMs: 1500 })]);
});

test('an account and its proxy go together, or neither where the disk refuses', async () => {
  const database = await openedDatabase(await scratchFolder());
  const accounts = createAccountRecords(database);
  const proxies = createProxyRecords(database);
  accounts.put(account());
  const proxy = { mode: 'none', server: null, storage: 'session', ciphertext: null } as const;
  proxies.put('account-1', proxy);
  proxies.put('app', proxy);
  database
    .prepare(`CREATE TRIGGER keep BEFORE DELETE ON accounts BEGIN SELECT RAISE(ABORT, 'kept'); END`)
    .run();
  expect(() => accounts.remove('account-1')).toThrow('kept');
  expect(accounts.get('account-1')).toMatchObject(account());
  expect(proxies.get('account-1')).toEqual(proxy);
  database.prepare('DROP TRIGGER keep').run();
  accounts.remove('account-1');
  expect([accounts.get('account-1'), proxies.get('account-1')]).toEqual([null, null]);
  expect(proxies.get('app')).toEqual(proxy);
});

test('a row that the disk refused is not taken for written', async () => {
  const database = await openedDatabase(await scratchFolder());
  const accounts = createAccountRecords(database);
  accounts.put(account());
  database.prepare('PRAGMA query_only = 1').all();
  expect(accounts.put(account({ name: 'renamed' })).ok).toBe(false);
  expect(accounts.remove('account-1').ok).toBe(false);
  expect(accounts.get('account-1')?.name).toBe('市场部');
});

test('a removed account is gone', async () => {
  const accounts = await openedAccounts();
  accounts.put(account());
  expect(accounts.remove('account-1')).toEqual({ ok: true, value: null });
  expect(accounts.list()).toEqual([]);
});

test('limits stay when the account is changed, and garbled ones are the default', async () => {
  const database = await openedDatabase(await scratchFolder());
  const accounts = createAccountRecords(database);
  const limits: AccountLimits = {
    profile: 'current',
    edits: { documented: {}, current: { voice: { maxSeconds: null, date: '2026-01-31' } } },
  };
  accounts.put(account());
  expect(accounts.setLimits('account-1', limits)).toEqual({ ok: true, value: null });
  expect(accounts.setLimits('gone', limits)).toEqual({ ok: true, value: null });
  accounts.put(account({ name: 'renamed' }));
  expect(accounts.list()).toMatchObject([{ name: 'renamed', limits }]);
  for (const garbled of ['{', '{"profile":"none"}', 'null', '7']) {
    database.write(() => database.prepare('UPDATE accounts SET limits = :garbled').run({ garbled }));
    // As the next start finds them: within one run nobody else writes.
    expect(createAccountRecords(database).get('account-1')?.limits).toEqual(DEFAULT_LIMITS);
  }
});
