import { beforeAll, describe, expect, test } from 'vitest';
import type { TFunction } from 'i18next';
import { LIMITS } from '../../../../electron/contract/limits-profile.ts';
import type { MediaFacts } from '../../../../electron/contract/media-facts.ts';
import type { Refusal } from '../../../../electron/contract/verdict.ts';
import {
  formatsTaken,
  limitWords,
  refusalWords,
  shapeWords,
  sourceWords,
  suffixWords,
} from '../../../../renderer/format/preflight-words.ts';
import { createI18n } from '../../../../renderer/i18n.ts';

let t: TFunction;
beforeAll(async () => {
  ({ t } = await createI18n('en'));
});

const byte = { size: 9, contentType: 'image/png', damage: null } as const;
const picture: MediaFacts = { ...byte, kind: 'image', width: 4000, height: 3000, orientation: 1 };
const video: MediaFacts = {
  ...byte,
  kind: 'video',
  durationMs: 63_400,
  width: null,
  height: 720,
  videoCodec: null,
  audioCodec: null,
};

describe('what is said of a file', () => {
  test('are its pixels and playing time, as far as they are known', () => {
    expect(shapeWords(t, picture)).toEqual(['4000 × 3000']);
    expect(shapeWords(t, video)).toEqual(['1:03']);
    expect(shapeWords(t, { ...byte, kind: 'other' })).toEqual([]);
  });

  test('is that its suffix lies, where it does', () => {
    expect(suffixWords(t, 'a.JPG', picture)).toBe('Named .jpg, is PNG');
    expect(suffixWords(t, 'a.png', { ...byte, kind: 'other', contentType: 'application/octet-stream' })).toBe(
      'Named .png, its bytes are something else',
    );
    expect(['a.png', 'png', 'a.dat'].map((name) => suffixWords(t, name, picture))).toEqual([
      null,
      null,
      null,
    ]);
    expect(suffixWords(t, 'a.png', { ...picture, contentType: 'image/apng' })).toBeNull();
  });
});

describe('why a server would refuse a file', () => {
  const mb = 1_048_576;
  test.each<[Refusal, string]>([
    [
      {
        reason: 'format_not_taken',
        contentType: 'image/webp',
        taken: ['image/jpeg', 'image/png', 'image/apng'],
      },
      'Takes JPG or PNG; this is WebP',
    ],
    [
      { reason: 'format_not_taken', contentType: 'application/octet-stream', taken: ['audio/amr'] },
      'Takes AMR; this is an unknown format',
    ],
    [{ reason: 'too_large', size: 3.4 * mb, limit: mb }, 'Too large: 3.4 MB of at most 1 MB'],
    [{ reason: 'too_large', size: mb + 1, limit: mb }, 'Too large: 1,048,577 B of at most 1,048,576 B'],
    [{ reason: 'too_small', size: 5, limit: 6 }, 'Too small: 5 B; at least 6 B'],
    [{ reason: 'too_long', seconds: 75.4, limit: 60 }, 'Too long: 75 s of at most 60 s'],
    [{ reason: 'too_long', seconds: 60.02, limit: 60 }, 'Too long: 60.02 s of at most 60 s'],
    [
      { reason: 'damaged', contentType: 'image/png' },
      'Begins as PNG but cannot be read: it is damaged, or something else',
    ],
    [
      { reason: 'incomplete', contentType: 'image/png' },
      'Its end is missing: it was not saved or copied completely',
    ],
    [
      { reason: 'too_many_pixels', width: 50_000, height: 50_000 },
      '50000 × 50000 pixels: too many to convert, and for most phones to show',
    ],
    [{ reason: 'type_not_on_platform', contentType: 'audio/amr' }, 'No type of this platform takes AMR'],
    [
      { reason: 'type_not_on_platform', contentType: 'application/octet-stream' },
      'No type of this platform takes an unknown format',
    ],
  ])('is told with what it is and what is allowed: %o', (refusal, words) => {
    expect(refusalWords(t, 'en', refusal)).toBe(words);
  });
});

describe('a limit', () => {
  test('is told with its formats, sizes and seconds, and who says so since when', async () => {
    const { documented, current } = LIMITS;
    const { voice, image } = documented.wecom;
    const file = current.wecom.file;
    if (!voice || !image || !file) throw new Error('no such row');
    expect(limitWords(t, 'en', voice)).toEqual(['AMR', '≤ 2 MB', '≤ 60 s']);
    expect(limitWords(t, 'en', file)).toEqual(['any format', '≥ 6 B', '≤ 20 MB']);
    expect(sourceWords(t, image)).toBe('The enterprise account document, 2014');
    const zh = await createI18n('zh-CN');
    expect(limitWords(zh.t, 'zh-CN', voice)).toEqual(['AMR', '≤ 2 MB', '≤ 60 秒']);
    expect(formatsTaken(['image/jpeg', 'image/png', 'image/apng'], 'zh-CN')).toBe('JPG或PNG');
  });
});
