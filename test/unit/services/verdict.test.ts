import { describe, expect, test } from 'vitest';
import { REAL_PLATFORMS, type RealPlatform } from '../../../electron/contract/account.ts';
import {
  DEFAULT_LIMITS,
  LIMIT_PROFILES,
  type AccountLimits,
} from '../../../electron/contract/account-limits.ts';
import { limitsOf, type TypeLimit } from '../../../electron/contract/limits-profile.ts';
import type {
  AudioFacts,
  ImageFacts,
  MediaFacts,
  VideoFacts,
} from '../../../electron/contract/media-facts.ts';
import { MEDIA_TYPES, type MediaType } from '../../../electron/contract/media.ts';
import { formatName } from '../../../electron/contract/verdict.ts';
import { typesFor, verdictOf } from '../../../electron/services/verdict.ts';

const MB = 1_048_576;
const CURRENT: AccountLimits = { ...DEFAULT_LIMITS, profile: 'current' };

const image = (contentType: string, size: number, change: Partial<ImageFacts> = {}): ImageFacts => ({
  ...{ kind: 'image', contentType, size, width: 800, height: 600, orientation: 1, damage: null },
  ...change,
});
const audio = (contentType: string, size: number, seconds: number | null): AudioFacts => ({
  ...{ kind: 'audio', contentType, size, codec: null, damage: null },
  durationMs: seconds === null ? null : seconds * 1000,
});
const video = (contentType: string, size: number, change: Partial<VideoFacts> = {}): VideoFacts => ({
  ...{ kind: 'video', contentType, size, durationMs: 60_000, width: 1280, height: 720, damage: null },
  ...{ videoCodec: 'avc', audioCodec: 'aac', ...change },
});
const other = (contentType: string, size: number): MediaFacts => ({
  kind: 'other',
  contentType,
  size,
  damage: null,
});

const kindOf = (contentType: string, size: number, seconds: number | null): MediaFacts => {
  if (contentType.startsWith('image/')) return image(contentType, size);
  if (contentType.startsWith('audio/')) return audio(contentType, size, seconds);
  return contentType.startsWith('video/') ? video(contentType, size) : other(contentType, size);
};

interface Row {
  readonly profile: 'documented' | 'current';
  readonly platform: RealPlatform;
  readonly type: MediaType;
  readonly contentType: string;
  readonly limit: TypeLimit;
}

const ROWS: readonly Row[] = LIMIT_PROFILES.flatMap((profile) =>
  REAL_PLATFORMS.flatMap((platform) =>
    MEDIA_TYPES.flatMap((type) => {
      const limit = limitsOf(platform, { ...DEFAULT_LIMITS, profile })[type];
      const taken = limit ? (limit.contentTypes ?? ['application/pdf']) : [];
      return taken.flatMap((contentType) => (limit ? [{ profile, platform, type, contentType, limit }] : []));
    }),
  ),
);

describe('at the limit', () => {
  test.each(ROWS)(
    '$profile $platform $type $contentType',
    ({ profile, platform, type, contentType, limit }) => {
      const reasonsAt = (size: number, seconds: number | null) => {
        const limits = { ...DEFAULT_LIMITS, profile };
        const verdict = verdictOf(kindOf(contentType, size, seconds), limits, platform, type);
        return verdict.kind === 'ready' ? [] : verdict.refusals.map(({ reason }) => reason);
      };
      const { minBytes, maxBytes, maxSeconds } = limit;
      expect([minBytes - 1, minBytes, minBytes + 1].map((size) => reasonsAt(size, 1))).toEqual([
        ['too_small'],
        [],
        [],
      ]);
      expect([maxBytes - 1, maxBytes, maxBytes + 1].map((size) => reasonsAt(size, 1))).toEqual([
        [],
        [],
        ['too_large'],
      ]);
      if (maxSeconds === null) return;
      expect([maxSeconds - 1, maxSeconds, maxSeconds + 0.02].map((s) => reasonsAt(1000, s))).toEqual([
        [],
        [],
        ['too_long'],
      ]);
    },
  );

  test('every platform and profile has its rows', () => {
    expect(ROWS).toHaveLength(34);
  });
});

describe('the type', () => {
  test.each([
    ['wecom', image('image/jpeg', 100), 'image'],
    ['wecom', image('image/heic', 100), 'image'],
    ['wecom', image('image/vnd.adobe.photoshop', 100), 'file'],
    ['wecom', audio('audio/amr', 100, 1), 'voice'],
    ['wecom', audio('audio/wav', 100, 1), 'voice'],
    ['wecom', audio('audio/amr-wb', 100, 1), 'file'],
    ['wecom', video('video/quicktime', 100), 'video'],
    ['wecom', video('video/vnd.avi', 100), 'file'],
    ['wecom', other('application/pdf', 100), 'file'],
    ['official_account', image('image/webp', 100), 'image'],
    ['official_account', video('video/vnd.avi', 100), 'video'],
    ['official_account', other('application/pdf', 100), null],
    ['mini_program', image('image/png', 100), 'image'],
    ['mini_program', video('video/mp4', 100), null],
    ['mini_program', audio('audio/amr', 100, 1), null],
  ] as const)('on %s comes from the bytes (%#)', (platform, facts, type) => {
    expect(verdictOf(facts, DEFAULT_LIMITS, platform, null).type).toBe(type);
  });

  test('can be another where the platform has it', () => {
    const picture = image('image/png', 100);
    expect(typesFor(picture, 'wecom', DEFAULT_LIMITS)).toEqual(['image', 'file']);
    expect(typesFor(picture, 'official_account', DEFAULT_LIMITS)).toEqual(['image', 'thumb']);
    expect(typesFor(video('video/mp4', 1), 'wecom', DEFAULT_LIMITS)).toEqual(['video', 'file']);
    expect(typesFor(audio('audio/amr', 1, 1), 'mini_program', DEFAULT_LIMITS)).toEqual([]);
    expect(typesFor(other('text/plain', 1), 'wecom', DEFAULT_LIMITS)).toEqual(['file']);
    expect(verdictOf(picture, DEFAULT_LIMITS, 'wecom', 'file')).toEqual({ kind: 'ready', type: 'file' });
  });
});

describe('a file over its limit', () => {
  test('is made to fit, sent as a file, or sent by the current limits', () => {
    expect(verdictOf(image('image/png', 3 * MB), DEFAULT_LIMITS, 'wecom', null)).toEqual({
      kind: 'fits_after_conversion',
      type: 'image',
      refusals: [
        { reason: 'format_not_taken', contentType: 'image/png', taken: ['image/jpeg'] },
        { reason: 'too_large', size: 3 * MB, limit: MB },
      ],
      cures: ['fit', 'send_as_file', 'switch_to_current', 'send_anyway'],
      conversion: { contentType: 'image/jpeg', maxBytes: MB, maxSeconds: null },
    });
  });

  test('is not offered what would not help', () => {
    expect(verdictOf(image('image/webp', 25 * MB), CURRENT, 'wecom', null)).toMatchObject({
      kind: 'fits_after_conversion',
      cures: ['fit', 'send_anyway'],
    });
    expect(verdictOf(other('application/zip', 15 * MB), DEFAULT_LIMITS, 'wecom', null)).toMatchObject({
      kind: 'will_be_refused',
      cures: ['switch_to_current', 'send_anyway'],
    });
    expect(verdictOf(video('video/vnd.avi', 100), DEFAULT_LIMITS, 'official_account', null)).toMatchObject({
      kind: 'will_be_refused',
      cures: ['send_anyway'],
    });
  });

  test('goes by the edit of its own profile', () => {
    const edits = { documented: { image: { maxBytes: 4 * MB, date: '2026-01-01' } }, current: {} };
    const limits: AccountLimits = { profile: 'documented', edits };
    expect(verdictOf(image('image/jpeg', 3 * MB), limits, 'wecom', null)).toEqual({
      kind: 'ready',
      type: 'image',
    });
    expect(verdictOf(image('image/jpeg', 5 * MB), limits, 'wecom', null)).toMatchObject({
      cures: ['fit', 'send_as_file', 'switch_to_current', 'send_anyway'],
      conversion: { maxBytes: 4 * MB },
    });
  });
});

describe('conversion', () => {
  test.each([
    ...[
      'image/jpeg',
      'image/png',
      'image/apng',
      'image/webp',
      'image/avif',
      'image/gif',
      'image/bmp',
      'image/heic',
    ],
  ])('makes a JPG of %s, for a thumb too', (contentType) => {
    expect(verdictOf(image(contentType, 30 * MB), CURRENT, 'official_account', 'thumb')).toMatchObject({
      kind: 'fits_after_conversion',
      conversion: { contentType: 'image/jpeg', maxBytes: 64 * 1024 },
    });
    expect(verdictOf(image(contentType, 30 * MB), CURRENT, 'mini_program', null)).toMatchObject({
      conversion: { contentType: 'image/jpeg', maxBytes: 10 * MB },
    });
  });

  test.each(['audio/mpeg', 'audio/wav', 'audio/x-m4a', 'audio/mp4', 'audio/ogg', 'audio/amr'])(
    'makes an AMR of at most 60 s of %s',
    (contentType) => {
      expect(
        verdictOf(audio(contentType, 5 * MB, 61), DEFAULT_LIMITS, 'official_account', null),
      ).toMatchObject({
        kind: 'fits_after_conversion',
        type: 'voice',
        conversion: { contentType: 'audio/amr', maxBytes: 2 * MB, maxSeconds: 60 },
      });
    },
  );

  test.each(['video/mp4', 'video/quicktime', 'video/webm', 'video/matroska', 'video/x-m4v'])(
    'makes an MP4 of %s',
    (contentType) => {
      expect(verdictOf(video(contentType, 500 * MB), DEFAULT_LIMITS, 'wecom', null)).toMatchObject({
        kind: 'fits_after_conversion',
        conversion: { contentType: 'video/mp4', maxBytes: 10 * MB, maxSeconds: null },
      });
    },
  );

  test.each([
    ['damaged', image('image/png', 100, { damage: 'not_readable', width: null, height: null })],
    ['incomplete', image('image/jpeg', 100, { damage: 'incomplete' })],
    ['too_many_pixels', image('image/png', 100, { width: 50_000, height: 50_000 })],
    ['too_many_pixels', image('image/jpeg', 5 * MB, { width: 16_320, height: 12_240 })],
    [
      'incomplete',
      video('video/mp4', 100, { damage: 'incomplete', width: null, height: null, durationMs: null }),
    ],
  ] as const)('mends nothing that is %s', (reason, facts) => {
    const verdict = verdictOf(facts, DEFAULT_LIMITS, 'wecom', null);
    expect(verdict).toMatchObject({ kind: 'will_be_refused' });
    if (verdict.kind === 'ready') throw new Error('ready');
    expect(verdict.refusals.map((refusal) => refusal.reason)).toContain(reason);
    expect(verdict.cures).toContain('send_as_file');
    expect(verdictOf(facts, DEFAULT_LIMITS, 'wecom', 'file').kind).toBe('ready');
  });

  test('is not needed for a panorama that fits as it is', () => {
    const panorama = image('image/jpeg', 900_000, { width: 16_320, height: 12_240 });
    expect(verdictOf(panorama, DEFAULT_LIMITS, 'wecom', null).kind).toBe('ready');
  });

  test('makes no video shorter, but a voice', () => {
    const edit = { maxSeconds: 30, date: '2026-01-01' };
    const limits: AccountLimits = {
      profile: 'documented',
      edits: { documented: { video: edit, voice: edit }, current: {} },
    };
    for (const size of [100, 30 * MB])
      expect(verdictOf(video('video/mp4', size), limits, 'wecom', null).kind).toBe('will_be_refused');
    expect(verdictOf(video('video/mp4', 100), limits, 'wecom', null)).toMatchObject({
      refusals: [{ reason: 'too_long', seconds: 60, limit: 30 }],
      cures: ['send_as_file', 'switch_to_current', 'send_anyway'],
    });
    expect(verdictOf(audio('audio/amr', 100, 60), limits, 'wecom', null)).toMatchObject({
      kind: 'fits_after_conversion',
      conversion: { maxSeconds: 30 },
    });
  });
});

test('what the platform has no type for has no cure, by whatever type', () => {
  for (const chosen of [null, 'voice', 'file'] as const)
    expect(verdictOf(audio('audio/amr', 100, 1), CURRENT, 'mini_program', chosen)).toEqual({
      kind: 'will_be_refused',
      type: null,
      refusals: [{ reason: 'type_not_on_platform', contentType: 'audio/amr' }],
      cures: [],
    });
});

test('a playing time that the bytes do not tell is no reason', () => {
  expect(verdictOf(audio('audio/amr', 100, null), CURRENT, 'wecom', null).kind).toBe('ready');
});

test.each([
  ['image/jpeg', 'JPG'],
  ['image/heic', 'HEIC'],
  ['application/pdf', 'PDF'],
  ['video/vnd.avi', 'AVI'],
  ['video/quicktime', 'MOV'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'DOCX'],
  ['application/x-cfb', 'DOC/XLS'],
  ['application/x-7z-compressed', '7Z'],
  ['application/x-rar-compressed', 'RAR'],
  ['image/svg+xml', 'SVG'],
  ['image/heic-sequence', 'HEIC'],
  ['application/epub+zip', 'EPUB'],
  ['application/vnd.oasis.opendocument.text', '?'],
])('%s is called %s', (contentType, name) => {
  expect(formatName(contentType)).toBe(name);
});
