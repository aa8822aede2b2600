import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { EVERY_RECORD, type ExportFormat } from '../../../electron/contract/library.ts';
import type { MediaRecord } from '../../../electron/contract/media.ts';
import { openDatabase } from '../../../electron/store/database.ts';
import { createMediaRecords } from '../../../electron/store/media-records.ts';
import { libraryQuery } from '../../library-query.ts';
import { jpegOf } from '../../media-bytes.ts';
import {
  onDisk,
  startDesk,
  startServer,
  temporaryFolder,
  wecomAccount,
  type RunningDesk,
  mentionsOf,
} from './desk-harness.ts';

const record = (change: Partial<MediaRecord> = {}): MediaRecord => ({
  id: randomUUID(),
  mediaId: '-' + randomUUID(),
  accountId: randomUUID(),
  accountName: '@广州店',
  type: 'image',
  name: '=HYPERLINK("http://x";"a,b")\r\n👍🏽.jpg',
  size: 0,
  sha256: 'ab'.repeat(32),
  contentType: 'image/jpeg',
  createdAt: 1_700_000_000,
  expiresAt: 1_700_259_200,
  clockOffsetMs: -1500.25,
  owner: 'wecom:ww1',
  note: "'+86 139\n「备注」",
  pinned: true,
  ...change,
});

const AWKWARD: readonly MediaRecord[] = [
  record(),
  record({ name: "'=1", note: '', pinned: false, type: 'thumb', clockOffsetMs: 0 }),
  record({ createdAt: 9_000_000_000_000_000, expiresAt: 8_639_999_999_999, owner: 'account:x', note: '\t"' }),
  record({ createdAt: 9_999_999_999_999, name: '\u2028\uFEFF,', note: '＝１' }),
];

/** A profile with these records, before any desk has it open. */
async function profileOf(records: readonly MediaRecord[]): Promise<string> {
  const folder = await temporaryFolder();
  const opened = await openDatabase(join(folder, 'library.db'));
  if (!opened.ok) throw new Error(opened.failure);
  const inserted = createMediaRecords(opened.database).insertUnknown(records);
  expect(inserted).toEqual({ ok: true, value: records.length });
  opened.database.close();
  return folder;
}

const recordsOf = ({ desk }: RunningDesk, filter = {}) => {
  const sort = { by: 'uploaded', descending: false } as const;
  const page = desk.library.page(libraryQuery(filter, { sort }));
  return page.ok ? page.value.rows : [];
};
const withoutId = (row: MediaRecord) => ({ ...row, id: '' });

async function exported(records: readonly MediaRecord[], format: ExportFormat) {
  const saveTo = await temporaryFolder();
  const desk = await startDesk({ folder: await profileOf(records), saveTo });
  const answer = await desk.desk.library.export({ format, ids: null, filter: null });
  const [name = ''] = await readdir(saveTo);
  expect(answer).toEqual({ ok: true, value: { savedAs: name, count: records.length } });
  return { path: join(saveTo, name), from: desk };
}

const imported = async (content: string | Uint8Array) => {
  const path = join(await temporaryFolder(), 'library.csv');
  await writeFile(path, content);
  const running = await startDesk({ importFrom: path });
  return { running, report: await running.desk.library.import() };
};

describe('an exported library', () => {
  test.each(['csv', 'json'] as const)('comes back as it was from %s', async (format) => {
    const { path, from } = await exported(AWKWARD, format);
    const before = recordsOf(from).map(withoutId);
    const to = await startDesk({ importFrom: path });
    const value = {
      file: path.split('/').at(-1),
      added: AWKWARD.length,
      known: 0,
      refusedCount: 0,
      refused: [],
    };
    expect(await to.desk.library.import()).toEqual({ ok: true, value });
    expect(recordsOf(to).map(withoutId)).toEqual(before);
    expect(to.events.libraryChanged).toEqual([{ added: [] }]);
    const [first] = recordsOf(to);
    expect(to.desk.history.of(first?.id ?? '').map(({ kind }) => kind)).toContain('uploaded');
  });

  test('is a table with a byte order mark and the fields of product.md for its head', async () => {
    const { path } = await exported([record({ name: 'a.jpg', note: '', mediaId: 'M1' })], 'csv');
    const lines = (await readFile(path, 'utf8')).split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFmedia_id,type,name,size,sha256,content_type,created_at,expires_at,account,owner,note,pinned,account_id,clock_offset_ms',
    );
    expect(lines[1]).toMatch(
      /^M1,image,a\.jpg,0,(?:ab){32},image\/jpeg,2023-11-14T22:13:20\.000Z,2023-11-17/,
    );
  });

  test('holds what was asked for: the chosen, or what a filter lets through', async () => {
    const all = Array.from({ length: 5 }, (_, at) =>
      record({ name: `${at}.jpg`, pinned: at > 2, createdAt: at }),
    );
    const saveTo = await temporaryFolder();
    const { desk } = await startDesk({ folder: await profileOf(all), saveTo });
    const namesIn = async (ids: readonly string[] | null, filter: typeof EVERY_RECORD | null) => {
      const answer = await desk.library.export({ format: 'json', ids, filter });
      const name = answer.ok ? (answer.value.savedAs ?? '') : '';
      const rows = JSON.parse(await readFile(join(saveTo, name), 'utf8')) as { name: string }[];
      return rows.map((row) => row.name);
    };
    expect(await namesIn([all[3]?.id ?? '', all[0]?.id ?? '', randomUUID()], null)).toEqual([
      '3.jpg',
      '0.jpg',
    ]);
    expect(await namesIn(null, { ...EVERY_RECORD, pinned: true })).toEqual(['3.jpg', '4.jpg']);
    expect(await namesIn(null, { ...EVERY_RECORD, search: '1.jp' })).toEqual(['1.jpg']);
    expect(await namesIn([], null)).toEqual([]);
  });

  test('is not written where the person changes their mind, or the folder is gone', async () => {
    const { desk } = await startDesk();
    const request = { format: 'csv', ids: null, filter: null } as const;
    expect(await desk.library.export(request)).toEqual({ ok: true, value: { savedAs: null, count: 0 } });
    const gone = await startDesk({ saveTo: join(await temporaryFolder(), 'gone') });
    expect(await gone.desk.library.export(request)).toEqual({ ok: false, error: { code: 'folder_missing' } });
  });
});

describe('an import', () => {
  test('leaves known rows alone and refuses bad ones by line and reason', async () => {
    const known = record({ name: 'known.jpg', mediaId: 'KNOWN', note: 'mine', pinned: false });
    const { path } = await exported([known], 'csv');
    const [head = '', row = ''] = (await readFile(path, 'utf8')).split('\r\n');
    let refused = 0;
    const changed = (from: string | RegExp, to: string) =>
      row.replace(from, to).replace('KNOWN', `OTHER-${refused++}`);
    const content = [
      head,
      row.replace('mine', 'theirs'),
      row.replace('KNOWN', 'NEW').replace('mine', '"two\r\nlines"'),
      changed(',image,', ',picture,'),
      row.replace('KNOWN', 'no id'),
      changed('2023-11-14T', 'yesterday'),
      `${row},more`,
      'a"b',
      changed('wecom:ww1', 'ww1'),
      row.replace('KNOWN', 'NEW'),
    ].join('\r\n');
    await writeFile(path, content);
    const to = await startDesk({ folder: await profileOf([known]), importFrom: path });
    expect(await to.desk.library.import()).toMatchObject({
      ok: true,
      value: {
        added: 1,
        known: 2,
        refusedCount: 6,
        refused: [
          { line: 5, reason: 'type' },
          { line: 6, reason: 'media_id' },
          { line: 7, reason: 'created_at' },
          { line: 8, reason: 'columns' },
          { line: 9, reason: 'syntax' },
          { line: 10, reason: 'owner' },
        ],
      },
    });
    expect(recordsOf(to).map(({ mediaId, note }) => [mediaId, note])).toEqual([
      ['KNOWN', 'mine'],
      ['NEW', 'two\r\nlines'],
    ]);
  });

  test('gives rows of a strange account to the account here that has the same owner', async () => {
    const { path } = await exported(
      [record({ owner: 'simulator:wecom' }), record({ owner: 'wecom:other' })],
      'json',
    );
    const { desk } = await startDesk({ importFrom: path });
    await desk.library.import();
    const practice = desk.accounts.list().find(({ imitates }) => imitates === 'wecom')?.id ?? '';
    const page = desk.library.page(libraryQuery({ accountId: practice }));
    expect(page.ok && page.value.rows.map(({ owner }) => owner)).toEqual(['simulator:wecom']);
  });

  test.each([
    ['another table', 'name,phone\r\nA,1\r\n'],
    ['an object', '{"media_id":"x"}'],
    ['another array', '[{"media_id":"x"}]'],
    ['nothing', ''],
    ['blanks', ' \n\n'],
    ['bytes of another encoding', Buffer.from('media_id,备注', 'utf16le')],
    ['a picture', jpegOf(5000)],
  ])('of %s changes nothing and says that it is none of ours', async (_, content) => {
    const { running, report } = await imported(content);
    expect(report).toEqual({ ok: false, error: { code: 'import_not_ours' } });
    expect(recordsOf(running)).toEqual([]);
  });

  test('of an empty export is none', async () => {
    const { report } = await imported('[]');
    expect(report).toMatchObject({ ok: true, value: { added: 0, known: 0, refusedCount: 0 } });
  });

  test('of too many rows changes nothing', async () => {
    const { path } = await exported([record({ name: 'a', note: '' })], 'csv');
    const [head = '', row = ''] = (await readFile(path, 'utf8')).split('\r\n');
    const { running, report } = await imported(`${head}\r\n${`${row}\r\n`.repeat(200_001)}`);
    expect(report).toEqual({ ok: false, error: { code: 'import_too_large' } });
    expect(recordsOf(running)).toEqual([]);
  });

  test('of no file, a folder or nothing chosen says so', async () => {
    const folder = await temporaryFolder();
    const missing = await startDesk({ importFrom: join(folder, 'gone.csv') });
    expect(await missing.desk.library.import()).toEqual({ ok: false, error: { code: 'file_missing' } });
    const directory = await startDesk({ importFrom: folder });
    expect(await directory.desk.library.import()).toEqual({ ok: false, error: { code: 'file_not_regular' } });
    const { desk } = await startDesk();
    expect(await desk.library.import()).toEqual({ ok: true, value: null });
  });

  test('onto a failing disk says so, and is finished by importing again', async () => {
    const all = Array.from({ length: 300 }, (_, at) => record({ mediaId: `media_${at}` }));
    const { path } = await exported(all, 'json');
    const { desk, disk } = await startDesk({ importFrom: path });
    disk.fails();
    expect(await desk.library.import()).toMatchObject({ ok: false, error: { code: 'library_write_failed' } });
    disk.works();
    expect(await desk.library.import()).toMatchObject({ ok: true, value: { added: 300, known: 0 } });
  });
});

describe('notes, pins and history', () => {
  test('are kept, found and told', async () => {
    const { server, origin } = await startServer();
    const saveTo = await temporaryFolder();
    const running = await startDesk({ saveTo });
    const { desk, settled, file, events } = running;
    const account = await desk.accounts.save(wecomAccount(origin, server));
    if (!account.ok) throw new Error(account.error.code);
    const shop = account.value.id;
    const [upload] = await settled(await desk.uploads.add(shop, [onDisk(await file('a.jpg', jpegOf(5000)))]));
    const id = upload?.id ?? '';
    expect(recordsOf(running)).toMatchObject([
      { owner: `wecom:${server.apps.wecom.corpid}`, note: '', pinned: false },
    ]);

    events.libraryChanged?.splice(0);
    expect(await desk.library.change([id, randomUUID()], { note: '给王经理', pinned: true })).toEqual({
      ok: true,
      value: { changed: 1 },
    });
    await vi.waitFor(() => expect(events.libraryChanged).toEqual([{ added: [] }]));
    expect(recordsOf(running, { search: '王经', pinned: true })).toMatchObject([
      { id, note: '给王经理', pinned: true },
    ]);
    await desk.library.change([id], { note: '' });
    expect(recordsOf(running, { search: '王经' })).toEqual([]);
    expect(recordsOf(running, { pinned: true })).toHaveLength(1);

    const [fetched] = await settled(desk.fetches.add(shop, mentionsOf([upload?.mediaId ?? ''])));
    await desk.fetches.save(fetched?.id ?? '');
    const history = desk.history.of(id);
    expect(history).toMatchObject([
      { kind: 'uploaded', facts: { account: 'Shop' } },
      { kind: 'fetched', facts: { account: 'Shop' } },
      { kind: 'saved', facts: { account: 'Shop', savedAs: fetched?.fetched?.name } },
    ]);
    for (const { at } of history) expect(Math.abs(at - Date.now())).toBeLessThan(60_000);
    await desk.library.remove([id]);
    expect(desk.history.of(id)).toEqual([]);
  });

  test('tell that media has expired, without anyone having noted it', async () => {
    const dead = record({ name: 'old', expiresAt: 1_700_259_200 });
    const { desk } = await startDesk({ folder: await profileOf([dead]) });
    expect(desk.history.of(dead.id)).toEqual([
      { kind: 'uploaded', at: 1_700_000_000_000, facts: { account: dead.accountName } },
      { kind: 'expired', at: 1_700_259_200_000, facts: {} },
    ]);
  });

  test('are not written for media that the library does not have', async () => {
    const { server, origin } = await startServer();
    const { desk, settled, file, events } = await startDesk();
    const account = await desk.accounts.save(wecomAccount(origin, server));
    const shop = account.ok ? account.value.id : '';
    const [upload] = await settled(await desk.uploads.add(shop, [onDisk(await file('a.jpg', jpegOf(5000)))]));
    await desk.library.remove([upload?.id ?? '']);
    events.libraryChanged?.splice(0);
    await settled(desk.fetches.add(shop, mentionsOf([upload?.mediaId ?? ''])));
    expect(events.libraryChanged).toEqual([]);
  });
});
