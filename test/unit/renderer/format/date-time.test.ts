import { afterEach, expect, test, vi } from 'vitest';
import { isoDay } from '../../../../renderer/format/date-time.ts';

afterEach(() => void vi.unstubAllEnvs());

test.each([
  ['Asia/Shanghai', '2026-11-23'],
  ['America/New_York', '2026-11-22'],
])('a day is that of this computer’s calendar: %s', (zone, day) => {
  vi.stubEnv('TZ', zone);
  expect(isoDay(Date.UTC(2026, 10, 22, 17))).toBe(day);
});
