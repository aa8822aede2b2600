import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createExpiry } from '../../../electron/services/expiry.ts';
import { createAccountRecords } from '../../../electron/store/account-records.ts';
import { openDatabase, type Database } from '../../../electron/store/database.ts';
import { createExpiryMoments } from '../../../electron/store/expiry-moments.ts';
import { createMediaRecords } from '../../../electron/store/media-records.ts';
import { createProxyRecords } from '../../../electron/store/proxy-records.ts';
import { createSettingsRecords } from '../../../electron/store/settings-records.ts';
import { libraryQuery } from '../../library-query.ts';
import { accountRow, record, scratchFolder } from './scratch.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const SOON = NOW / 1000 + 3600;

/** A library that takes any value anywhere: what damage inside a page makes of it, where SQLite sees none. */
async function laxDatabase(): Promise<Database> {
  const folder = await scratchFolder();
  const path = join(folder, 'library.db');
  const strict = await openDatabase(path);
  if (!strict.ok) throw new Error(strict.failure);
  strict.database.close();
  const text = (await readFile(path)).toString('latin1');
  const without = text.replaceAll('STRICT, ', ' '.repeat(8)).replaceAll('STRICT', ' '.repeat(6));
  await writeFile(path, Buffer.from(without, 'latin1'));
  const lax = await openDatabase(path);
  if (!lax.ok) throw new Error(lax.failure);
  onTestFinished(() => lax.database.close());
  return lax.database;
}

const account = accountRow({ id: 'whole' });

test('records with any value for their end or their account neither break the list nor hide when others end', async () => {
  const database = await laxDatabase();
  const records = createMediaRecords(database);
  const accounts = createAccountRecords(database);
  accounts.put(account);
  records.insertAll(
    ['whole', 'a', 'b', 'c', 'd', 'e'].map((id) =>
      record({ id, mediaId: `media-${id}`, accountId: id === 'e' ? 'gone' : 'whole', expiresAt: SOON }),
    ),
  );
  const garble = (id: string, column: string, value: string) =>
    database.prepare(`UPDATE media_records SET ${column} = ${value} WHERE id = '${id}'`).run();
  garble('a', 'expires_at', `'soon'`);
  garble('b', 'expires_at', `x'00ff'`);
  garble('c', 'expires_at', '1152921504606846976');
  garble('d', 'account_id', `x'00ff'`);
  garble('e', 'expires_at', `'never'`);

  const faults: unknown[] = [];
  const expiry = createExpiry({
    moments: createExpiryMoments(database),
    accounts,
    emit: vi.fn(),
    onFault: (fault) => faults.push(fault),
    now: () => NOW,
  });
  // It has less than twelve hours left already; its end is next.
  expect(expiry.next()).toBe(SOON * 1000);
  database.prepare(`DELETE FROM media_records WHERE id = 'whole'`).run();
  expect(expiry.next()).toBeNull();
  expect(faults).toEqual([]);
  expect(
    records
      .page(libraryQuery(), NOW)
      .rows.map(({ id }) => id)
      .toSorted(),
  ).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('an account or a setting that is none any more is left out, a proxy leads nowhere, and the others stay', async () => {
  const database = await laxDatabase();
  const accounts = createAccountRecords(database);
  const proxies = createProxyRecords(database);
  const settings = createSettingsRecords(database);
  accounts.put(account);
  accounts.put({ ...account, id: 'garbled' });
  proxies.put('app', { mode: 'none', server: null, storage: 'session', ciphertext: null });
  settings.write({ uploadsAtOnce: 5, fetchesAtOnce: 6 });
  database.prepare(`UPDATE accounts SET platform = x'00ff' WHERE id = 'garbled'`).run();
  database.prepare(`UPDATE proxies SET mode = 'n0ne'`).run();
  database.prepare(`UPDATE settings SET value = x'00ff' WHERE key = 'uploadsAtOnce'`).run();
  expect(accounts.list()).toMatchObject([account]);
  expect(accounts.get('garbled')).toBeNull();
  // Not as if nothing had been chosen: it would go a way it was kept from.
  expect(proxies.get('app')).toMatchObject({ mode: 'manual', server: null });
  expect(settings.read()).toMatchObject({ uploadsAtOnce: 3, fetchesAtOnce: 6 });
});
