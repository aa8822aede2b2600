import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../electron/contract/account-limits.ts';
import { fail, succeed } from '../../../../electron/contract/errors.ts';
import { applyCure, commonCures } from '../../../../renderer/actions/cures.ts';
import { changeLimits, decideUploads } from '../../../../renderer/actions/preflight.ts';
import { useAccounts } from '../../../../renderer/stores/account-store.ts';
import { useBatches } from '../../../../renderer/stores/batch-store.ts';
import { useNotices } from '../../../../renderer/stores/notice-store.ts';
import { putTransfers, useTransfers } from '../../../../renderer/stores/transfer-store.ts';
import { useFakeBridge } from '../fake-bridge.ts';
import { sampleAccount, sampleFitting, samplePreflight } from '../samples.ts';

const account = sampleAccount();
const main = () =>
  useFakeBridge({
    decideUploads: () => Promise.resolve(succeed(null)),
    changeLimits: () => Promise.resolve(succeed(account)),
  });
const asked = (calls: ReturnType<typeof main>) => calls.map(({ name, args }) => [name, args[0]]);

beforeEach(() => {
  vi.unstubAllGlobals();
  useAccounts.setState({ accounts: [account, sampleAccount({ id: 'account-2' })] });
  useTransfers.setState({ byId: new Map() });
  useBatches.setState({ batches: [] });
  useNotices.setState({ toasts: [] });
});

describe('what the person chooses for uploads', () => {
  test('is told to main for all of them, and they are reported together', async () => {
    const calls = main();
    const uploads = [sampleFitting({ id: 'a' }), sampleFitting({ id: 'b' })];
    putTransfers(uploads);
    await applyCure('send_as_file', uploads);
    await applyCure('send_anyway', uploads);
    expect(asked(calls)).toEqual([
      ['decideUploads', { ids: ['a', 'b'], decision: { kind: 'send_as', type: 'file' } }],
      ['decideUploads', { ids: ['a', 'b'], decision: { kind: 'send_anyway' } }],
    ]);
    expect(useBatches.getState().batches).toEqual([{ ids: ['a', 'b'], copies: true }]);
  });

  test('switches each account once to the current limits, with its own edits kept', async () => {
    const calls = main();
    const edits = { documented: { image: { maxBytes: 5, date: '2026-01-01' } }, current: {} };
    useAccounts.setState({ accounts: [sampleAccount({ limits: { profile: 'documented', edits } })] });
    await applyCure('switch_to_current', [sampleFitting({ id: 'a' }), sampleFitting({ id: 'b' })]);
    expect(asked(calls)).toEqual([
      ['changeLimits', { accountId: 'account-1', limits: { profile: 'current', edits } }],
    ]);
  });

  test('is not taken for done where main refuses it', async () => {
    useFakeBridge({ decideUploads: () => Promise.resolve(fail('request_refused')) });
    putTransfers([sampleFitting()]);
    await decideUploads(['transfer-1'], { kind: 'use_live' });
    expect(useBatches.getState().batches).toEqual([]);
    expect(useNotices.getState().toasts).toHaveLength(1);
  });

  test('of limits comes back to the form, which shows a failure itself', async () => {
    useFakeBridge({ changeLimits: () => Promise.resolve(fail('account_missing')) });
    expect(await changeLimits('account-9', DEFAULT_LIMITS)).toEqual(fail('account_missing'));
    expect(useNotices.getState().toasts).toEqual([]);
  });
});

describe('what helps all of several uploads', () => {
  test('is what helps each, in the order of the buttons', () => {
    const refused = samplePreflight({
      verdict: {
        kind: 'will_be_refused',
        type: 'image',
        refusals: [],
        cures: ['send_anyway', 'switch_to_current'],
      },
    });
    const two = [sampleFitting(), sampleFitting({ id: 'b', preflight: refused })];
    expect(commonCures(two)).toEqual(['switch_to_current', 'send_anyway']);
  });

  test('is nothing where one has not been looked at or is ready', () => {
    const ready = samplePreflight({ verdict: { kind: 'ready', type: 'image' } });
    expect(commonCures([sampleFitting(), sampleFitting({ id: 'b', preflight: null })])).toEqual([]);
    expect(commonCures([sampleFitting(), sampleFitting({ id: 'b', preflight: ready })])).toEqual([]);
  });
});
