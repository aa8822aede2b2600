import { expect, test } from 'vitest';
import { formatPlayTime, playTimeOf } from '../../../../renderer/format/play-time.ts';

test.each([
  [0, '0:00'],
  [65.9, '1:05'],
  [3725, '1:02:05'],
  [Infinity, '0:00'],
])('%s seconds into a recording reads %s', (seconds, text) => {
  expect(formatPlayTime(seconds)).toBe(text);
});

test.each([
  [23_980, '0:24'],
  [400, '0:01'],
  [null, null],
])('the length of %s ms reads %s', (durationMs, text) => {
  expect(playTimeOf({ durationMs })).toBe(text);
});

test('of nothing there is no length', () => {
  expect(playTimeOf(null)).toBeNull();
});
