import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../../../electron/contract/errors.ts';
import { CATALOGUES, fillIn } from '../../../electron/contract/locale/catalogue.ts';

/** `a.b.c` → text, for every text of a catalogue. */
function flatten(words: object, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[path + key, value] as const]
        : [...flatten(typeof value === 'object' && value !== null ? value : {}, `${path}${key}.`)],
    ),
  );
}

const en = flatten(CATALOGUES.en);
const zh = flatten(CATALOGUES['zh-CN']);
const placeholdersOf = (text: string) =>
  [...text.matchAll(/\{\{\w+\}\}|<\w+\/>/g)].map((match) => match[0]).sort();

describe('the catalogues', () => {
  test('have the same keys, but for the singulars that Chinese does not have', () => {
    expect([...zh.keys()].sort()).toEqual([...en.keys()].filter((key) => !key.endsWith('_one')).sort());
  });

  test('have a plural for every singular', () => {
    const singulars = [...en.keys()].filter((key) => key.endsWith('_one'));
    expect(singulars.length).toBeGreaterThan(5);
    expect(singulars.filter((key) => !en.has(key.replace(/_one$/, '_other')))).toEqual([]);
  });

  test.each([...zh.keys()])('agree on what is filled in: %s', (key) => {
    expect(placeholdersOf(zh.get(key) ?? '')).toEqual(placeholdersOf(en.get(key) ?? ''));
  });

  test('leave no text empty', () => {
    for (const words of [en, zh]) {
      expect([...words].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
    }
  });

  test('have title and cure for every error code in both languages', () => {
    const wanted = ERROR_CODES.flatMap((code) => [`errors.${code}.title`, `errors.${code}.cure`]);
    for (const words of [en, zh]) expect(wanted.filter((key) => !words.has(key))).toEqual([]);
  });

  test('are really in Chinese, but for names that have no other form', () => {
    const same = [...zh].filter(([key, text]) => text === en.get(key) && !/[\u4e00-\u9fff]/.test(text));
    expect(same.map(([, text]) => text)).toEqual(expect.arrayContaining(['JSON', 'SHA-256', 'SOCKS5']));
    expect(same.length).toBeLessThan(30);
  });

  test('use the labels that people, docs and tests share', () => {
    const labels = [
      ...[
        'Library',
        'Fetch',
        'Transfers',
        'Settings',
        'Add files…',
        'Add account',
        'Platform',
        'Name',
        'Corp ID',
      ],
      ...['Secret', 'App ID', 'App secret', 'Access token', 'Base URL', 'Test connection', 'Save', 'Cancel'],
      ...['Copy media_id', 'Copy as…', 'Paste media_ids or messages', 'Fetch all', 'Save file…', 'Retry'],
      ...['WeCom', 'Official Account', 'Mini Program', 'Simulator', 'Search', 'Retry all failed'],
    ];
    const texts = new Set(en.values());
    expect(labels.filter((label) => !texts.has(label))).toEqual([]);
  });

  test('never say that an error is unknown', () => {
    for (const words of [en, zh]) {
      expect([...words.values()].filter((text) => /unknown error|未知错误/i.test(text))).toEqual([]);
    }
  });
});

describe('filling in', () => {
  test('puts values in their places and leaves a place without one as it is', () => {
    expect(fillIn('{{a}} of {{b}} {{c}}', { a: 1, b: 'two' })).toBe('1 of two {{c}}');
  });
});
