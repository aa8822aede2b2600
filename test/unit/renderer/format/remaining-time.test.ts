import { describe, expect, test } from 'vitest';
import { remainingLife, showsSeconds, wordsFor } from '../../../../renderer/format/remaining-time.ts';

const HOUR = 3600;
const at = (left: number) => remainingLife(1_000_000 + left, 1_000_000_000);

describe('what is left of 72 hours', () => {
  test.each([
    [72 * HOUR, 'live', 'daysHours', 1],
    [24 * HOUR, 'live', 'daysHours', 1 / 3],
    [24 * HOUR - 1, 'expiring', 'hoursMinutes', 24 / 72],
    [2 * HOUR, 'expiring', 'hoursMinutes', 2 / 72],
    [2 * HOUR - 1, 'urgent', 'hoursMinutes', 2 / 72],
    [HOUR, 'urgent', 'hoursMinutes', 1 / 72],
    [HOUR - 1, 'urgent', 'minutesSeconds', 1 / 72],
    [1, 'urgent', 'minutesSeconds', 0],
    [0, 'expired', 'expired', 0],
    [-5 * HOUR, 'expired', 'expired', 0],
  ] as const)('with %i s left is %s, told in %s', (left, band, words, share) => {
    const life = at(left);
    expect(life.band).toBe(band);
    expect(wordsFor(life)).toBe(words);
    expect(life.share).toBeCloseTo(share, 3);
  });

  test('is split into days, hours, minutes and seconds', () => {
    expect(at(2 * 24 * HOUR + 4 * HOUR + 5 * 60 + 6)).toMatchObject({
      days: 2,
      hours: 4,
      minutes: 5,
      seconds: 6,
    });
  });

  test('counts a begun second as left, so that 0 is shown only once it is over', () => {
    expect(remainingLife(100, 99_001).seconds).toBe(1);
    expect(remainingLife(100, 100_000).band).toBe('expired');
  });

  test('never shows more than the full ring, whatever the clocks say', () => {
    expect(at(100 * HOUR).share).toBe(1);
  });

  test('changes every second only in the last hour', () => {
    expect([HOUR, HOUR - 1, 1, 0, -1].map(showsSeconds)).toEqual([false, true, true, false, false]);
  });
});
