import { describe, expect, test } from 'vitest';
import { REAL_PLATFORMS } from '../../../electron/contract/account.ts';
import {
  DEFAULT_LIMITS,
  LIMIT_PROFILES,
  type AccountLimits,
} from '../../../electron/contract/account-limits.ts';
import { LIMITS, limitsOf } from '../../../electron/contract/limits-profile.ts';
import { accountLimitsSchema } from '../../../electron/contract/limits-schema.ts';

const MB = 1_048_576;

describe('the rows', () => {
  test('are those the project was asked for, unless the account says otherwise', () => {
    expect(limitsOf('wecom', DEFAULT_LIMITS)).toMatchObject({
      image: { contentTypes: ['image/jpeg'], maxBytes: MB, source: 'enterprise_account_document' },
      voice: { contentTypes: ['audio/amr'], maxBytes: 2 * MB, maxSeconds: 60 },
      video: { contentTypes: ['video/mp4'], maxBytes: 10 * MB },
      file: { contentTypes: null, maxBytes: 10 * MB, minBytes: 1 },
    });
    expect(Object.keys(limitsOf('mini_program', DEFAULT_LIMITS))).toEqual(['image']);
    expect(Object.keys(limitsOf('official_account', DEFAULT_LIMITS))).not.toContain('file');
  });

  test('of today are larger, and more than 5 bytes', () => {
    expect(limitsOf('wecom', { ...DEFAULT_LIMITS, profile: 'current' })).toMatchObject({
      image: { maxBytes: 10 * MB, minBytes: 6, date: '2024-07-22' },
      file: { maxBytes: 20 * MB, minBytes: 6 },
    });
  });

  test('each have a date and a source, and bounds that make sense', () => {
    for (const profile of LIMIT_PROFILES)
      for (const platform of REAL_PLATFORMS)
        for (const row of Object.values(LIMITS[profile][platform])) {
          expect(row.date).toMatch(/^\d{4}(-\d{2}-\d{2})?$/);
          expect(row.minBytes).toBeLessThan(row.maxBytes);
        }
  });
});

describe('an edit', () => {
  const edited: AccountLimits = {
    profile: 'documented',
    edits: {
      documented: { image: { maxBytes: 2 * MB, date: '2026-02-03' } },
      current: { voice: { maxSeconds: null, date: '2026-02-04' } },
    },
  };

  test('changes what it names of its row and profile, and is the source', () => {
    const { image, voice } = limitsOf('wecom', edited);
    expect(image).toEqual({
      contentTypes: ['image/jpeg'],
      minBytes: 1,
      maxBytes: 2 * MB,
      maxSeconds: null,
      date: '2026-02-03',
      source: 'own',
    });
    expect(voice).toEqual(LIMITS.documented.wecom.voice);
    const current = limitsOf('wecom', { ...edited, profile: 'current' });
    expect(current.image).toEqual(LIMITS.current.wecom.image);
    expect(current.voice).toMatchObject({ maxSeconds: null, minBytes: 6, source: 'own' });
  });

  test('of a type that the platform does not have makes none', () => {
    const edits = { documented: { file: { maxBytes: 5, date: '2026-02-03' } }, current: {} };
    expect(limitsOf('official_account', { profile: 'documented', edits }).file).toBeUndefined();
  });

  test('is stored only where it makes sense', () => {
    const stored = (edit: unknown) =>
      accountLimitsSchema.safeParse({
        profile: 'current',
        edits: { documented: {}, current: { image: edit } },
      }).success;
    expect(accountLimitsSchema.parse(edited)).toEqual(edited);
    expect(stored({ date: '2026-02-03' })).toBe(true);
    expect(stored({ minBytes: 6, maxBytes: 6, date: '2026-02-03' })).toBe(true);
    for (const wrong of [
      {},
      { maxBytes: 0, date: '2026-02-03' },
      { maxBytes: 1.5, date: '2026-02-03' },
      { minBytes: 7, maxBytes: 6, date: '2026-02-03' },
      { maxBytes: 6, date: 'yesterday' },
      { contentTypes: ['image/png'], date: '2026-02-03' },
      { maxSeconds: -1, date: '2026-02-03' },
      { source: 'own', date: '2026-02-03' },
    ])
      expect(stored(wrong)).toBe(false);
  });
});
