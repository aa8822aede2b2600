import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  LIBRARY_SORTS,
  LIFE_FILTERS,
  type LibraryFilter,
  type LibraryQuery,
  type LibrarySort,
} from '../../../electron/contract/library.ts';
import { MEDIA_TYPES, type MediaRecord } from '../../../electron/contract/media.ts';
import { createMediaRecords } from '../../../electron/store/media-records.ts';
import { libraryQuery } from '../../library-query.ts';
import { openedDatabase, record, scratchFolder } from './scratch.ts';

const NOW = 1_000_000;
const HOUR = 3600;

const openedRecords = async () => {
  const database = await openedDatabase(await scratchFolder());
  return { database, records: createMediaRecords(database) };
};

/** Few values, so that they meet; the edges of every condition among them. */
const records = fc
  .array(
    fc.record({
      mediaId: fc.constantFrom('aB_-9x==', 'zzTop1', 'abc123', 'AB12cd'),
      accountId: fc.constantFrom('one', 'two'),
      accountName: fc.constantFrom('Shop', 'shop', '店'),
      type: fc.constantFrom(...MEDIA_TYPES),
      name: fc.constantFrom('海报.jpg', 'Poster', 'poster 2', 'ＰＯＳＴＥＲ', 'éa', '100%', 'x_y', ''),
      size: fc.constantFrom(0, 1, 5, 1e9),
      sha256: fc.constantFrom('ab12'.repeat(16), 'ab13'.repeat(16), 'ff00'.repeat(16)),
      createdAt: fc.constantFrom(-5, 0, 7, 7e12),
      expiresAt: fc.constantFrom(
        -1,
        0,
        NOW - 1,
        NOW,
        NOW + 1,
        NOW + 12 * HOUR - 1,
        NOW + 12 * HOUR,
        NOW + 40 * HOUR,
      ),
      note: fc.constantFrom('', '给王经理', 'Poster', 'ab12'),
      pinned: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((rows) => rows.map((row, at) => record({ ...row, id: `${at}` })));

const filters: fc.Arbitrary<LibraryFilter> = fc.record({
  accountId: fc.constantFrom(null, null, 'one', 'gone'),
  search: fc.constantFrom(
    '',
    '',
    ' ',
    '海',
    'POSTER',
    'poster',
    'p',
    'ab',
    'ab1',
    'ab12',
    'AB12',
    'b_-',
    '*',
    '%',
    '_',
    '王经',
  ),
  types: fc.subarray([...MEDIA_TYPES]),
  life: fc.constantFrom(...LIFE_FILTERS),
  pinned: fc.boolean(),
});
const sorts: fc.Arbitrary<LibrarySort> = fc.record({
  by: fc.constantFrom(...LIBRARY_SORTS),
  descending: fc.boolean(),
});
const queries: fc.Arbitrary<LibraryQuery> = fc.record({
  filter: filters,
  sort: sorts,
  offset: fc.nat(35),
  limit: fc.integer({ min: 1, max: 12 }),
});

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

function matches(row: MediaRecord, { accountId, search, types, life, pinned }: LibraryFilter): boolean {
  const left = row.expiresAt - NOW;
  const isOfLife = { any: true, live: left > 0, expiring: left > 0 && left < 12 * HOUR, expired: left <= 0 }[
    life
  ];
  const needle = fold(search.trim());
  const isInId = /^[\w=-]{3,}$/.test(needle) && fold(row.mediaId).includes(needle);
  const isHash = /^[0-9a-f]{4,}$/.test(needle) && row.sha256.startsWith(needle);
  const isFound = [row.name, row.note].some((text) => fold(text).includes(needle)) || isInId || isHash;
  const isOfType = types.length === 0 || types.includes(row.type);
  return (
    isOfLife &&
    isFound &&
    isOfType &&
    (accountId === null || row.accountId === accountId) &&
    (!pinned || row.pinned)
  );
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' || typeof b === 'number'
    ? Number(a) - Number(b)
    : Buffer.compare(Buffer.from(a), Buffer.from(b));

const smallAscii = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const KEYS: Readonly<Record<LibrarySort['by'], (row: MediaRecord) => string | number>> = {
  expiry: (row) => row.expiresAt,
  uploaded: (row) => row.createdAt,
  name: (row) => smallAscii(row.name),
  size: (row) => row.size,
  type: (row) => row.type,
  account: (row) => smallAscii(row.accountName),
};

/** What the library is, told without a database. */
function model(all: readonly MediaRecord[], { filter, sort, offset, limit }: LibraryQuery) {
  const key = KEYS[sort.by];
  const ascending = all
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => matches(row, filter))
    .sort((a, b) => compare(key(a.row), key(b.row)) || a.at - b.at)
    .map(({ row }) => row);
  const isByNeed = sort.by === 'expiry' && !sort.descending;
  const live = ascending.filter(({ expiresAt }) => expiresAt > NOW);
  const expired = ascending.filter(({ expiresAt }) => expiresAt <= NOW).reverse();
  const list = isByNeed ? [...live, ...expired] : sort.descending ? ascending.reverse() : ascending;
  return { rows: list.slice(offset, offset + limit), total: list.length };
}

describe('a page of the library', () => {
  test(
    'is what a plain list would give, for every filter, sort and place, after every change',
    { timeout: 120_000 },
    async () => {
      const { records: store } = await openedRecords();
      let all: readonly MediaRecord[] = [];
      fc.assert(
        fc.property(
          records,
          fc.array(queries, { minLength: 1, maxLength: 8 }),
          fc.array(fc.nat(29)),
          (rows, asked, chosen) => {
            store.remove(all.map(({ id }) => id));
            for (const row of rows) store.insert(row);
            all = rows;
            const check = () => {
              for (const query of asked)
                expect(store.page(query, NOW * 1000 + 999)).toEqual(model(all, query));
            };
            check();
            const ids = chosen.map(String);
            store.change(ids, { note: '海王', pinned: true });
            all = all.map((row) => (ids.includes(row.id) ? { ...row, note: '海王', pinned: true } : row));
            check();
            store.remove(ids.slice(0, 3));
            all = all.filter(({ id }) => !ids.slice(0, 3).includes(id));
            check();
            for (const { filter } of asked) {
              const exported = store.bySequences(store.matching(filter, NOW * 1000));
              const sort = { by: 'uploaded', descending: false } as const;
              expect(exported).toEqual(model(all, { filter, sort, offset: 0, limit: 99 }).rows);
            }
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  test('is the same where more match than are looked up one by one', async () => {
    const { records: store } = await openedRecords();
    const all = Array.from({ length: 1500 }, (_, at) =>
      record({
        id: `${at}`,
        name: at % 3 === 0 ? '海报' : 'poster',
        size: (at * 37) % 101,
        expiresAt: NOW + ((at * 53) % 997) - 500,
        pinned: at % 7 === 0,
        accountId: at % 2 === 0 ? 'one' : 'two',
      }),
    );
    store.insertUnknown(all.map((row) => ({ ...row, mediaId: `media_${row.id}` })));
    const known = store.page(libraryQuery({}, { limit: 1500 }), 0).rows;
    const inOrder = all
      .map(({ id }) => known.find((row) => row.id === id))
      .filter((row) => row !== undefined);
    for (const search of ['poster', '海', 'media_'])
      for (const filter of [{}, { pinned: true }, { accountId: 'one' }, { life: 'live' as const }])
        for (const by of LIBRARY_SORTS)
          for (const descending of [false, true]) {
            const query = libraryQuery(
              { search, ...filter },
              { sort: { by, descending }, offset: 90, limit: 20 },
            );
            expect(store.page(query, NOW * 1000)).toEqual(model(inOrder, query));
          }
  });

  test('follows the clock, though nothing is written', async () => {
    const { records: store } = await openedRecords();
    for (const at of [10, 20, 30]) store.insert(record({ id: `${at}`, name: 'a', expiresAt: at }));
    const idsAt = (seconds: number, search: string) =>
      store.page(libraryQuery({ search, life: 'live' }), seconds * 1000).rows.map(({ id }) => id);
    for (const search of ['', 'a']) {
      expect(idsAt(9, search)).toEqual(['10', '20', '30']);
      expect(idsAt(10, search)).toEqual(['20', '30']);
      expect(idsAt(30, search)).toEqual([]);
      expect(idsAt(0, search)).toEqual(['10', '20', '30']);
    }
  });

  test('reads only the records it shows: every list has an index that covers it', async () => {
    const { database } = await openedRecords();
    // What paging prepares is what the planner is asked about.
    const plans: string[] = [];
    const spying = {
      ...database,
      prepare(sql: string) {
        if (sql.includes('INDEXED BY') && sql.includes('ORDER BY') && !sql.includes('NOT INDEXED'))
          plans.push(JSON.stringify(database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()));
        return database.prepare(sql);
      },
    };
    const store = createMediaRecords(spying);
    for (const by of LIBRARY_SORTS)
      for (const descending of [false, true])
        for (const life of LIFE_FILTERS)
          for (const accountId of [null, 'one'])
            store.page(
              libraryQuery(
                { accountId, life, pinned: true, types: ['image', 'file'] },
                { sort: { by, descending } },
              ),
              0,
            );
    const listing = plans.filter((plan) => plan.includes('media_records_by'));
    expect(listing.length).toBeGreaterThan(50);
    expect(
      listing.filter((plan) => !plan.includes('COVERING INDEX media_records_by') && !plan.includes('sha256')),
    ).toEqual([]);
    expect(listing.filter((plan) => plan.includes('TEMP B-TREE') && !plan.includes('sha256'))).toEqual([]);
  });
});
