import type { RealPlatform } from '../contract/account.ts';
import type { AccountLimits } from '../contract/account-limits.ts';
import { limitsOf, type TypeLimit, type TypeLimits } from '../contract/limits-profile.ts';
import { MOST_FITTED_PIXELS } from '../contract/limits.ts';
import type { MediaFacts } from '../contract/media-facts.ts';
import type { MediaType } from '../contract/media.ts';
import type { Conversion, Cure, Refusal, Verdict } from '../contract/verdict.ts';

/** Decoded, a picture takes 4 bytes a pixel: 1 GB. What has more is made to exhaust whoever opens it. */
const MOST_SENT_PIXELS = 2 ** 28;

const NATURAL: Readonly<Record<MediaFacts['kind'], MediaType>> = {
  image: 'image',
  audio: 'voice',
  video: 'video',
  other: 'file',
};

const pictures = {
  to: 'image/jpeg',
  from: [
    'image/jpeg',
    'image/png',
    'image/apng',
    'image/webp',
    'image/avif',
    'image/gif',
    'image/bmp',
    'image/tiff',
    'image/heic',
    'image/heif',
    'image/heic-sequence',
    'image/heif-sequence',
  ],
} as const;

/** What can be made to fit (renderer/conversion). */
const CONVERSIONS: Readonly<
  Partial<Record<MediaType, { readonly to: Conversion['contentType']; readonly from: readonly string[] }>>
> = {
  image: pictures,
  thumb: pictures,
  voice: {
    to: 'audio/amr',
    from: ['audio/amr', 'audio/mpeg', 'audio/wav', 'audio/x-m4a', 'audio/mp4', 'audio/ogg', 'audio/flac'],
  },
  video: {
    to: 'video/mp4',
    from: ['video/mp4', 'video/x-m4v', 'video/quicktime', 'video/webm', 'video/matroska'],
  },
};

/**
 * What would become of a file sent to this account. Says nothing of media that are live already.
 * @param chosenType null: as the bytes say
 */
export function verdictOf(
  facts: MediaFacts,
  limits: AccountLimits,
  platform: RealPlatform,
  chosenType: MediaType | null,
): Verdict {
  const rows = limitsOf(platform, limits);
  const type = chosenType ?? typeFromBytes(facts, rows);
  const row = type && rows[type];
  if (!type || !row) {
    const { contentType } = facts;
    return {
      kind: 'will_be_refused',
      type: null,
      refusals: [{ reason: 'type_not_on_platform', contentType }],
      cures: [],
    };
  }
  const refusals = refusalsOf(facts, type, row);
  if (refusals.length === 0) return { kind: 'ready', type };
  const conversion = conversionOf(facts, type, row, refusals);
  const readyBy = (other: MediaType, otherRows: TypeLimits) => {
    const found = otherRows[other];
    return found !== undefined && refusalsOf(facts, other, found).length === 0;
  };
  const current = limitsOf(platform, { ...limits, profile: 'current' });
  const possible: Readonly<Record<Cure, boolean>> = {
    fit: conversion !== null,
    send_as_file: type !== 'file' && readyBy('file', rows),
    switch_to_current: limits.profile !== 'current' && readyBy(type, current),
    // The server has the last word.
    send_anyway: true,
  };
  const cures = (Object.keys(possible) as Cure[]).filter((cure) => possible[cure]);
  return conversion
    ? { kind: 'fits_after_conversion', type, refusals, cures, conversion }
    : { kind: 'will_be_refused', type, refusals, cures };
}

/** The types the person may choose from for this file; the first is not necessarily what the bytes say. */
export function typesFor(
  facts: MediaFacts,
  platform: RealPlatform,
  limits: AccountLimits,
): readonly MediaType[] {
  const rows = limitsOf(platform, limits);
  const thinkable: readonly MediaType[] =
    facts.kind === 'image' ? ['image', 'thumb', 'file'] : [NATURAL[facts.kind], 'file'];
  return [...new Set(thinkable)].filter((type) => rows[type] !== undefined);
}

/** What a platform cannot take as what it is, and we cannot convert, goes as a plain file where there is that. */
function typeFromBytes(facts: MediaFacts, rows: TypeLimits): MediaType | null {
  const natural = NATURAL[facts.kind];
  const row = rows[natural];
  if (row && (takes(row, facts) || conversionTo(facts, natural, row))) return natural;
  if (rows.file) return 'file';
  return row ? natural : null;
}

const takes = ({ contentTypes }: TypeLimit, { contentType }: MediaFacts): boolean =>
  contentTypes === null || contentTypes.includes(contentType);

function refusalsOf(facts: MediaFacts, type: MediaType, row: TypeLimit): readonly Refusal[] {
  const { contentType, size } = facts;
  const refusals: Refusal[] = [];
  if (row.contentTypes && !takes(row, facts))
    refusals.push({ reason: 'format_not_taken', contentType, taken: row.contentTypes });
  if (size < row.minBytes) refusals.push({ reason: 'too_small', size, limit: row.minBytes });
  if (size > row.maxBytes) refusals.push({ reason: 'too_large', size, limit: row.maxBytes });
  const seconds = secondsOf(facts);
  if (row.maxSeconds !== null && seconds !== null && seconds > row.maxSeconds)
    refusals.push({ reason: 'too_long', seconds, limit: row.maxSeconds });
  // A plain file is bytes, whatever they are.
  return type === 'file' ? refusals : [...refusals, ...faultsOf(facts, refusals.length > 0)];
}

const secondsOf = (facts: MediaFacts): number | null =>
  'durationMs' in facts && facts.durationMs !== null ? facts.durationMs / 1000 : null;

/** What no conversion mends. A picture that goes as it is may have more pixels than one that is to be converted. */
function faultsOf(facts: MediaFacts, isToChange: boolean): readonly Refusal[] {
  const { contentType, damage } = facts;
  if (damage) return [{ reason: damage === 'incomplete' ? 'incomplete' : 'damaged', contentType }];
  if (facts.kind !== 'image' || facts.width === null || facts.height === null) return [];
  const { width, height } = facts;
  const most = isToChange ? MOST_FITTED_PIXELS : MOST_SENT_PIXELS;
  return width * height > most ? [{ reason: 'too_many_pixels', width, height }] : [];
}

/** A part is kept of a voice, but of a video all. */
const isMended = ({ reason }: Refusal, type: MediaType): boolean =>
  reason === 'format_not_taken' || reason === 'too_large' || (reason === 'too_long' && type === 'voice');

const conversionOf = (
  facts: MediaFacts,
  type: MediaType,
  row: TypeLimit,
  refusals: readonly Refusal[],
): Conversion | null =>
  refusals.every((refusal) => isMended(refusal, type)) ? conversionTo(facts, type, row) : null;

function conversionTo(facts: MediaFacts, type: MediaType, row: TypeLimit): Conversion | null {
  const known = CONVERSIONS[type];
  if (!known?.from.includes(facts.contentType) || !row.contentTypes?.includes(known.to)) return null;
  return { contentType: known.to, maxBytes: row.maxBytes, maxSeconds: row.maxSeconds };
}
