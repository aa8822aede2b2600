import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { undecided } from '../../../electron/services/upload-file.ts';
import type { MediaEvent } from '../../../electron/contract/library.ts';
import type { MediaRecord } from '../../../electron/contract/media.ts';
import { createAccountRecords } from '../../../electron/store/account-records.ts';
import { createBackups } from '../../../electron/store/backups.ts';
import { readyBackup } from '../../../electron/store/ready-backup.ts';
import { openDatabase, type Database } from '../../../electron/store/database.ts';
import { createLibraryNotices } from '../../../electron/store/library-notices.ts';
import { createMediaHistory } from '../../../electron/store/media-history.ts';
import { createMediaRecords } from '../../../electron/store/media-records.ts';
import { MIGRATIONS } from '../../../electron/store/migrations.ts';
import { openLibrary } from '../../../electron/store/open-library.ts';
import { createProxyRecords } from '../../../electron/store/proxy-records.ts';
import { createTransferRecords, type StoredTransfer } from '../../../electron/store/transfer-records.ts';
import { accountRow, record, scratchFolder } from './scratch.ts';

const PAGE_BYTES = 4096;
const NOW = Date.UTC(2026, 10, 22, 9, 30);

const storesOf = (database: Database) => ({
  database,
  records: createMediaRecords(database),
  history: createMediaHistory(database),
  transfers: createTransferRecords(database),
  proxies: createProxyRecords(database),
});

type Stores = ReturnType<typeof storesOf>;

async function profile(): Promise<{ path: string; stores: Stores; backUp: () => Promise<unknown> }> {
  const folder = await scratchFolder();
  const path = join(folder, 'library.db');
  const opened = await openDatabase(path);
  if (!opened.ok) throw new Error(opened.failure);
  const stores = storesOf(opened.database);
  const backups = createBackups({ folder: join(folder, 'backups'), ready: readyBackup, now: () => NOW });
  return { path, stores, backUp: () => backups.write(opened.database, MIGRATIONS.length) };
}

interface Page {
  readonly pageno: number;
  readonly name: string;
  readonly pagetype: string;
}

/** Ruins the pages chosen, opens what is left, and gives the library that came of it. */
async function rebuilt(
  path: string,
  { database }: Stores,
  isRuined: (page: Page) => boolean,
): Promise<Stores> {
  const pages = database.prepare('SELECT pageno, name, pagetype FROM dbstat').all() as readonly Page[];
  const ruined = pages.filter(isRuined);
  expect(ruined).not.toEqual([]);
  database.close();
  const bytes = await readFile(path);
  for (const { pageno } of ruined) bytes.fill(0xff, (pageno - 1) * PAGE_BYTES, pageno * PAGE_BYTES);
  await writeFile(path, bytes);
  const result = await openLibrary(path, () => NOW);
  if (!result.ok) throw new Error(result.failure);
  onTestFinished(() => result.database.close());
  expect(result.rebuilt).toBe(true);
  return storesOf(result.database);
}

const transfer = (id: string, changes: Partial<StoredTransfer> = {}): StoredTransfer => ({
  id,
  direction: 'upload',
  accountId: 'account-1',
  accountName: 'Shop',
  name: 'poster.jpg',
  mediaId: null,
  subject: null,
  fetched: null,
  place: 1,
  addedAt: NOW,
  state: 'waiting',
  error: null,
  file: undecided(`/home/chen/${'p'.repeat(200)}.jpg`, false),
  consent: 'given',
  ...changes,
});

const PROXY = {
  mode: 'manual',
  server: { kind: 'http', host: 'proxy.example', port: 8080, user: 'chen' },
  storage: 'keychain',
  ciphertext: new Uint8Array([1, 2, 3]),
} as const;

const UPLOADED = { kind: 'uploaded', at: 1_380_000_000_000, facts: { account: 'Practice' } } as const;
const happened = ({ mediaId, owner }: MediaRecord, event: MediaEvent) => ({ mediaId, owner, ...event });

const FETCHED = { kind: 'fetched', at: 1_380_000_009_000, facts: { account: 'Practice' } } as const;

const isIndex = ({ name }: Page) => name === 'media_records_by_sha256';

test('with every page ruined but those of the records themselves, no record is lost, nor its upload', async () => {
  const { path, stores } = await profile();
  const all = Array.from({ length: 3000 }, (_, at) => record({ id: `record-${at}`, mediaId: `media-${at}` }));
  expect(stores.records.insertUnknown(all)).toEqual({ ok: true, value: all.length });
  const { records, history, database } = await rebuilt(path, stores, ({ name }) => name !== 'media_records');
  expect(records.byIds(all.map(({ id }) => id))).toEqual(all);
  expect(createLibraryNotices(database).read()).toMatchObject({ records: all.length, salvaged: all.length });
  expect(history.of('record-2999')).toEqual([UPLOADED]);
});

test.each(['leaf', 'internal'])('a ruined %s page of the schema costs nothing', async (type) => {
  const { path, stores } = await profile();
  stores.records.insert(record());
  stores.history.note([happened(record(), FETCHED)]);
  stores.proxies.put('app', PROXY);
  const isRuined = ({ name, pagetype }: Page) => name === 'sqlite_schema' && pagetype === type;
  const { records, history, proxies } = await rebuilt(path, stores, isRuined);
  expect(records.byIds(['record-1'])).toEqual([record()]);
  expect(history.of('record-1')).toEqual([UPLOADED, FETCHED]);
  expect(proxies.get('app')).toEqual(PROXY);
});

test('each history stays with its record, also where the number of that was given to another since', async () => {
  const { path, stores, backUp } = await profile();
  const [kept, deleted, later] = ['kept', 'deleted', 'later'].map((id) =>
    record({ id, mediaId: `media-${id}` }),
  );
  if (!kept || !deleted || !later) throw new Error('three records');
  stores.records.insert(kept);
  stores.records.insert(deleted);
  await backUp();
  stores.records.remove(['deleted']);
  stores.records.insert(later);
  stores.history.note([happened(kept, FETCHED)]);
  stores.history.note([happened(later, { ...FETCHED, kind: 'renewed' })]);
  const { records, history, database } = await rebuilt(path, stores, isIndex);
  expect(records.byIds(['kept', 'deleted', 'later'])).toEqual([kept, deleted, later]);
  expect(history.of('kept')).toEqual([UPLOADED, FETCHED]);
  expect(history.of('deleted')).toEqual([UPLOADED]);
  expect(history.of('later')).toEqual([UPLOADED, { ...FETCHED, kind: 'renewed' }]);
  expect(createLibraryNotices(database).read()).toMatchObject({ records: 3, salvaged: 1 });
});

test('unfinished transfers come back paused, whether from the backup or from the damaged file', async () => {
  const { path, stores, backUp } = await profile();
  stores.transfers.put([transfer('backed')]);
  await backUp();
  const failed = transfer('failed', { state: 'failed', error: { code: 'file_missing' }, place: 2 });
  stores.transfers.put([failed, transfer('later', { place: 3 })]);
  stores.transfers.remove(['backed']);
  stores.proxies.put('account-1', PROXY);
  const { transfers, proxies } = await rebuilt(path, stores, isIndex);
  expect(transfers.list()).toEqual([
    transfer('backed', { state: 'paused' }),
    failed,
    transfer('later', { state: 'paused', place: 3 }),
  ]);
  expect(proxies.get('account-1')).toEqual(PROXY);
});

test('transfers are read up to a ruined page from both sides', async () => {
  const { path, stores } = await profile();
  const all = Array.from({ length: 300 }, (_, at) => transfer(`id-${1000 + at}`, { place: at }));
  stores.transfers.put(all);
  let leaf = 0;
  const isRuined = ({ name, pagetype }: Page) =>
    name === 'transfers' && pagetype === 'leaf' && (leaf += 1) === 8;
  const { transfers } = await rebuilt(path, stores, isRuined);
  const found = transfers.list().map(({ id }) => id);
  expect(found.length).toBeGreaterThan(270);
  expect(found).toContain('id-1000');
  expect(found).toContain('id-1299');
});

test('a proxy that makes no sense leads nowhere, and does not keep the app from starting', async () => {
  const { path, stores } = await profile();
  stores.proxies.put('good', PROXY);
  stores.proxies.put('bad', PROXY);
  stores.database.prepare("UPDATE proxies SET mode = 'manuam' WHERE owner = 'bad'").run();
  const { proxies } = await rebuilt(path, stores, isIndex);
  expect(proxies.get('good')).toEqual(PROXY);
  expect(proxies.get('bad')).toMatchObject({ mode: 'manual', server: null });
});

test('an account that makes no sense any more is not taken over, and those beside it are', async () => {
  const { path, stores } = await profile();
  const accounts = createAccountRecords(stores.database);
  const account = accountRow();
  accounts.put(account);
  accounts.put({ ...account, id: 'account-2' });
  accounts.put({ ...account, id: 'account-3' });
  stores.records.insert(record());
  stores.database.prepare(`UPDATE accounts SET platform = 'teletext' WHERE id = 'account-2'`).run();
  const { database } = await rebuilt(path, stores, isIndex);
  expect(database.prepare('SELECT id FROM accounts').all()).toEqual([
    { id: 'account-1' },
    { id: 'account-3' },
  ]);
});
