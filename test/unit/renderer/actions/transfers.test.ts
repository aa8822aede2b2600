import { beforeEach, describe, expect, test, vi } from 'vitest';
import { succeed } from '../../../../electron/contract/errors.ts';
import type { Transfer } from '../../../../electron/contract/transfer.ts';
import {
  cancelAll,
  moveTransfer,
  pauseAll,
  resumeAll,
  retryAllFailed,
} from '../../../../renderer/actions/transfers.ts';
import { useAccounts } from '../../../../renderer/stores/account-store.ts';
import { useBatches } from '../../../../renderer/stores/batch-store.ts';
import { useNotices } from '../../../../renderer/stores/notice-store.ts';
import { putTransfers, useTransfers } from '../../../../renderer/stores/transfer-store.ts';
import { useView } from '../../../../renderer/stores/view-store.ts';
import { useFakeBridge } from '../fake-bridge.ts';
import { sampleAccount, sampleTransfer } from '../samples.ts';

const done = () => Promise.resolve(succeed(null));

const main = () =>
  useFakeBridge({
    pauseTransfers: done,
    resumeTransfers: done,
    moveTransfers: done,
    cancelTransfers: done,
    retryTransfers: ({ ids }) =>
      Promise.resolve(succeed(ids.map((id) => sampleTransfer({ id, state: 'waiting' })))),
  });

const put = (...transfers: readonly Partial<Transfer>[]) => putTransfers(transfers.map(sampleTransfer));
const asked = (calls: ReturnType<typeof main>) => calls.map(({ name, args }) => [name, args[0]]);
const notices = () => useNotices.getState().toasts.map(({ notice }) => notice);

describe('what can be done with all transfers', () => {
  beforeEach(() => {
    vi.unstubAllGlobals();
    useAccounts.setState({ accounts: [sampleAccount()] });
    useTransfers.setState({ byId: new Map() });
    useBatches.setState({ batches: [] });
    useNotices.setState({ toasts: [] });
    useView.setState({ confirmation: null });
    put(
      { id: 'runs', state: 'running' },
      { id: 'waits', state: 'waiting', place: 2 },
      { id: 'retries', state: 'retrying', place: 3 },
      { id: 'paused', state: 'paused' },
      { id: 'asks', state: 'paused', error: { code: 'already_live' } },
      { id: 'unconfirmed', state: 'paused', error: { code: 'upload_unconfirmed' } },
      { id: 'lost', state: 'failed', error: { code: 'connection_lost' } },
      { id: 'folder', state: 'failed', error: { code: 'file_is_folder' } },
      { id: 'done', state: 'done' },
    );
  });

  test('pause takes what has not started, and leaves what runs', async () => {
    const calls = main();
    await pauseAll();
    expect(asked(calls)).toEqual([['pauseTransfers', { ids: ['waits', 'retries'] }]]);
  });

  test('resume leaves those that ask a question', async () => {
    const calls = main();
    await resumeAll();
    expect(asked(calls)).toEqual([['resumeTransfers', { ids: ['paused'] }]]);
    expect(useBatches.getState().batches).toEqual([{ ids: ['paused'], copies: true }]);
  });

  test('retry leaves out what cannot succeed as it is, and says so', async () => {
    const calls = main();
    await retryAllFailed();
    expect(asked(calls)).toEqual([['retryTransfers', { ids: ['lost'], allowPlainHttp: false }]]);
    expect(notices()).toEqual([{ kind: 'retried_failed', count: 1, leftOut: 1 }]);
  });

  test('retry says nothing where nothing is left out, and asks nothing where nothing can succeed', async () => {
    const calls = main();
    put({ id: 'folder', state: 'cancelled' });
    await retryAllFailed();
    expect(notices()).toEqual([]);
    put({ id: 'lost', state: 'failed', error: { code: 'file_is_folder' } });
    await retryAllFailed();
    expect(calls).toHaveLength(1);
    expect(notices()).toEqual([{ kind: 'retried_failed', count: 0, leftOut: 1 }]);
  });

  test('cancel asks first where that gives up more than one', async () => {
    const calls = main();
    await cancelAll();
    expect(calls).toEqual([]);
    const ids = ['runs', 'waits', 'retries', 'paused', 'asks', 'unconfirmed'];
    expect(useView.getState().confirmation).toEqual({ kind: 'cancel_transfers', ids });
  });

  test('cancel of the only open one asks nothing', async () => {
    const calls = main();
    put(
      ...['waits', 'retries', 'paused', 'asks', 'unconfirmed'].map((id) => ({ id, state: 'done' }) as const),
    );
    await cancelAll();
    expect(asked(calls)).toEqual([['cancelTransfers', { ids: ['runs'] }]]);
    expect(useView.getState().confirmation).toBeNull();
  });

  test('a move names the one it goes before, and one that leads nowhere asks nothing', async () => {
    const calls = main();
    expect(await moveTransfer('waits', 'up')).toBeNull();
    expect(await moveTransfer('retries', 'up')).toMatchObject({ position: 1, total: 2 });
    expect(asked(calls)).toEqual([['moveTransfers', { ids: ['retries'], before: 'waits' }]]);
  });
});
