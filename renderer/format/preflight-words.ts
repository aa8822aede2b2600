import type { TFunction } from 'i18next';
import type { TypeLimit } from '../../electron/contract/limits-profile.ts';
import type { MediaFacts } from '../../electron/contract/media-facts.ts';
import { lyingSuffix } from '../../electron/contract/suffixes.ts';
import { formatName, type Refusal } from '../../electron/contract/verdict.ts';
import { formatFileSize, formatNumber } from './file-size.ts';
import { formatList } from './list.ts';
import { formatPlayTime } from './play-time.ts';

/** Where the bytes do not tell: that. */
export function formatWords(t: TFunction, contentType: string): string {
  const name = formatName(contentType);
  return name === '?' ? t('preflight.unknownFormat') : name;
}

/** Each once: an animated PNG is a PNG to those who read it. */
const formatNames = (contentTypes: readonly string[]): readonly string[] => [
  ...new Set(contentTypes.filter((one) => one !== 'image/apng').map(formatName)),
];

/** Pixels and playing time, as far as the bytes tell. */
export function shapeWords(t: TFunction, facts: MediaFacts): readonly string[] {
  const { width = null, height = null, durationMs = null } = { ...shapeOf(facts) };
  return [
    ...(width === null || height === null
      ? []
      : [t('preflight.pixels', { width: String(width), height: String(height) })]),
    ...(durationMs === null ? [] : [formatPlayTime(durationMs / 1000)]),
  ];
}

interface Shape {
  readonly width?: number | null;
  readonly height?: number | null;
  readonly durationMs?: number | null;
}

const shapeOf = (facts: MediaFacts): Shape => (facts.kind === 'other' ? {} : facts);

/** That a file is of another kind than its name ends; null where it is not. */
export function suffixWords(t: TFunction, name: string, { contentType }: MediaFacts): string | null {
  const suffix = lyingSuffix(name, contentType);
  if (suffix === null) return null;
  return formatName(contentType) === '?'
    ? t('preflight.namedUnknown', { suffix })
    : t('preflight.named', { suffix, format: formatName(contentType) });
}

/** Why a server would refuse a file. */
export function refusalWords(t: TFunction, language: string, refusal: Refusal): string {
  switch (refusal.reason) {
    case 'type_not_on_platform':
    case 'damaged':
    case 'incomplete':
      return t(`preflight.reason.${refusal.reason}`, { format: formatWords(t, refusal.contentType) });
    case 'format_not_taken':
      return t('preflight.reason.format_not_taken', {
        taken: formatList(formatNames(refusal.taken), language, 'disjunction'),
        format: formatWords(t, refusal.contentType),
      });
    case 'too_small':
    case 'too_large': {
      const [size, limit] = toldApart(refusal.size, refusal.limit, language);
      return t(`preflight.reason.${refusal.reason}`, { size, limit });
    }
    case 'too_long': {
      const [seconds, limit] = secondsToldApart(refusal.seconds, refusal.limit, language);
      return t('preflight.reason.too_long', { seconds, limit });
    }
    case 'too_many_pixels':
      return t('preflight.reason.too_many_pixels', {
        width: String(refusal.width),
        height: String(refusal.height),
      });
  }
}

/** A byte over the limit must not read "1 MB of at most 1 MB". */
function toldApart(size: number, limit: number, language: string): readonly [string, string] {
  const rounded = [formatFileSize(size, language), formatFileSize(limit, language)] as const;
  if (rounded[0] !== rounded[1]) return rounded;
  return [`${formatNumber(size, language)} B`, `${formatNumber(limit, language)} B`];
}

function secondsToldApart(seconds: number, limit: number, language: string): readonly [string, string] {
  const digits = [0, 1, 2].find(
    (count) => formatNumber(seconds, language, count) !== formatNumber(limit, language, count),
  );
  return [formatNumber(seconds, language, digits ?? 3), formatNumber(limit, language)];
}

/** What a limit says: `JPG or PNG`, `≤ 10 MB`, `≤ 60 s`. */
export function limitWords(t: TFunction, language: string, limit: TypeLimit): readonly string[] {
  const { contentTypes, minBytes, maxBytes, maxSeconds } = limit;
  return [
    contentTypes === null ? t('limits.anyFormat') : formatsTaken(contentTypes, language),
    ...(minBytes > 1 ? [`≥ ${formatFileSize(minBytes, language)}`] : []),
    `≤ ${formatFileSize(maxBytes, language)}`,
    ...(maxSeconds === null ? [] : [`≤ ${t('transfers.seconds', { seconds: String(maxSeconds) })}`]),
  ];
}

export const formatsTaken = (contentTypes: readonly string[], language: string): string =>
  formatList(formatNames(contentTypes), language, 'disjunction');

/** Who says so, and when. */
export const sourceWords = (t: TFunction, { source, date }: TypeLimit): string =>
  t('limits.sourceAndDate', { source: t(`limits.source.${source}`), date });
