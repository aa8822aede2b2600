import { describe, expect, test } from 'vitest';
import { createAccountRecords, type AccountRow } from '../../../electron/store/account-records.ts';
import { createBackupWish } from '../../../electron/store/backup-wish.ts';
import { createProxyRecords, type StoredProxy } from '../../../electron/store/proxy-records.ts';
import { accountRow, openedDatabase, scratchFolder } from './scratch.ts';

const sealed = (text: string) => ({ storage: 'keychain', ciphertext: Buffer.from(text) }) as const;
const NOT_KEPT = { storage: 'session', ciphertext: null } as const;

const account = accountRow(NOT_KEPT);
const proxy: StoredProxy = {
  mode: 'manual',
  server: { kind: 'http', host: '10.0.0.1', port: 8080, user: 'desk' },
  ...NOT_KEPT,
};

/** Writes a ciphertext, and whether that leaves the wish that all backups be replaced. */
async function setUp() {
  const database = await openedDatabase(await scratchFolder());
  const accounts = createAccountRecords(database);
  const proxies = createProxyRecords(database);
  const wish = createBackupWish(database);
  const isWished = () => {
    const wished = wish.read();
    if (wished !== null) wish.clear(wished);
    return wished !== null;
  };
  type Kept = Pick<AccountRow, 'ciphertext' | 'storage'>;
  return {
    database,
    wish,
    isWished,
    owners: [
      {
        put: (kept: Kept) => accounts.put({ ...account, name: `${Math.random()}`, ...kept }),
        remove: () => accounts.remove('account-1'),
      },
      {
        put: (kept: Kept) => proxies.put('account-1', { ...proxy, ...kept }),
        remove: () => accounts.remove('account-1'),
      },
    ],
  };
}

describe('that all backups be replaced is wished', () => {
  test('where a sealed secret or proxy password is replaced, dropped or removed, and only there', async () => {
    const { owners, isWished } = await setUp();
    for (const { put, remove } of owners) {
      put(NOT_KEPT);
      put(sealed('first'));
      put(sealed('first'));
      expect(isWished()).toBe(false);
      put(sealed('second'));
      expect(isWished()).toBe(true);
      put(NOT_KEPT);
      expect(isWished()).toBe(true);
      remove();
      remove();
      expect(isWished()).toBe(false);
      put(sealed('third'));
      remove();
      expect(isWished()).toBe(true);
    }
  });

  test('together with the change, or not at all', async () => {
    const { owners, database, wish } = await setUp();
    for (const { put, remove } of owners) {
      put(sealed('first'));
      database.prepare('PRAGMA query_only = 1').all();
      expect([put(sealed('second')).ok, remove().ok]).toEqual([false, false]);
      database.prepare('PRAGMA query_only = 0').all();
      expect(wish.read()).toBeNull();
    }
  });

  test('until it is done, and still where it was wished again meanwhile', async () => {
    const { owners, wish } = await setUp();
    const [{ put } = { put: () => undefined }] = owners;
    put(sealed('first'));
    put(sealed('second'));
    const first = wish.read();
    put(sealed('third'));
    const second = wish.read();
    expect(second).not.toBe(first);
    wish.clear(first ?? '');
    expect(wish.read()).toBe(second);
    wish.clear(second ?? '');
    expect(wish.read()).toBeNull();
  });
});
