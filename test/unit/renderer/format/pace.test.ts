import { describe, expect, test } from 'vitest';
import { createI18n } from '../../../../renderer/i18n.ts';
import {
  allSecondsLeft,
  durationWords,
  roundedSeconds,
  secondsLeft,
} from '../../../../renderer/format/pace.ts';
import { totalsOf } from '../../../../renderer/stores/transfer-totals.ts';
import { sampleTransfer } from '../samples.ts';

const running = (change = {}) =>
  sampleTransfer({ state: 'running', bytesDone: 40, bytesTotal: 100, bytesPerSecond: 10, ...change });

const totals = (...transfers: readonly ReturnType<typeof running>[]) =>
  totalsOf(new Map(transfers.map((transfer, index) => [String(index), transfer])));

describe('time left', () => {
  test('of one transfer is what is missing at its speed', () => {
    expect(secondsLeft(running())).toBe(6);
  });

  test.each([
    { bytesPerSecond: null },
    { bytesPerSecond: 0 },
    { bytesTotal: null },
    { state: 'waiting' },
    { bytesDone: 100 },
  ])('of one is not said where it would be a guess: %j', (change) => {
    expect(secondsLeft(running(change))).toBeNull();
  });

  test('of all counts those not yet looked at as the others are on average', () => {
    const waiting = running({ state: 'waiting', bytesDone: 0, bytesPerSecond: null });
    expect(allSecondsLeft(totals(running(), waiting))).toBe(16);
    expect(allSecondsLeft(totals(running(), waiting, { ...waiting, bytesTotal: null }))).toBe(26);
  });

  test('of all leaves out what waits to be retried, is paused or is over', () => {
    const others = (['retrying', 'paused', 'failed', 'done', 'cancelled'] as const).map((state) =>
      running({ state }),
    );
    expect(allSecondsLeft(totals(running(), ...others))).toBe(6);
  });

  test('of all is not said while nothing moves', () => {
    expect(allSecondsLeft(totals(running({ bytesPerSecond: null })))).toBeNull();
    expect(allSecondsLeft(totals())).toBeNull();
  });
});

describe('durations', () => {
  test('are rounded up, to the second below a minute and to the minute above', () => {
    expect([-3, 0, 0.2, 59.4, 60, 61, 3599].map(roundedSeconds)).toEqual([0, 0, 1, 60, 60, 120, 3600]);
  });

  test('are said in the largest units that matter', async () => {
    const { t } = await createI18n('en');
    expect([12, 59.5, 61, 3599, 7810].map((seconds) => durationWords(t, seconds))).toEqual([
      '12 s',
      '1 min',
      '2 min',
      '1 h 0 min',
      '2 h 11 min',
    ]);
  });
});
