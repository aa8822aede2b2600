import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type AccountLimits } from '../../../../../electron/contract/account-limits.ts';
import { REAL_PLATFORMS } from '../../../../../electron/contract/account.ts';
import { accountLimitsSchema } from '../../../../../electron/contract/limits-schema.ts';
import {
  limitsFrom,
  newLimitsDraft,
  rowProblems,
  standardRow,
  wrongProfile,
  type LimitsDraft,
  type RowDraft,
} from '../../../../../renderer/views/settings/limits-draft.ts';

const TODAY = '2026-11-22';
const row = (change: Partial<RowDraft> = {}): RowDraft => ({
  smallest: '1',
  largest: '1',
  seconds: '',
  ...change,
});
const withImage = (
  change: Partial<RowDraft>,
  base = newLimitsDraft('wecom', DEFAULT_LIMITS),
): LimitsDraft => ({
  ...base,
  rows: { ...base.rows, documented: { ...base.rows.documented, image: row(change) } },
});
const saved = (draft: LimitsDraft, before: AccountLimits = DEFAULT_LIMITS, today = TODAY) =>
  limitsFrom('wecom', draft, before, today);

describe('the limits form', () => {
  test('shows the profile in the units it is written in', () => {
    const { rows } = newLimitsDraft('official_account', DEFAULT_LIMITS);
    expect(rows.documented.thumb).toEqual(row({ largest: '64' }));
    expect(newLimitsDraft('wecom', DEFAULT_LIMITS).rows.current.voice).toEqual({
      smallest: '6',
      largest: '2',
      seconds: '60',
    });
  });

  test.each(REAL_PLATFORMS)('changes nothing where nothing was typed: %s', (platform) => {
    const draft = newLimitsDraft(platform, DEFAULT_LIMITS);
    expect(wrongProfile(platform, draft)).toBeNull();
    expect(limitsFrom(platform, draft, DEFAULT_LIMITS, TODAY)).toEqual(DEFAULT_LIMITS);
  });

  test('saves what differs from the profile, with the day, in a form that main takes', () => {
    const limits = saved(withImage({ largest: ' 1,5 ', seconds: '30' }));
    expect(limits.edits).toEqual({
      documented: { image: { maxBytes: 1_572_864, maxSeconds: 30, date: TODAY } },
      current: {},
    });
    expect(accountLimitsSchema.parse(limits)).toEqual(limits);
  });

  test('shows every byte of an edit, and keeps its day while it stays', () => {
    const edited = saved(withImage({ largest: '0.95367527' }));
    expect(edited.edits.documented.image).toEqual({ maxBytes: 1_000_001, date: TODAY });
    const again = newLimitsDraft('wecom', edited);
    expect(saved(again, edited, '2027-01-01')).toEqual(edited);
    expect(saved(withImage({ largest: '2' }, again), edited, '2027-01-01').edits.documented.image).toEqual({
      maxBytes: 2_097_152,
      date: '2027-01-01',
    });
  });

  test('forgets an edit that is reset', () => {
    const edited = saved(withImage({ largest: '3' }));
    expect(saved(withImage({}, newLimitsDraft('wecom', edited)), edited)).toEqual(DEFAULT_LIMITS);
  });

  test.each([
    [{ largest: '' }, { largest: 'size' }],
    [{ largest: '0' }, { largest: 'size' }],
    [{ largest: '1e3' }, { largest: 'size' }],
    [{ largest: '1025' }, { largest: 'size' }],
    [{ largest: '1024' }, {}],
    [{ smallest: '-1' }, { smallest: 'size' }],
    [{ smallest: '1048577' }, { smallest: 'order' }],
    [{ smallest: '1048576' }, {}],
    [{ seconds: '0' }, { seconds: 'seconds' }],
    [{ seconds: '1.5' }, { seconds: 'seconds' }],
    [{ seconds: '86401' }, { seconds: 'seconds' }],
    [{ seconds: ' 86400 ' }, {}],
  ])('says what is wrong with %o', (change, problems) => {
    const standard = standardRow('wecom', 'documented', 'image');
    expect(standard && rowProblems(row(change), standard)).toEqual(problems);
  });

  test('leads to the profile in which something is wrong', () => {
    const draft = withImage({ largest: '' });
    expect(wrongProfile('wecom', draft)).toBe('documented');
    expect(wrongProfile('wecom', { ...draft, profile: 'current' })).toBe('documented');
  });
});
