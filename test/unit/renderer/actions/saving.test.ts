import { beforeEach, describe, expect, test } from 'vitest';
import { fail, succeed } from '../../../../electron/contract/errors.ts';
import type { SaveReport } from '../../../../electron/contract/saving.ts';
import { DEFAULT_SETTINGS } from '../../../../electron/contract/settings.ts';
import { cancelSave, chooseSaveFolder, planSave, saveMany } from '../../../../renderer/actions/saving.ts';
import { useNotices } from '../../../../renderer/stores/notice-store.ts';
import { useSaveFolder } from '../../../../renderer/stores/save-folder-store.ts';
import {
  openSavePanel,
  putSaveProgress,
  useSavePanel,
} from '../../../../renderer/stores/save-panel-store.ts';
import { useSettings } from '../../../../renderer/stores/settings-store.ts';
import { useFakeBridge } from '../fake-bridge.ts';

const REPORT: SaveReport = {
  ...{ saved: 2, unchanged: 1, skipped: 1, failed: [], left: [], folder: 'Saved' },
  ...{ manifest: 'manifest.csv', manifestError: null },
};
const kept = DEFAULT_SETTINGS.savedName;
const notices = () => useNotices.getState().toasts.map(({ notice }) => notice);
const answering = (report: SaveReport) =>
  useFakeBridge({
    saveFetches: () => Promise.resolve(succeed(report)),
    changeSettings: () => Promise.resolve(succeed(DEFAULT_SETTINGS)),
  });

beforeEach(() => {
  useNotices.setState({ toasts: [] });
  useSettings.setState({ settings: DEFAULT_SETTINGS });
  useSavePanel.setState(useSavePanel.getInitialState());
  openSavePanel(['a', 'b', 'c']);
});

describe('saving many', () => {
  test('tells how many, and closes the panel', async () => {
    const calls = answering(REPORT);
    expect(await saveMany(['a', 'b', 'c'], kept)).toEqual(REPORT);
    expect(calls).toEqual([{ name: 'saveFetches', args: [{ ids: ['a', 'b', 'c'] }] }]);
    expect(notices()).toEqual([
      { kind: 'saved_many', saved: 2, unchanged: 1, skipped: 1, failed: 0, left: 0, folder: 'Saved' },
    ]);
    expect(useSavePanel.getState().ids).toBeNull();
  });

  test('leaves a panel open that was opened for others meanwhile', async () => {
    answering(REPORT);
    const saving = saveMany(['a', 'b', 'c'], kept);
    openSavePanel(['d', 'e']);
    await saving;
    expect(useSavePanel.getState().ids).toEqual(['d', 'e']);
  });

  test('keeps another template first', async () => {
    const calls = answering(REPORT);
    await saveMany(['a'], '{{media_id}}');
    expect(calls.map(({ name }) => name)).toEqual(['changeSettings', 'saveFetches']);
    expect(calls[0]?.args).toEqual([{ savedName: '{{media_id}}' }]);
  });

  test('leaves the panel open for what failed', async () => {
    answering({ ...REPORT, failed: [{ id: 'c', error: { code: 'disk_full' } }] });
    await saveMany(['a', 'b', 'c'], kept);
    expect(useSavePanel.getState().ids).toEqual(['a', 'b', 'c']);
    expect(notices()).toMatchObject([{ failed: 1 }]);
  });

  test('that was cancelled leaves the panel open for the rest, and says how far it came', async () => {
    answering({ ...REPORT, left: ['c'] });
    await saveMany(['a', 'b', 'c'], kept);
    expect(useSavePanel.getState().ids).toEqual(['a', 'b', 'c']);
    expect(notices()).toMatchObject([{ kind: 'saved_many', saved: 2, left: 1 }]);
  });

  test('is one at a time', async () => {
    const calls = answering(REPORT);
    const first = saveMany(['a'], kept);
    expect(useSavePanel.getState().isSaving).toBe(true);
    expect(await saveMany(['b'], kept)).toBeNull();
    expect(await first).toEqual(REPORT);
    expect(useSavePanel.getState().isSaving).toBe(false);
    expect(calls).toHaveLength(1);
  });

  test('says that the list could not be written', async () => {
    answering({ ...REPORT, manifest: null, manifestError: { code: 'folder_read_only' } });
    await saveMany(['a'], kept);
    expect(notices()).toMatchObject([{ kind: 'saved_many' }, { error: { code: 'folder_read_only' } }]);
  });

  test('that cannot be done at all says why, and is null', async () => {
    useFakeBridge({ saveFetches: () => Promise.resolve(fail('folder_missing')) });
    expect(await saveMany(['a'], kept)).toBeNull();
    expect(notices()).toMatchObject([{ error: { code: 'folder_missing' } }]);
    expect(useSavePanel.getState().ids).toEqual(['a', 'b', 'c']);
  });
});

describe('to cancel a Save', () => {
  const RUNNING = { done: 1, total: 3, bytesDone: 1, bytesTotal: 3, fetching: 0 };
  const isCancelling = () => useSavePanel.getState().isCancelling;

  test('takes until it has ended, and the next one can be cancelled too', async () => {
    const calls = useFakeBridge({ cancelSave: () => Promise.resolve(succeed(null)) });
    putSaveProgress(RUNNING);
    await cancelSave();
    putSaveProgress({ ...RUNNING, done: 2 });
    expect(calls).toEqual([{ name: 'cancelSave', args: [null] }]);
    expect(isCancelling()).toBe(true);
    putSaveProgress(null);
    expect(isCancelling()).toBe(false);
  });

  test('may be tried again where it failed', async () => {
    useFakeBridge({ cancelSave: () => Promise.resolve(fail('app_fault')) });
    putSaveProgress(RUNNING);
    const cancelling = cancelSave();
    expect(isCancelling()).toBe(true);
    await cancelling;
    expect(isCancelling()).toBe(false);
    expect(notices()).toMatchObject([{ error: { code: 'app_fault' } }]);
  });
});

test('a plan is asked for the first files only, and its failure says nothing', async () => {
  const calls = useFakeBridge({ planSave: () => Promise.resolve(succeed({ paths: ['x'], problem: null })) });
  expect(await planSave(['1', '2', '3', '4', '5', '6'], kept)).toEqual(['x']);
  expect(calls[0]?.args).toEqual([{ ids: ['1', '2', '3', '4', '5'], savedName: kept }]);
  useFakeBridge({});
  expect(await planSave(['1'], kept)).toEqual([]);
  expect(notices()).toEqual([]);
});

test('the chosen folder is shown by its name', async () => {
  useFakeBridge({ chooseSaveFolder: () => Promise.resolve(succeed({ name: 'Saved' })) });
  await chooseSaveFolder();
  expect(useSaveFolder.getState()).toEqual({ name: 'Saved' });
});
