import { expect, test } from 'vitest';
import { formatRelativeTime } from '../../../../renderer/format/relative-time.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test.each([
  [0, 'now', '现在'],
  [-5000, 'now', '现在'],
  [59_000, 'now', '现在'],
  [MINUTE, '1 minute ago', '1分钟前'],
  [59 * MINUTE, '59 minutes ago', '59分钟前'],
  [60 * MINUTE, '1 hour ago', '1小时前'],
  [DAY, 'yesterday', '昨天'],
  [3 * DAY, '3 days ago', '3天前'],
  [61 * DAY, '2 months ago', '2个月前'],
  [800 * DAY, '2 years ago', '2年前'],
])('%i ms ago reads “%s”', (ago, en, zh) => {
  expect(formatRelativeTime(1_000_000 - ago, 1_000_000, 'en')).toBe(en);
  expect(formatRelativeTime(1_000_000 - ago, 1_000_000, 'zh-CN')).toBe(zh);
});
