import { describe, expect, test } from 'vitest';
import {
  describeErrcode,
  ERRCODE_TABLES,
  findErrcode,
  shouldRefreshToken,
} from '../../../electron/contract/errcodes/find.ts';
import { LANGUAGES } from '../../../electron/contract/settings.ts';

const DIALECTS = ['wecom', 'official_account'] as const;
const CALLS = ['token', 'upload', 'get'] as const;

const rows = DIALECTS.flatMap((dialect) => ERRCODE_TABLES[dialect].map((row) => ({ dialect, row })));

test('no table has two rows for one errcode and call', () => {
  for (const dialect of DIALECTS) {
    const keys = ERRCODE_TABLES[dialect].map((row) => `${row.code} ${row.call ?? 'any'}`);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  }
});

test.each(rows)('$dialect $row.code has a meaning and a cure in every language', ({ row }) => {
  for (const words of [row.meaning, row.cure]) {
    expect(Object.keys(words).sort()).toEqual([...LANGUAGES].sort());
    expect(words.en).toMatch(/^[A-Z“][^\p{Script=Han}]*\.$/u);
    expect(words['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(words['zh-CN']).toMatch(/。$/);
    expect(words['zh-CN']).not.toMatch(/[,;!?]\s|\.$/);
    expect(words.en.toLowerCase()).not.toContain('unknown error');
  }
});

/** wechat-api.md §2.3 and §7, the codes of each platform's column. */
const LISTED = {
  wecom: [
    -1, 40001, 40004, 40005, 40006, 40007, 40008, 40009, 40011, 40013, 40014, 40058, 40063, 40091, 41001,
    41002, 41004, 41006, 41072, 41080, 41081, 41082, 41090, 42001, 42007, 44001, 45001, 45007, 45009, 45031,
    45033, 48001, 48002, 48004, 48006, 50002, 50003, 60020, 301002, 301007, 301015, 301016, 301017, 301019,
    301058, 830001, 830002, 830003, 2000002,
  ],
  official_account: [
    -1, 40001, 40002, 40004, 40005, 40006, 40007, 40008, 40009, 40010, 40011, 40012, 40013, 40014, 40058,
    40091, 40113, 40118, 40121, 40125, 40137, 40164, 40243, 41001, 41002, 41004, 41005, 41006, 42001, 42007,
    43001, 43002, 43003, 44001, 44002, 45001, 45007, 45009, 45011, 45033, 46001, 48001, 48004, 48006, 50002,
    50004, 87014, 89501, 89503, 89506, 89507,
  ],
} as const;

test.each(DIALECTS)('every errcode listed for %s has a row on every call', (dialect) => {
  const missing = LISTED[dialect].filter((code) =>
    CALLS.some((call) => findErrcode(dialect, code, call) === null),
  );
  expect(missing).toEqual([]);
});

describe('the same code on the two platforms', () => {
  test('40004 and 40005 are swapped', () => {
    expect(findErrcode('wecom', 40004, 'upload')?.meaning.en).toMatch(/format/);
    expect(findErrcode('official_account', 40004, 'upload')?.meaning.en).toMatch(/media type/);
    expect(findErrcode('wecom', 40005, 'upload')?.meaning.en).toMatch(/media type/);
    expect(findErrcode('official_account', 40005, 'upload')?.meaning.en).toMatch(/format/);
  });

  test.each(DIALECTS)(
    '40004, 40007 and 46001 on a %s get all mean that the media_id is not there',
    (dialect) => {
      const words = [40004, 40007, 46001].map((code) => findErrcode(dialect, code, 'get')?.meaning.en);
      expect(words[0]).toMatch(/does not know this media_id, or it has expired/);
      expect(new Set(words).size).toBe(1);
    },
  );

  test('IP refusals offer to copy the IP', () => {
    expect(findErrcode('wecom', 60020, 'upload')?.action).toBe('copy_ip');
    expect(findErrcode('official_account', 40164, 'token')?.action).toBe('copy_ip');
  });
});

test.each([
  ['wecom', 40001, 'upload', false],
  ['wecom', 40014, 'upload', true],
  ['wecom', 42001, 'get', true],
  ['wecom', 42001, 'token', false],
  ['official_account', 40001, 'get', true],
  ['official_account', 40001, 'token', false],
  ['official_account', 40014, 'upload', true],
  ['official_account', 42001, 'upload', true],
  ['official_account', 42007, 'upload', false],
  ['official_account', -1, 'upload', false],
  ['official_account', 99999, 'upload', false],
] as const)('%s %i on %s asks for a new token: %s', (dialect, code, call, expected) => {
  expect(shouldRefreshToken(dialect, code, call)).toBe(expected);
});

test('an errcode without a row gets words that name it', () => {
  expect(findErrcode('wecom', 99999, 'get')).toBeNull();
  const row = describeErrcode('wecom', 99999, 'get');
  expect(row.meaning.en).toContain('99999');
  expect(row.meaning['zh-CN']).toContain('99999');
  expect(describeErrcode('wecom', 40001, 'token')).toBe(findErrcode('wecom', 40001, 'token'));
});
