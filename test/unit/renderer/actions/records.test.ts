import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bridge } from '../../../../electron/contract/api.ts';
import { fail, succeed } from '../../../../electron/contract/errors.ts';
import type { ImportReport } from '../../../../electron/contract/library.ts';
import {
  exportLibrary,
  exportListed,
  exportSelection,
  importRecords,
  pinSelection,
  saveNote,
} from '../../../../renderer/actions/records.ts';
import { useImport } from '../../../../renderer/stores/import-store.ts';
import { isWhole, useLibrary } from '../../../../renderer/stores/library-store.ts';
import { useNotices } from '../../../../renderer/stores/notice-store.ts';
import { useFakeBridge } from '../fake-bridge.ts';
import { sampleRecord } from '../samples.ts';

const notices = () => useNotices.getState().toasts.map(({ notice }) => notice);
const selected = () => [...useLibrary.getState().selected.values()].filter(isWhole);

beforeEach(() => {
  vi.unstubAllGlobals();
  useNotices.setState({ toasts: [] });
  useImport.setState({ report: null });
  useLibrary.setState(useLibrary.getInitialState(), true);
  useLibrary.setState({ selected: new Map([1, 2].map((at) => [`record-${at}`, sampleRecord(at)])) });
});

describe('notes and pins', () => {
  const main: Partial<Bridge> = {
    changeRecords: ({ ids }) => Promise.resolve(succeed({ changed: ids.length })),
  };

  test('a saved note is known of the selected record at once', async () => {
    const calls = useFakeBridge(main);
    expect(await saveNote('record-2', '五一')).toBe(true);
    expect(calls).toEqual([
      { name: 'changeRecords', args: [{ ids: ['record-2'], change: { note: '五一' } }] },
    ]);
    expect(selected().map(({ note }) => note)).toEqual(['', '五一']);
  });

  test('a note that was not written down is not shown as if it were', async () => {
    useFakeBridge({ changeRecords: () => Promise.resolve(fail('disk_full')) });
    expect(await saveNote('record-2', 'lost')).toBe(false);
    expect(selected().map(({ note }) => note)).toEqual(['', '']);
    expect(notices()).toMatchObject([{ kind: 'error', error: { code: 'disk_full' } }]);
  });

  test('several are pinned together, and unpinned only where all of them are pinned', async () => {
    useFakeBridge(main);
    useLibrary.setState({
      selected: new Map([
        ['a', { ...sampleRecord(1), pinned: true }],
        ['b', sampleRecord(2)],
      ]),
    });
    await pinSelection();
    expect(selected().map(({ pinned }) => pinned)).toEqual([true, true]);
    await pinSelection();
    expect(selected().map(({ pinned }) => pinned)).toEqual([false, false]);
    expect(notices()).toEqual([{ kind: 'pinned', count: 2, pinned: false }]);
  });
});

describe('export', () => {
  test('takes what is selected, what is listed, or everything', async () => {
    const calls = useFakeBridge({
      exportRecords: () => Promise.resolve(succeed({ savedAs: 'library.csv', count: 7 })),
    });
    const { filter } = useLibrary.getState().listing;
    await exportSelection('csv');
    await exportListed('json');
    await exportLibrary('csv');
    expect(calls.map(({ args }) => args[0])).toEqual([
      { format: 'csv', ids: ['record-1', 'record-2'], filter: null },
      { format: 'json', ids: null, filter },
      { format: 'csv', ids: null, filter: null },
    ]);
    expect(notices()).toEqual([{ kind: 'exported', count: 7, name: 'library.csv' }]);
  });

  test('says nothing where the person changed their mind', async () => {
    useFakeBridge({ exportRecords: () => Promise.resolve(succeed({ savedAs: null, count: 0 })) });
    await exportLibrary('csv');
    expect(notices()).toEqual([]);
  });
});

describe('import', () => {
  const REPORT: ImportReport = { file: 'a.csv', added: 3, known: 2, refusedCount: 0, refused: [] };
  const importing = (report: ImportReport | null) =>
    useFakeBridge({ importRecords: () => Promise.resolve(succeed(report)) });

  test('of good rows is told in passing', async () => {
    importing(REPORT);
    await importRecords();
    expect(notices()).toEqual([{ kind: 'imported', added: 3, known: 2 }]);
    expect(useImport.getState().report).toBeNull();
  });

  test('with refused rows leaves a report, which the next good one takes away', async () => {
    const report: ImportReport = { ...REPORT, refusedCount: 1, refused: [{ line: 4, reason: 'size' }] };
    importing(report);
    await importRecords();
    expect(notices()).toEqual([]);
    expect(useImport.getState().report).toEqual(report);
    importing(null);
    await importRecords();
    expect(useImport.getState().report).toEqual(report);
    importing(REPORT);
    await importRecords();
    expect(useImport.getState().report).toBeNull();
  });
});
