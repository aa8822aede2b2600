import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMediaRecords } from '../../../electron/store/media-records.ts';
import { libraryQuery } from '../../library-query.ts';
import { openedDatabase, record, scratchFolder } from './scratch.ts';

const everything = libraryQuery();

const openedRecords = async () => {
  const database = await openedDatabase(await scratchFolder());
  return { database, records: createMediaRecords(database) };
};

describe('insert', () => {
  test('keeps every field as it was', async () => {
    const { records } = await openedRecords();
    const whole = record({ name: '海报 "夏" \u202e👍🏽.jpg', size: 0, clockOffsetMs: -86_400_000.5 });
    expect(records.insert(whole)).toEqual({ ok: true, value: null });
    expect(records.byIds([whole.id])).toEqual([whole]);
  });

  test('makes one row of a record that is inserted again after a crash', async () => {
    const { records } = await openedRecords();
    records.insert(record());
    expect(records.insert(record())).toEqual({ ok: true, value: null });
    expect(records.page(everything, 0).total).toBe(1);
  });

  test('never takes a second media_id for a first one of the same record', async () => {
    const { records } = await openedRecords();
    records.insert(record());
    expect(() => records.insert(record({ mediaId: 'another' }))).toThrow('second media_id');
  });

  test('takes equal media_ids of different companies', async () => {
    const { records } = await openedRecords();
    records.insert(record({ id: 'a', accountId: 'one' }));
    records.insert(record({ id: 'b', accountId: 'two' }));
    expect(records.byIds(['a', 'b'])).toHaveLength(2);
  });

  test('says when the disk is full and leaves no row behind', async () => {
    const { database, records } = await openedRecords();
    database.prepare('PRAGMA max_page_count = 1').get();
    const results = Array.from({ length: 50 }, (_, i) => ({
      id: `${i}`,
      result: records.insert(record({ id: `${i}`, name: 'n'.repeat(1000) })),
    }));
    const kept = results.filter(({ result }) => result.ok).map(({ id }) => id);
    expect(results.at(-1)?.result).toEqual({ ok: false, error: { code: 'disk_full' } });
    expect(records.page(libraryQuery({}, { limit: 1000 }), 0).rows.map(({ id }) => id)).toEqual(kept);
  });
});

describe('page', () => {
  const serverNow = 1_000_000;

  test('shows the next to expire first and the longest dead last', async () => {
    const { records } = await openedRecords();
    const expiries = { dead: 400, fresh: 9000, justDead: 1000, soon: 1001, middle: 5000 };
    for (const [id, expiresAt] of Object.entries(expiries)) records.insert(record({ id, expiresAt }));
    const shown = records.page(everything, serverNow).rows.map(({ id }) => id);
    expect(shown).toEqual(['soon', 'middle', 'fresh', 'justDead', 'dead']);
  });

  test('keeps the order of uploads that expire in the same second', async () => {
    const { records } = await openedRecords();
    for (const id of ['first', 'second', 'third']) records.insert(record({ id, expiresAt: 5000 }));
    expect(records.page(everything, serverNow).rows.map(({ id }) => id)).toEqual([
      'first',
      'second',
      'third',
    ]);
  });

  test('gives the same rows in any page size, with the total of all', async () => {
    const { records } = await openedRecords();
    for (let i = 0; i < 23; i++) {
      records.insert(
        record({ id: `${i}`, expiresAt: 700 + ((i * 37) % 23) * 30, accountId: `account-${i % 2}` }),
      );
    }
    for (const accountId of [null, 'account-1']) {
      const all = records.page(libraryQuery({ accountId }), serverNow);
      expect(all.rows).toHaveLength(all.total);
      for (const limit of [1, 4, 7, 50]) {
        const pages = Array.from({ length: Math.ceil(all.total / limit) + 1 }, (_, i) =>
          records.page(libraryQuery({ accountId }, { limit, offset: i * limit }), serverNow),
        );
        expect(pages.flatMap(({ rows }) => rows)).toEqual(all.rows);
        expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([all.total]));
      }
    }
  });

  test('shows only the account asked for', async () => {
    const { records } = await openedRecords();
    records.insert(record({ id: 'a', accountId: 'one' }));
    records.insert(record({ id: 'b', accountId: 'two' }));
    const page = records.page(libraryQuery({ accountId: 'two' }), serverNow);
    expect(page).toEqual({ rows: [record({ id: 'b', accountId: 'two' })], total: 1 });
    expect(records.page(libraryQuery({ accountId: 'gone' }), serverNow).total).toBe(0);
  });
});

describe('search', () => {
  const found = async (name: string, search: string) => {
    const { records } = await openedRecords();
    records.insert(record({ name }));
    return records.page(libraryQuery({ search }), 0).total === 1;
  };

  test.each([
    ['夏季海报最终版.jpg', '海报'],
    ['Price List.PDF', 'price list'],
    ['cafe\u0301.png', 'CAF\u00c9'],
    ['第１２期.amr', '12期'],
    ['100%_off.jpg', '100%_OFF'],
    ['a\\b.jpg', 'a\\b'],
    ['notes.txt', '  notes '],
    ['any.jpg', 'MMb_-zK1'],
    ['any.jpg', 'ab12cd34ab'],
    ['any.jpg', 'AB12'],
  ])('finds %j by %j', async (name, search) => {
    expect(await found(name, search)).toBe(true);
  });

  test.each([
    ['100 percent.jpg', '100%'],
    ['under.jpg', '_'.repeat(5)],
    ['any.jpg', '12cd34ab'],
    ['any.jpg', 'ab1'],
    ['x.jpg', 'jpg\n1G6'.replace('\n', '')],
    ['x.jpg', '*'],
  ])('does not find %j by %j', async (name, search) => {
    expect(await found(name, search)).toBe(false);
  });

  test('finds any part of any name', async () => {
    const { records } = await openedRecords();
    let next = 0;
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        (name, a, b) => {
          const letters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment);
          const start = a % letters.length;
          const part = letters.slice(start, start + 1 + (b % letters.length)).join('');
          const id = `${next++}`;
          records.insert(record({ id, name }));
          const { rows } = records.page(libraryQuery({ search: part }, { limit: 10_000 }), 0);
          expect(rows.some((row) => row.id === id)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('searches within one account and counts all matches', async () => {
    const { records } = await openedRecords();
    for (let i = 0; i < 10; i++) {
      records.insert(record({ id: `${i}`, name: i < 6 ? 'menu' : 'card', accountId: `account-${i % 2}` }));
    }
    const page = records.page(
      libraryQuery({ accountId: 'account-1', search: 'menu' }, { offset: 1, limit: 1 }),
      0,
    );
    expect(page.total).toBe(3);
    expect(page.rows.map(({ id }) => id)).toEqual(['3']);
  });
});

describe('byIds and remove', () => {
  test('give records in the order asked, leaving out what is not there', async () => {
    const { records } = await openedRecords();
    for (const id of ['a', 'b', 'c']) records.insert(record({ id }));
    expect(records.byIds(['c', 'gone', "' OR 1=1 --", 'a']).map(({ id }) => id)).toEqual(['c', 'a']);
    expect(records.byIds([])).toEqual([]);
  });

  test('remove only what was named, and say how many there were', async () => {
    const { records } = await openedRecords();
    for (const id of ['a', 'b', 'c']) records.insert(record({ id }));
    expect(records.remove(['a', 'c', 'gone', "' OR 1=1 --"])).toEqual({ ok: true, value: 2 });
    expect(records.page(everything, 0).rows.map(({ id }) => id)).toEqual(['b']);
  });

  test('take ten thousand ids at once', async () => {
    const { records } = await openedRecords();
    records.insert(record({ id: '9999' }));
    const ids = Array.from({ length: 10_000 }, (_, i) => `${i}`);
    expect(records.byIds(ids)).toHaveLength(1);
    expect(records.remove(ids)).toEqual({ ok: true, value: 1 });
  });
});

describe('a row that was damaged in a way SQLite cannot see', () => {
  test.each([
    ["type = 'imagf'", { type: 'file' }],
    ["name = CAST('poster.jpg' AS BLOB)", { name: 'poster.jpg' }],
    ['size = 9223372036854775807', { size: 2 ** 63 }],
    ["expires_at = x'00'", { expiresAt: 0 }],
  ])('%s is shown with what it has, and the others with it', async (damage, shown) => {
    const database = await openedDatabase(await scratchFolder());
    const records = createMediaRecords(database);
    const whole = record({ id: 'whole', mediaId: 'media-1' });
    const damaged = record({ id: 'damaged', mediaId: 'media-2' });
    records.insert(whole);
    records.insert(damaged);
    database.prepare(`UPDATE media_records SET ${damage} WHERE id = 'damaged'`).run();
    database.prepare('DELETE FROM media_search').run();

    expect(records.byIds(['damaged', 'whole'])).toEqual([{ ...damaged, ...shown }, whole]);
    const { rows, total } = records.page(libraryQuery(), 0);
    expect([rows.length, total]).toEqual([2, 2]);
    expect(records.completeSearch(0, 10)).toEqual({ ok: true, value: 2 });
    expect(records.page(libraryQuery({ search: 'media-2' }), 0).rows).toMatchObject([
      { ...shown, id: 'damaged' },
    ]);
    expect(records.remove(['damaged'])).toEqual({ ok: true, value: 1 });
  });
});
