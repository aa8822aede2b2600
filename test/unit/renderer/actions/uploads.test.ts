import { beforeEach, describe, expect, test, vi } from 'vitest';
import { succeed } from '../../../../electron/contract/errors.ts';
import { DEFAULT_SETTINGS } from '../../../../electron/contract/settings.ts';
import { retryTransfers } from '../../../../renderer/actions/transfers.ts';
import { addFiles, finishBatches } from '../../../../renderer/actions/uploads.ts';
import { useAccounts } from '../../../../renderer/stores/account-store.ts';
import { useBatches } from '../../../../renderer/stores/batch-store.ts';
import { useNotices } from '../../../../renderer/stores/notice-store.ts';
import { useSettings } from '../../../../renderer/stores/settings-store.ts';
import { dropTransfers, putTransfers, useTransfers } from '../../../../renderer/stores/transfer-store.ts';
import { useView } from '../../../../renderer/stores/view-store.ts';
import { useFakeBridge } from '../fake-bridge.ts';
import { sampleAccount, sampleTransfer } from '../samples.ts';

const files = (count: number) => Array.from({ length: count }, (_, at) => new File(['x'], `${at}.txt`));

/** A bridge that queues every file under its name and copies whatever it is asked to. */
const queueing = () =>
  useFakeBridge({
    addFiles: (_, added) =>
      Promise.resolve(
        succeed(added.map(({ name }) => sampleTransfer({ id: name, name, type: 'file', state: 'waiting' }))),
      ),
    copyRecords: ({ ids }) => Promise.resolve(succeed({ copied: ids.length })),
    retryTransfers: ({ ids }) =>
      Promise.resolve(succeed(ids.map((id) => sampleTransfer({ id, state: 'waiting' })))),
  });

const finish = (id: string, state: 'done' | 'failed' | 'cancelled') => {
  putTransfers([sampleTransfer({ id, state })]);
  return finishBatches();
};

const notices = () => useNotices.getState().toasts.map(({ notice }) => notice);
const copies = (calls: ReturnType<typeof queueing>) =>
  calls.filter(({ name }) => name === 'copyRecords').map(({ args }) => args[0]);

describe('adding files', () => {
  beforeEach(() => {
    vi.unstubAllGlobals();
    useAccounts.setState({ accounts: [sampleAccount()] });
    useSettings.setState({ settings: DEFAULT_SETTINGS });
    useTransfers.setState({ byId: new Map() });
    useBatches.setState({ batches: [] });
    useNotices.setState({ toasts: [] });
    useView.setState({ view: 'fetch', accountForm: null });
  });

  test('sends them to the chosen account and shows the library', async () => {
    useAccounts.setState({ accounts: [sampleAccount(), sampleAccount({ id: 'account-2' })] });
    useSettings.setState({ settings: { ...DEFAULT_SETTINGS, chosenAccountId: 'account-2' } });
    const calls = queueing();
    await addFiles(files(2));
    expect(calls[0]).toMatchObject({ name: 'addFiles', args: ['account-2', { length: 2 }, null] });
    expect(useView.getState().view).toBe('library');
    expect([...useTransfers.getState().byId.keys()]).toEqual(['0.txt', '1.txt']);
  });

  test('hands a large drop over in portions, in its order and as one batch', async () => {
    const calls = queueing();
    await addFiles(files(450));
    const asked = calls.filter(({ name }) => name === 'addFiles').map(({ args }) => args);
    expect(asked).toMatchObject([
      ['account-1', { length: 200 }, null],
      ['account-1', { length: 200 }, '0.txt'],
      ['account-1', { length: 50 }, '0.txt'],
    ]);
    const names = files(450).map(({ name }) => name);
    expect([...useTransfers.getState().byId.keys()]).toEqual(names);
    expect(useBatches.getState().batches).toEqual([{ ids: names, copies: true }]);
  });

  test('without an account opens the account form and asks main nothing', async () => {
    useAccounts.setState({ accounts: [] });
    const calls = queueing();
    await addFiles(files(1));
    expect(calls).toEqual([]);
    expect(useView.getState().accountForm).toEqual({ id: null });
  });

  test('copies all media_ids once, in drop order, when the last upload is final', async () => {
    const calls = queueing();
    await addFiles(files(3));
    await finish('2.txt', 'done');
    await finish('0.txt', 'done');
    expect(copies(calls)).toEqual([]);
    await finish('1.txt', 'done');
    expect(copies(calls)).toEqual([{ ids: ['0.txt', '1.txt', '2.txt'], format: 'plain' }]);
    expect(notices()).toEqual([{ kind: 'batch_done', done: 3, failed: 0, copied: true }]);
  });

  test('lets a failed upload hold nothing back: the others are copied and it is counted', async () => {
    const calls = queueing();
    await addFiles(files(3));
    await finish('0.txt', 'failed');
    await finish('1.txt', 'cancelled');
    await finish('2.txt', 'done');
    expect(copies(calls)).toEqual([{ ids: ['2.txt'], format: 'plain' }]);
    expect(notices()).toEqual([{ kind: 'batch_done', done: 1, failed: 1, copied: true }]);
  });

  test('copies nothing where the person switched that off', async () => {
    useSettings.setState({ settings: { ...DEFAULT_SETTINGS, copyWhenDone: false } });
    const calls = queueing();
    await addFiles(files(1));
    await finish('0.txt', 'done');
    expect(copies(calls)).toEqual([]);
    expect(notices()).toEqual([{ kind: 'batch_done', done: 1, failed: 0, copied: false }]);
  });

  test('does not wait for an upload that was cleared away', async () => {
    const calls = queueing();
    await addFiles(files(2));
    await finish('1.txt', 'done');
    dropTransfers(['0.txt']);
    await finishBatches();
    expect(copies(calls)).toEqual([{ ids: ['1.txt'], format: 'plain' }]);
  });

  test('copies the media_id of a retried upload when it is done at last', async () => {
    const calls = queueing();
    await addFiles(files(1));
    await finish('0.txt', 'failed');
    await retryTransfers(['0.txt']);
    await finishBatches();
    expect(copies(calls)).toEqual([]);
    await finish('0.txt', 'done');
    expect(copies(calls)).toEqual([{ ids: ['0.txt'], format: 'plain' }]);
  });

  test('copies the record of the live media_id that was used instead of an upload', async () => {
    const calls = queueing();
    await addFiles(files(2));
    putTransfers([sampleTransfer({ id: '0.txt', state: 'done', recordId: 'live' })]);
    await finish('1.txt', 'done');
    expect(copies(calls)).toEqual([{ ids: ['live', '1.txt'], format: 'plain' }]);
  });

  test('waits for the answer to a question, as it is likely to come soon', async () => {
    const calls = queueing();
    await addFiles(files(2));
    putTransfers([sampleTransfer({ id: '0.txt', state: 'paused', error: { code: 'already_live' } })]);
    await finish('1.txt', 'done');
    expect(copies(calls)).toEqual([]);
  });

  test('does not wait for what is paused or held back for long; that is reported when it is done', async () => {
    const calls = queueing();
    await addFiles(files(3));
    putTransfers([
      sampleTransfer({ id: '0.txt', state: 'paused' }),
      sampleTransfer({ id: '1.txt', state: 'retrying', retryAt: Date.now() + 3_600_000 }),
    ]);
    await finish('2.txt', 'done');
    await finishBatches();
    expect(copies(calls)).toEqual([{ ids: ['2.txt'], format: 'plain' }]);
    await finish('0.txt', 'done');
    await finish('1.txt', 'done');
    expect(copies(calls).slice(1)).toEqual([
      { ids: ['0.txt'], format: 'plain' },
      { ids: ['1.txt'], format: 'plain' },
    ]);
  });

  test('reports a retried upload once, with the drop it came in', async () => {
    const calls = queueing();
    await addFiles(files(2));
    await finish('0.txt', 'failed');
    await retryTransfers(['0.txt']);
    await finish('0.txt', 'done');
    await finish('1.txt', 'done');
    expect(copies(calls)).toEqual([{ ids: ['0.txt', '1.txt'], format: 'plain' }]);
  });

  test('writes nothing of its own into a retried upload: the row is what main says', async () => {
    useFakeBridge({
      retryTransfers: ({ ids }) =>
        Promise.resolve(succeed(ids.map((id) => sampleTransfer({ id, state: 'running', bytesDone: 7 })))),
    });
    putTransfers([sampleTransfer({ id: 'a', state: 'failed' })]);
    await retryTransfers(['a']);
    expect(useTransfers.getState().byId.get('a')).toMatchObject({ state: 'running', bytesDone: 7 });
  });

  test('shows a refusal of the whole drop', async () => {
    useFakeBridge({});
    await addFiles(files(1));
    expect(notices()).toEqual([{ kind: 'error', error: { code: 'app_fault' }, accountId: 'account-1' }]);
  });
});
