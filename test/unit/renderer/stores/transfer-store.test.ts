import { beforeEach, describe, expect, test } from 'vitest';
import {
  dropTransfers,
  newestBatchFirst,
  putNewTransfers,
  putTransfers,
  useTransfers,
} from '../../../../renderer/stores/transfer-store.ts';
import { sampleTransfer } from '../samples.ts';

const all = () => [...useTransfers.getState().byId.values()];

describe('the transfers of the page', () => {
  beforeEach(() => {
    useTransfers.setState({ byId: new Map() });
  });

  test('belong to their row by id and keep their place when they change', () => {
    putTransfers([sampleTransfer({ id: 'a' }), sampleTransfer({ id: 'b' })]);
    putTransfers([sampleTransfer({ id: 'a', state: 'done' })]);
    expect(all().map(({ id, state }) => `${id} ${state}`)).toEqual(['a done', 'b running']);
  });

  test('are not set back by an answer that comes after the events it caused', () => {
    putTransfers([sampleTransfer({ id: 'a', state: 'done' })]);
    putNewTransfers([
      sampleTransfer({ id: 'a', state: 'waiting' }),
      sampleTransfer({ id: 'b', state: 'waiting' }),
    ]);
    expect(all().map(({ state }) => state)).toEqual(['done', 'waiting']);
  });

  test('are forgotten when main has removed them', () => {
    putTransfers([sampleTransfer({ id: 'a' }), sampleTransfer({ id: 'b' })]);
    dropTransfers(['a', 'never seen']);
    expect(all().map(({ id }) => id)).toEqual(['b']);
  });

  test('are listed newest drop first, each drop in its own order', () => {
    const added = [
      ['a', 1000],
      ['b', 1001],
      ['c', 9000],
      ['d', 9000],
    ] as const;
    const listed = newestBatchFirst(added.map(([id, addedAt]) => sampleTransfer({ id, addedAt })));
    expect(listed.map(({ id }) => id)).toEqual(['c', 'd', 'a', 'b']);
  });
});
