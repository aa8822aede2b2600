import { beforeEach, describe, expect, test, vi } from 'vitest';
import { BY_NEED, EVERY_RECORD, type LibraryQuery } from '../../../../electron/contract/library.ts';
import type { MediaRecord } from '../../../../electron/contract/media.ts';
import { succeed } from '../../../../electron/contract/errors.ts';
import { copySelection } from '../../../../renderer/actions/clipboard.ts';
import {
  changeFilter,
  clearFilters,
  refreshLibrary,
  setScope,
  setSort,
  showRows,
  sortBy,
} from '../../../../renderer/actions/library.ts';
import { removeRecords } from '../../../../renderer/actions/records.ts';
import {
  clearSelection,
  holdActive,
  rowAfterKey,
  selectAll,
  selectRow,
  toggleActive,
} from '../../../../renderer/actions/selection.ts';
import { cpuTime } from '../../../cpu-time.ts';
import { useAccounts } from '../../../../renderer/stores/account-store.ts';
import {
  activeRecord,
  seenRecord,
  isNarrowed,
  PAGE_ROWS,
  rowAt,
  selectedIds,
  sumsOf,
  useLibrary,
} from '../../../../renderer/stores/library-store.ts';
import { useFakeBridge } from '../fake-bridge.ts';
import { sampleAccount, sampleRecord } from '../samples.ts';

const rowsOf = ({ offset, limit }: LibraryQuery, total: number) =>
  Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) => sampleRecord(offset + at));

const libraryOf = (total: number) =>
  useFakeBridge({
    libraryPage: (query) => Promise.resolve(succeed({ rows: rowsOf(query, total), total })),
    libraryOutlines: ({ offset, limit }) => {
      const rows = rowsOf({ filter: EVERY_RECORD, sort: BY_NEED, offset, limit }, total);
      const lines = (of: (row: MediaRecord) => unknown) => rows.map(of).join('\n');
      return Promise.resolve(
        succeed({
          ids: lines(({ id }) => id),
          sizes: lines(({ size }) => size),
          pins: lines(({ pinned }) => Number(pinned)),
        }),
      );
    },
    copyRecords: ({ ids }) => Promise.resolve(succeed({ copied: ids.length })),
  });

const pagesAsked = (calls: ReturnType<typeof libraryOf>) =>
  calls.filter(({ name }) => name === 'libraryPage').length;

describe('a large library', () => {
  beforeEach(() => {
    vi.unstubAllGlobals();
    useAccounts.setState({ accounts: [sampleAccount()] });
    useLibrary.setState(useLibrary.getInitialState(), true);
  });

  test('is asked for only where it is seen', async () => {
    const calls = libraryOf(100_000);
    await refreshLibrary();
    await showRows(50_000, 50_020);
    await showRows(50_001, 50_021);
    expect(pagesAsked(calls)).toBe(2);
    const { total, pages } = useLibrary.getState();
    expect(total).toBe(100_000);
    expect(rowAt(pages, 50_010)?.name).toBe('poster 50010.jpg');
  });

  test('forgets pages far from what is seen', async () => {
    libraryOf(100_000);
    await refreshLibrary();
    for (let first = 0; first < 5000; first += 100) await showRows(first, first + 20);
    expect(useLibrary.getState().pages.size).toBeLessThan(20);
  });

  test('answers a burst of changes with two rounds, the last of which sees them all', async () => {
    const calls = libraryOf(10);
    await Promise.all(Array.from({ length: 50 }, () => refreshLibrary()));
    expect(pagesAsked(calls)).toBe(2);
  });

  test('shows the answer to the last search only', async () => {
    useFakeBridge({
      libraryPage: async (query) => {
        if (query.filter.search === 'slow') await new Promise((resolve) => setTimeout(resolve, 20));
        return succeed({ rows: [], total: query.filter.search === 'slow' ? 1 : 2 });
      },
    });
    await Promise.all([changeFilter({ search: 'slow' }), changeFilter({ search: 'fast' })]);
    expect(useLibrary.getState().total).toBe(2);
  });

  test('does not ask for rows that fly by while others are awaited', async () => {
    const waiting: (() => void)[] = [];
    const calls = useFakeBridge({
      libraryPage: async (query) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return succeed({ rows: rowsOf(query, 100_000), total: 100_000 });
      },
    });
    const scrolled = [1000, 20_000, 40_000, 60_000].map((first) => showRows(first, first + 20));
    waiting.shift()?.();
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    waiting.shift()?.();
    await Promise.all(scrolled);
    expect(calls.map(({ args }) => args[0])).toMatchObject([{ offset: 1000 }, { offset: 60_000 }]);
    expect(rowAt(useLibrary.getState().pages, 60_010)?.name).toBe('poster 60010.jpg');
  });

  test('never shows pages of two questions together', async () => {
    libraryOf(1000);
    await refreshLibrary();
    const changed = changeFilter({ pinned: true });
    await showRows(500, 520);
    await changed;
    const { pages, shown, listing } = useLibrary.getState();
    expect(shown).toBe(listing);
    expect([...pages.keys()].every((page) => page === 0 || page === 500 / PAGE_ROWS)).toBe(true);
  });

  test('is filtered by everything at once, and all of it cleared but the account', async () => {
    const calls = libraryOf(1);
    await setScope('account');
    await changeFilter({ types: ['image'], life: 'expiring' });
    await changeFilter({ search: 'poster', pinned: true });
    await clearFilters();
    expect(calls.slice(-2).map(({ args }) => args[0])).toMatchObject([
      {
        filter: {
          accountId: 'account-1',
          search: 'poster',
          types: ['image'],
          life: 'expiring',
          pinned: true,
        },
      },
      { filter: { accountId: 'account-1', search: '', types: [], life: 'any', pinned: false } },
    ]);
    expect(isNarrowed(useLibrary.getState().listing)).toBe(false);
  });

  test('sorts by what is asked for, the other way round the second time, and keeps the selection', async () => {
    const calls = libraryOf(10);
    await refreshLibrary();
    await selectRow(3, 'replace');
    await sortBy('size');
    await sortBy('size');
    await sortBy('name');
    await setSort({ by: 'expiry', descending: true });
    expect(calls.slice(1).map(({ args }) => args[0])).toMatchObject([
      { sort: { by: 'size', descending: true } },
      { sort: { by: 'size', descending: false } },
      { sort: { by: 'name', descending: false } },
      { sort: { by: 'expiry', descending: true } },
    ]);
    expect(selectedIds(useLibrary.getState())).toEqual(['record-3']);
  });

  test('shows one account or all', async () => {
    const calls = libraryOf(1);
    await setScope('account');
    await setScope('all');
    expect(calls.map(({ args }) => args[0])).toMatchObject([
      { filter: { accountId: 'account-1' } },
      { filter: { accountId: null } },
    ]);
  });
});

describe('selecting records', () => {
  beforeEach(async () => {
    vi.unstubAllGlobals();
    useLibrary.setState(useLibrary.getInitialState(), true);
    libraryOf(1200);
    await refreshLibrary();
  });

  const names = () => selectedIds(useLibrary.getState());

  test('a click selects one, with Ctrl one more or less', async () => {
    await selectRow(3, 'replace');
    await selectRow(1, 'toggle');
    expect(names()).toEqual(['record-1', 'record-3']);
    await selectRow(3, 'toggle');
    expect(names()).toEqual(['record-1']);
  });

  test('with Shift selects everything since the first, in both directions', async () => {
    await selectRow(5, 'replace');
    await selectRow(7, 'extend');
    expect(names()).toEqual(['record-5', 'record-6', 'record-7']);
    await selectRow(4, 'extend');
    expect(names()).toEqual(['record-4', 'record-5']);
  });

  test('reaches rows that were never shown', async () => {
    await selectRow(0, 'replace');
    await selectRow(1199, 'extend');
    expect(useLibrary.getState().selected.size).toBe(1200);
    await selectAll();
    expect(useLibrary.getState().selected.size).toBe(1200);
    await showRows(600, 620);
    expect(names().slice(598, 603)).toEqual([598, 599, 600, 601, 602].map((at) => `record-${at}`));
    const bytes = Array.from({ length: 1200 }, (_, at) => sampleRecord(at).size);
    expect(sumsOf(useLibrary.getState().selected)).toEqual({
      bytes: bytes.reduce((sum, size) => sum + size, 0),
      isAllPinned: false,
    });
  });

  test('that is large is not copied when a page of it is read and nothing is new', async () => {
    await selectAll();
    const { selected } = useLibrary.getState();
    await showRows(600, 620);
    await refreshLibrary();
    expect(useLibrary.getState().selected).toBe(selected);
  });

  test('that takes long to read does not undo what is selected meanwhile', async () => {
    const all = selectAll();
    await selectRow(2, 'replace');
    await all;
    expect(names()).toEqual(['record-2']);
    const again = selectAll();
    clearSelection();
    await again;
    expect(names()).toEqual([]);
  });

  test('of filtered rows ends when other rows are listed', async () => {
    const all = selectAll();
    await changeFilter({ search: 'poster' });
    await all;
    expect(names()).toEqual([]);
  });

  test('copies what is selected in list order, whatever the order of the clicks', async () => {
    await selectRow(9, 'replace');
    await selectRow(2, 'toggle');
    const calls = libraryOf(1200);
    await copySelection('json');
    expect(calls).toEqual([
      { name: 'copyRecords', args: [{ ids: ['record-2', 'record-9'], format: 'json' }] },
    ]);
  });

  test.each([
    ['ArrowDown', 5, 6],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 15],
    ['PageUp', 5, 0],
    ['Home', 5, 0],
    ['End', 5, 19],
    ['ArrowDown', 19, 19],
    ['x', 5, null],
  ])('%s on row %i of 20 leads to %s', (key, active, expected) => {
    expect(rowAfterKey(key, active, 20)).toBe(expected);
  });
});

describe('the row the keyboard is on', () => {
  /** A library whose first rows are these, followed by the records 0 … 299. */
  const libraryWith = (...first: readonly number[]) => {
    const all = [...first, ...Array.from({ length: 300 }, (_, at) => at)].map(sampleRecord);
    return useFakeBridge({
      libraryPage: ({ offset, limit }) =>
        Promise.resolve(succeed({ rows: all.slice(offset, offset + limit), total: all.length })),
      removeRecords: ({ ids }) => Promise.resolve(succeed({ removed: ids.length })),
    });
  };
  const activeId = () => activeRecord(useLibrary.getState())?.id ?? null;
  const activeIndex = () => useLibrary.getState().active.index;

  beforeEach(async () => {
    vi.unstubAllGlobals();
    useLibrary.setState(useLibrary.getInitialState(), true);
    libraryWith();
    await refreshLibrary();
  });

  test('goes with its record when others come before it', async () => {
    await selectRow(3, 'replace');
    libraryWith(900, 901);
    await refreshLibrary();
    expect([activeIndex(), activeId()]).toEqual([5, 'record-3']);
    await selectRow(7, 'extend');
    expect(selectedIds(useLibrary.getState())).toEqual(['record-3', 'record-4', 'record-5']);
    expect(activeId()).toBe('record-5');
  });

  test('goes with its record as soon as the keyboard is in the list', async () => {
    holdActive();
    libraryWith(900);
    await refreshLibrary();
    expect([activeIndex(), activeId()]).toEqual([1, 'record-0']);
  });

  test('is never another record: one that has moved out of sight is not acted upon', async () => {
    await selectRow(3, 'replace');
    libraryWith(...Array.from({ length: 200 }, (_, at) => 1000 + at));
    await refreshLibrary();
    expect(activeId()).toBeNull();
    await toggleActive();
    expect([...useLibrary.getState().selected.keys()]).toEqual(['record-3']);
  });

  test('is looked at as it was selected where its row is not loaded, and not once another stands in its place', async () => {
    await selectRow(120, 'replace');
    expect(activeId()).toBeNull();
    expect(seenRecord(useLibrary.getState())?.id).toBe('record-120');
    await showRows(115, 125);
    expect(seenRecord(useLibrary.getState())?.id).toBe('record-120');
    libraryWith(...Array.from({ length: 200 }, (_, at) => 1000 + at));
    await refreshLibrary();
    expect(seenRecord(useLibrary.getState())).toBeNull();
  });

  test('is the next one once its record was deleted', async () => {
    await selectRow(0, 'replace');
    await removeRecords(['record-0']);
    expect(activeIndex()).toBe(0);
    expect(activeId()).not.toBeNull();
  });
});

test('deleting 20,000 selected records keeps the window responsive', async () => {
  useFakeBridge({ removeRecords: ({ ids }) => Promise.resolve(succeed({ removed: ids.length })) });
  const ids = Array.from({ length: 20_000 }, (_, at) => `record-${at}`);
  const record = sampleRecord(0);
  useLibrary.setState({ selected: new Map([...ids, 'another'].map((id) => [id, { ...record, id }])) });
  const started = cpuTime();
  await removeRecords(ids);
  // Generous: it takes about 10 ms; looking each one up in a list takes seconds.
  expect(cpuTime() - started).toBeLessThan(500);
  expect([...useLibrary.getState().selected.keys()]).toEqual(['another']);
});
