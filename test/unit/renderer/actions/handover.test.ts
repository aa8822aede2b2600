import { beforeEach, expect, test, vi } from 'vitest';
import { fail, succeed } from '../../../../electron/contract/errors.ts';
import { bareMention } from '../../../../electron/contract/mention.ts';
import { exportHandover, importHandover } from '../../../../renderer/actions/handover.ts';
import { useNotices } from '../../../../renderer/stores/notice-store.ts';
import { useTransfers } from '../../../../renderer/stores/transfer-store.ts';
import { useView } from '../../../../renderer/stores/view-store.ts';
import { useFakeBridge } from '../fake-bridge.ts';
import { sampleTransfer } from '../samples.ts';

const notices = () => useNotices.getState().toasts.map(({ notice }) => notice);

beforeEach(() => {
  vi.unstubAllGlobals();
  useTransfers.setState({ byId: new Map() });
  useNotices.setState({ toasts: [] });
  useView.setState({ view: 'library', accountForm: null });
});

test('an imported sheet is fetched with the account it was found to belong to, and shown', async () => {
  const mentions = [bareMention('media_id_number_1', 'handover')];
  const calls = useFakeBridge({
    importHandover: () => Promise.resolve(succeed({ accountId: 'account-2', mentions, left: 3 })),
    fetchMedia: () => Promise.resolve(succeed([sampleTransfer({ id: 'a', direction: 'fetch' })])),
  });
  await importHandover();
  expect(calls[1]?.args[0]).toEqual({ accountId: 'account-2', mentions });
  expect(useTransfers.getState().byId.size).toBe(1);
  expect(notices()).toEqual([{ kind: 'taken_over', count: 1, left: 3 }]);
  expect(useView.getState().view).toBe('fetch');
});

test('a sheet that is refused says why; one that was not chosen says nothing', async () => {
  const error = fail('handover_foreign_company', { facts: { company: 'ww1' } });
  const calls = useFakeBridge({ importHandover: () => Promise.resolve(error) });
  await importHandover();
  expect(notices()).toEqual([{ kind: 'error', error: error.error, accountId: null }]);
  expect(calls).toHaveLength(1);
  useNotices.setState({ toasts: [] });
  useFakeBridge({ importHandover: () => Promise.resolve(succeed(null)) });
  await importHandover();
  expect(notices()).toEqual([]);
});

test('an exported sheet is named with what went into it', async () => {
  useFakeBridge({ exportHandover: () => Promise.resolve(succeed({ savedAs: 'sheet.html', count: 2 })) });
  await exportHandover(['a', 'b', 'c'], 'html');
  expect(notices()).toEqual([{ kind: 'handed_over', count: 2, name: 'sheet.html' }]);
});
