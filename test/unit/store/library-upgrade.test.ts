import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from 'vitest';
import { createMediaHistory } from '../../../electron/store/media-history.ts';
import { createMediaRecords, type MediaRecords } from '../../../electron/store/media-records.ts';
import { MIGRATIONS } from '../../../electron/store/migrations.ts';
import { libraryQuery } from '../../library-query.ts';
import { openedDatabase, scratchFolder } from './scratch.ts';

const ACCOUNTS = [
  ['shop', 'wecom', 'wecom', 'ww1'],
  ['news', 'official_account', 'official_account', 'wx1'],
  ['mini', 'mini_program', 'mini_program', 'wx2'],
  ['pasted', 'wecom', 'wecom', ''],
  ['practice', 'simulator', 'official_account', ''],
] as const;

/** A library as the first version left it, with a record of each account and of one that is gone. */
async function firstLibrary(): Promise<string> {
  const folder = await scratchFolder();
  const database = new DatabaseSync(join(folder, 'library.db'));
  database.exec(`${MIGRATIONS[0] ?? ''}; PRAGMA user_version = 1`);
  const account = database.prepare(
    `INSERT INTO accounts (id, name, platform, imitates, owner_id, credential, token_call, clock_offset_ms, secret_storage)
     VALUES (?, 'Shop', ?, ?, ?, 'secret', 'token', 0, 'session')`,
  );
  const record = database.prepare(
    `INSERT INTO media_records (id, media_id, account_id, account_name, type, name, size, sha256, content_type,
       created_at, expires_at, clock_offset_ms, search_text)
     VALUES (?, 'M_' || ?, ?, 'Shop', 'image', '海报 ' || ?, 1, 'ab', 'image/jpeg', 1000, 260200, 0, 'old')`,
  );
  for (const [id, platform, imitates, ownerId] of ACCOUNTS) account.run(id, platform, imitates, ownerId);
  for (const id of [...ACCOUNTS.map(([id]) => id), 'gone']) record.run(id, id, id, id);
  database.close();
  return folder;
}

function completeSearch({ completeSearch }: Pick<MediaRecords, 'completeSearch'>): void {
  for (let after: number | null = 0; after !== null;) {
    const completed = completeSearch(after, 2);
    if (!completed.ok) throw new Error(completed.error.code);
    after = completed.value;
  }
}

test('a library of the first version gets owners, history and what search needs, and loses nothing', async () => {
  const database = await openedDatabase(await firstLibrary());
  const records = createMediaRecords(database);
  const owners = records.page(libraryQuery(), 0).rows.map(({ id, owner }) => [id, owner]);
  expect(Object.fromEntries(owners)).toEqual({
    shop: 'wecom:ww1',
    news: 'official_account:wx1',
    mini: 'official_account:wx2',
    pasted: 'account:pasted',
    practice: 'simulator:official_account',
    gone: 'account:gone',
  });
  expect(records.byIds(['shop'])).toMatchObject([
    { note: '', pinned: false, mediaId: 'M_shop', name: '海报 shop' },
  ]);
  expect(createMediaHistory(database).of('news')).toEqual([
    { kind: 'uploaded', at: 1_000_000, facts: { account: 'Shop' } },
  ]);

  const found = (search: string) => records.page(libraryQuery({ search }), 0).rows.map(({ id }) => id);
  completeSearch(records);
  expect(found('海报')).toHaveLength(6);
  expect(found('M_news')).toEqual(['news']);
  records.change(['gone'], { note: '备注' });
  completeSearch(records);
  expect(found('备')).toEqual(['gone']);
});

test('what search lacks of some records is made up for, and nothing twice', async () => {
  const database = await openedDatabase(await firstLibrary());
  const records = createMediaRecords(database);
  completeSearch(records);
  database.prepare(`DELETE FROM media_search WHERE sequence % 2 = 0`).run();
  completeSearch(records);
  expect(records.page(libraryQuery({ search: '海报' }), 0).total).toBe(6);
  expect(records.completeSearch(0, 100)).toEqual({ ok: true, value: null });
});
