import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { subjectOf } from '../../../../electron/contract/fetch-subject.ts';
import { bareMention } from '../../../../electron/contract/mention.ts';
import { UPLOAD_QUESTIONS } from '../../../../electron/contract/preflight.ts';
import { dropTransfers, putTransfers, useTransfers } from '../../../../renderer/stores/transfer-store.ts';
import { groupSizes, isAsking, totalOf, totalsOf } from '../../../../renderer/stores/transfer-totals.ts';
import { sampleTransfer } from '../samples.ts';

const STATES = [
  'waiting',
  'checking',
  'running',
  'retrying',
  'paused',
  'done',
  'failed',
  'cancelled',
] as const;

const totals = () => totalsOf(useTransfers.getState().byId);

describe('the totals of all transfers', () => {
  beforeEach(() => {
    useTransfers.setState({ byId: new Map() });
  });

  test('count by what the person would look for', () => {
    putTransfers(STATES.map((state) => sampleTransfer({ id: state, state })));
    expect(groupSizes(totals())).toEqual({ running: 4, paused: 1, failed: 1, done: 1, cancelled: 1 });
  });

  test('leave out fetches that were cleared from Transfers', () => {
    const subject = { ...subjectOf(bareMention('media_id', 'list')), inTransfers: false };
    const cleared = sampleTransfer({ direction: 'fetch', state: 'failed', subject });
    putTransfers([sampleTransfer({ id: 'other', state: 'failed' }), { ...cleared, id: 'fetch' }]);
    expect([groupSizes(totals()).failed, totalOf(totals())]).toEqual([1, 1]);
    dropTransfers(['fetch']);
    expect(totalOf(totals())).toBe(1);
  });

  test('tell those that ask a question from those paused by the person', () => {
    const asking = sampleTransfer({ id: 'a', state: 'paused', error: { code: 'already_live' } });
    const paused = sampleTransfer({ id: 'b', state: 'paused' });
    putTransfers([asking, paused]);
    expect([asking, paused].map(isAsking)).toEqual([true, false]);
    expect(totals()).toMatchObject({ asking: 1, states: { paused: 2 } });
  });

  test('tell the questions apart', () => {
    const asking = UPLOAD_QUESTIONS.map((code) =>
      sampleTransfer({ id: code, state: 'paused', error: { code } }),
    );
    putTransfers([
      ...asking,
      sampleTransfer({ id: 'x', state: 'failed', error: { code: 'will_be_refused' } }),
    ]);
    expect(asking.every(isAsking)).toBe(true);
    expect(totals()).toMatchObject({
      asking: 4,
      questions: { already_live: 1, fits_after_conversion: 1, will_be_refused: 1, upload_unconfirmed: 1 },
    });
  });

  test('add up the speed of what is still being sent, and the bytes of what runs or waits', () => {
    putTransfers([
      sampleTransfer({ id: 'a', state: 'running', bytesDone: 40, bytesTotal: 100, bytesPerSecond: 10 }),
      sampleTransfer({ id: 'b', state: 'waiting', bytesTotal: 50 }),
      sampleTransfer({ id: 'c', state: 'waiting', bytesTotal: null }),
      sampleTransfer({ id: 'e', state: 'running', bytesDone: 9, bytesTotal: 9, bytesPerSecond: 500 }),
      sampleTransfer({ id: 'd', state: 'done', bytesDone: 70, bytesTotal: 70 }),
    ]);
    expect(totals()).toMatchObject({ bytesPerSecond: 10, sized: 3, bytesTotal: 159, bytesDone: 49 });
  });

  test('kept up with each change are what counting anew would give', () => {
    const transfer = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      state: fc.constantFrom(...STATES),
      bytesDone: fc.nat(200),
      bytesTotal: fc.option(fc.nat(100)),
      bytesPerSecond: fc.option(fc.nat(1000)),
      error: fc.option(fc.constantFrom(...UPLOAD_QUESTIONS).map((code) => ({ code }))),
    });
    const step = fc.oneof(
      fc.array(transfer).map((changes) => () => putTransfers(changes.map(sampleTransfer))),
      fc.array(fc.constantFrom('a', 'b', 'c', 'x')).map((ids) => () => dropTransfers(ids)),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        useTransfers.setState({ byId: new Map() });
        for (const take of steps) take();
        expect(totals()).toEqual(totalsOf(new Map(useTransfers.getState().byId)));
      }),
    );
  });
});
