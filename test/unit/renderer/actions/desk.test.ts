import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fail, succeed } from '../../../../electron/contract/errors.ts';
import { subjectOf, type FetchSubject } from '../../../../electron/contract/fetch-subject.ts';
import { bareMention } from '../../../../electron/contract/mention.ts';
import type { Transfer } from '../../../../electron/contract/transfer.ts';
import {
  askToRemoveSender,
  askToRemoveTiles,
  askToRenewTiles,
  fetchAgain,
  removeTiles,
} from '../../../../renderer/actions/desk.ts';
import { useAccounts } from '../../../../renderer/stores/account-store.ts';
import { useDesk } from '../../../../renderer/stores/desk-store.ts';
import { useTransfers } from '../../../../renderer/stores/transfer-store.ts';
import { useView } from '../../../../renderer/stores/view-store.ts';
import { useFakeBridge } from '../fake-bridge.ts';
import { sampleAccount, sampleTransfer } from '../samples.ts';

const bytes = (savedAs: string | null) => ({
  ...{
    name: 'a.jpg',
    size: 1,
    sha256: 'ab',
    contentType: 'image/jpeg',
    previewable: true,
    durationMs: null,
    mismatch: null,
  },
  savedAs,
});

function fetch(id: string, change: Partial<Transfer> = {}, subject: Partial<FetchSubject> = {}): Transfer {
  return sampleTransfer({
    ...{ id, direction: 'fetch', mediaId: id, name: id, state: 'failed', addedAt: 7_900 },
    subject: { ...subjectOf(bareMention(id, 'list')), ...subject },
    ...change,
  });
}

const from = (sender: string, id: string, change: Partial<Transfer> = {}) =>
  fetch(id, change, { mention: { ...bareMention(id, 'list'), sender } });

const put = (...fetches: readonly Transfer[]) => {
  useTransfers.setState({ byId: new Map(fetches.map((one) => [one.id, one])) });
  useDesk.setState({ ...useDesk.getInitialState(), order: fetches.map(({ id }) => id) }, true);
};

const asked = () => useView.getState().confirmation;

beforeEach(() => {
  vi.unstubAllGlobals();
  useAccounts.setState({ accounts: [sampleAccount()] });
  useView.setState({ confirmation: null });
});

describe('deleting', () => {
  test.each([
    ['a failed one', fetch('a'), false],
    ['a cancelled one', fetch('a', { state: 'cancelled' }), false],
    ['a saved one', fetch('a', { state: 'done', fetched: bytes('a.jpg') }), false],
    ['one that was never saved', fetch('a', { state: 'done', fetched: bytes(null) }), true],
    ['a pinned one', fetch('a', {}, { pinned: true }), true],
    ['a waiting one', fetch('a', { state: 'waiting' }), true],
    ['a running one', fetch('a', { state: 'running' }), true],
  ])('%s alone is asked about only where something is lost', (_, one, isAsked) => {
    const calls = useFakeBridge({ removeFetches: () => Promise.resolve(succeed(null)) });
    put(one);
    askToRemoveTiles(['a']);
    expect([asked() !== null, calls.length]).toEqual(isAsked ? [true, 0] : [false, 1]);
  });

  test('more than one is always asked about, and those that have gone are not counted', () => {
    useFakeBridge({});
    put(fetch('a'), fetch('b'));
    askToRemoveTiles(['a', 'b', 'gone']);
    expect(asked()).toEqual({ kind: 'remove_fetches', ids: ['a', 'b'], unsaved: 0, sender: null });
  });

  test('puts the keyboard on the tile beside', async () => {
    useFakeBridge({ removeFetches: () => Promise.resolve(succeed(null)) });
    put(fetch('a'), fetch('b'), fetch('c'), fetch('d'));
    useDesk.setState({ activeId: 'b', selected: new Set(['b', 'c']) });
    await removeTiles(['b', 'c']);
    const after = useDesk.getState();
    expect([after.activeId, after.keyboardTo, after.selected.size]).toEqual(['d', { id: 'd' }, 0]);
    useDesk.setState({ activeId: 'a' });
    await removeTiles(['d']);
    expect(useDesk.getState().keyboardTo).toEqual({ id: 'c' });
    await removeTiles(['d', 'a', 'b', 'c']);
    expect(useDesk.getState().keyboardTo).toEqual({ id: null });
  });

  test('that main refuses leaves the keyboard where it was', async () => {
    useFakeBridge({ removeFetches: () => Promise.resolve(fail('app_fault')) });
    put(fetch('a'), fetch('b'));
    useDesk.setState({ activeId: 'a' });
    await removeTiles(['a']);
    expect(useDesk.getState()).toMatchObject({ activeId: 'a', keyboardTo: null });
  });

  test('everything from a sender leaves alone who is called the same at another company', () => {
    useFakeBridge({});
    useAccounts.setState({
      accounts: [
        sampleAccount(),
        sampleAccount({ id: 'same company' }),
        sampleAccount({ id: 'mill', ownerId: 'ww2' }),
        sampleAccount({ id: 'official', platform: 'official_account', imitates: 'official_account' }),
      ],
    });
    const mei = from('Mei', 'a', { fetched: bytes(null) });
    put(
      mei,
      from('Mei', 'b', { accountId: 'same company' }),
      from('Mei', 'c', { accountId: 'mill' }),
      from('Mei', 'd', { accountId: 'official' }),
      from('Lin', 'e'),
    );
    askToRemoveSender(mei);
    expect(asked()).toEqual({
      ...{ kind: 'remove_fetches', ids: ['a', 'b'], unsaved: 1 },
      sender: { name: 'Mei', account: 'Harbour Coffee' },
    });
  });
});

test('renewing more than ten is asked about first', () => {
  const calls = useFakeBridge({ renewFetches: () => Promise.resolve(succeed([])) });
  const many = Array.from({ length: 11 }, (_, at) => fetch(String(at), { fetched: bytes(null) }));
  const ids = many.map(({ id }) => id);
  put(...many, fetch('failed'));
  askToRenewTiles([...ids.slice(1), 'failed']);
  expect([asked(), calls.length]).toEqual([null, 1]);
  askToRenewTiles(ids);
  expect([asked(), calls.length]).toEqual([{ kind: 'renew_fetches', ids }, 1]);
});

test('a fetch by another account keeps when its media_id was first seen', async () => {
  const calls = useFakeBridge({ fetchMedia: () => Promise.resolve(succeed([])) });
  await fetchAgain(fetch('a'), { accountId: 'account-2' });
  expect(calls[0]?.args[0]).toMatchObject({
    accountId: 'account-2',
    mentions: [{ mediaId: 'a', seenAt: 7 }],
  });
});
