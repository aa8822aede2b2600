import {
  LIMIT_PROFILES,
  type AccountLimits,
  type LimitEdit,
  type LimitProfile,
} from '../../../electron/contract/account-limits.ts';
import type { RealPlatform } from '../../../electron/contract/account.ts';
import { LIMITS, limitsOf, type TypeLimit } from '../../../electron/contract/limits-profile.ts';
import { MEDIA_TYPES, type MediaType } from '../../../electron/contract/media.ts';

/** One row as it is typed: sizes in the units shown beside them. */
export interface RowDraft {
  readonly smallest: string;
  readonly largest: string;
  /** Empty: none is stated. */
  readonly seconds: string;
}

export type ProfileDraft = Readonly<Partial<Record<MediaType, RowDraft>>>;

/** What the limits form holds while it is open: both profiles, so that looking at the other one loses nothing. */
export interface LimitsDraft {
  readonly profile: LimitProfile;
  readonly rows: Readonly<Record<LimitProfile, ProfileDraft>>;
}

export const SIZE_UNITS = { B: 1, KB: 1024, MB: 1024 * 1024 } as const;
export type SizeUnit = keyof typeof SIZE_UNITS;

/** The largest unit in which the profile's own figure is a whole number. */
export const unitOf = (bytes: number): SizeUnit =>
  bytes % SIZE_UNITS.MB === 0 ? 'MB' : bytes % SIZE_UNITS.KB === 0 ? 'KB' : 'B';

/** What main takes. */
const LARGEST_BYTES = 1024 * SIZE_UNITS.MB;
const LONGEST_SECONDS = 86_400;

/** The profile's own row; null for a type that the platform does not have. */
export const standardRow = (
  platform: RealPlatform,
  profile: LimitProfile,
  type: MediaType,
): TypeLimit | null => LIMITS[profile][platform][type] ?? null;

/** The types of a platform, in the order in which they stand everywhere. */
export const typesOf = (platform: RealPlatform): readonly MediaType[] =>
  MEDIA_TYPES.filter((type) => standardRow(platform, 'documented', type) !== null);

/** Whether it has a length. */
export const isTimed = (type: MediaType): boolean => type === 'voice' || type === 'video';

/** As it is typed: `row` in the units of the profile's own row. */
export function rowDraft(row: TypeLimit, standard: TypeLimit): RowDraft {
  const { minBytes, maxBytes, maxSeconds } = row;
  return {
    smallest: typed(minBytes / SIZE_UNITS[unitOf(standard.minBytes)]),
    largest: typed(maxBytes / SIZE_UNITS[unitOf(standard.maxBytes)]),
    seconds: maxSeconds === null ? '' : String(maxSeconds),
  };
}

/** Exact to the byte up to 1 GB, and without an exponent. */
const typed = (value: number): string => String(Number(value.toFixed(8)));

export function newLimitsDraft(platform: RealPlatform, limits: AccountLimits): LimitsDraft {
  const rowsOf = (profile: LimitProfile): ProfileDraft => {
    const inForce = limitsOf(platform, { ...limits, profile });
    return Object.fromEntries(
      typesOf(platform).flatMap((type) => {
        const row = inForce[type];
        const standard = standardRow(platform, profile, type);
        return row && standard ? [[type, rowDraft(row, standard)] as const] : [];
      }),
    );
  };
  return { profile: limits.profile, rows: { documented: rowsOf('documented'), current: rowsOf('current') } };
}

export type LimitColumn = keyof RowDraft;
export type LimitProblem = 'size' | 'order' | 'seconds';

/** What is wrong in a row, by column. */
export function rowProblems(
  { smallest, largest, seconds }: RowDraft,
  standard: TypeLimit,
): Readonly<Partial<Record<LimitColumn, LimitProblem>>> {
  const least = bytesOf(smallest, unitOf(standard.minBytes));
  const most = bytesOf(largest, unitOf(standard.maxBytes));
  return {
    ...(least === null ? { smallest: 'size' } : {}),
    ...(least !== null && most !== null && least > most ? { smallest: 'order' } : {}),
    ...(most === null ? { largest: 'size' } : {}),
    ...(isSeconds(seconds) ? {} : { seconds: 'seconds' }),
  };
}

/** The profile in which something is wrong: the one shown before the other; null where nothing is. */
export const wrongProfile = (platform: RealPlatform, { profile, rows }: LimitsDraft): LimitProfile | null =>
  [profile, ...LIMIT_PROFILES].find((one) =>
    typesOf(platform).some((type) => {
      const row = rows[one][type];
      const standard = standardRow(platform, one, type);
      return row && standard && Object.keys(rowProblems(row, standard)).length > 0;
    }),
  ) ?? null;

/** Whole bytes; null where it is no size that main takes. A comma is a decimal point. */
function bytesOf(text: string, unit: SizeUnit): number | null {
  const bare = text.trim().replace(',', '.');
  if (!/^\d{1,10}(?:\.\d{1,8})?$/.test(bare)) return null;
  const bytes = Math.round(Number(bare) * SIZE_UNITS[unit]);
  return bytes >= 1 && bytes <= LARGEST_BYTES ? bytes : null;
}

const isSeconds = (text: string): boolean =>
  text.trim() === '' ||
  (/^\s*\d{1,5}\s*$/.test(text) && Number(text) >= 1 && Number(text) <= LONGEST_SECONDS);

/**
 * The limits to save. Only what differs from the profile is an edit; one that stays as it was keeps its date.
 * @param today ISO date
 */
export function limitsFrom(
  platform: RealPlatform,
  { profile, rows }: LimitsDraft,
  before: AccountLimits,
  today: string,
): AccountLimits {
  const editsOf = (one: LimitProfile) =>
    Object.fromEntries(
      typesOf(platform).flatMap((type) => {
        const row = rows[one][type];
        const standard = standardRow(platform, one, type);
        const edit = row && standard && editFrom(row, standard, before.edits[one][type], today);
        return edit ? [[type, edit] as const] : [];
      }),
    );
  return { profile, edits: { documented: editsOf('documented'), current: editsOf('current') } };
}

function editFrom(
  { smallest, largest, seconds }: RowDraft,
  standard: TypeLimit,
  before: LimitEdit | undefined,
  today: string,
): LimitEdit | null {
  const minBytes = bytesOf(smallest, unitOf(standard.minBytes)) ?? standard.minBytes;
  const maxBytes = bytesOf(largest, unitOf(standard.maxBytes)) ?? standard.maxBytes;
  const maxSeconds = seconds.trim() === '' ? null : Number(seconds);
  const changed = {
    ...(minBytes === standard.minBytes ? {} : { minBytes }),
    ...(maxBytes === standard.maxBytes ? {} : { maxBytes }),
    ...(maxSeconds === standard.maxSeconds ? {} : { maxSeconds }),
  };
  if (Object.keys(changed).length === 0) return null;
  const isSame =
    before !== undefined &&
    before.minBytes === changed.minBytes &&
    before.maxBytes === changed.maxBytes &&
    before.maxSeconds === changed.maxSeconds;
  return { ...changed, date: isSame ? before.date : today };
}
