import { describe, expect, test } from 'vitest';
import type { AppError } from '../../../../electron/contract/errors.ts';
import { createI18n } from '../../../../renderer/i18n.ts';
import { isLimit, retryFacts } from '../../../../renderer/format/retry-words.ts';

const NOON = new Date(2026, 10, 22, 12, 0, 0).getTime();
const MINUTE = 60_000;

const limit = { code: 'api_refused', errcode: 45009, errmsg: '', call: 'upload' } as const;
const lost = { code: 'connection_lost' } as const;

const facts = async (error: AppError, at: number, language: 'en' | 'zh-CN' = 'en') => {
  const { t } = await createI18n(language);
  return retryFacts(t, { error, at, now: NOON, dialect: 'wecom', language }).map((fact) =>
    fact.replaceAll('\u202f', ' '),
  );
};

describe('what a row that will be tried again says', () => {
  test('is why, when, and in how long', async () => {
    expect(await facts(lost, NOON + 3 * MINUTE)).toEqual([
      'The connection broke off',
      'Retrying at 12:03 PM',
      'in 3 min',
    ]);
    expect(await facts(lost, NOON + 3 * MINUTE, 'zh-CN')).toEqual([
      '连接中断',
      '将于 12:03 重试',
      '3 分钟后',
    ]);
  });

  test('is the day too where that is another', async () => {
    expect(await facts(lost, NOON + 13 * 60 * MINUTE)).toContain('Retrying on Nov 23, 1:00 AM');
  });

  test('of a platform’s limit is that it goes on, with nobody’s doing', async () => {
    expect(await facts(limit, NOON + MINUTE)).toEqual(['Limit reached, goes on at 12:01 PM', 'in 1 min']);
    expect(await facts(limit, NOON + 12 * 60 * MINUTE + MINUTE)).toEqual([
      'Limit reached, goes on Nov 23, 12:01 AM',
      'in 12 h 1 min',
    ]);
  });

  test('counts down to now, and never below', async () => {
    expect(await facts(lost, NOON + 900)).toContain('in 1 s');
    expect(await facts(lost, NOON - 5 * MINUTE)).toContain('any moment now');
  });

  test('knows a limit by the errcode’s row, which is the account’s platform’s', () => {
    expect(isLimit(limit, 'wecom')).toBe(true);
    expect(isLimit({ ...limit, errcode: 40001 }, 'wecom')).toBe(false);
    expect(isLimit(limit, null)).toBe(false);
    expect(isLimit(lost, 'wecom')).toBe(false);
  });
});
