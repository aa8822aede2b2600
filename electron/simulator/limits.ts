import type { FileFormat } from './file-format.ts';
import type { Dialect } from './routes.ts';

/**
 * `current`: what the servers do today. `documented`: the figures of the two documents this project implements.
 * `none`: no upper size, the stand-in for media that came by asynchronous upload (up to 200 MB, §5).
 */
export type LimitsProfile = 'current' | 'documented' | 'none';

export type MediaType = 'image' | 'voice' | 'video' | 'file' | 'thumb';

export interface TypeLimit {
  /** The largest size accepted, in bytes. */
  readonly maxBytes: number;
  /** The smallest size accepted, in bytes. */
  readonly minBytes: number;
  /** `null`: any bytes. */
  readonly formats: readonly FileFormat[] | null;
  /** errcode for a file that is too large, and the one `alternateCodes` gives instead (§9 rows 22, 24). */
  readonly tooLarge: number;
  readonly tooLargeAlternate: number;
  /** errcode for bytes of another format, and the one `alternateCodes` gives instead (§9 rows 23, 24). */
  readonly wrongFormat: number;
  readonly wrongFormatAlternate: number;
}

type DialectLimits = Readonly<Partial<Record<MediaType, TypeLimit>>>;

const KB = 1024;
const MB = 1024 * KB;

/** The largest request body taken at all; beyond it the front end answers HTTP 413. */
export const bodyCapBytes = 200 * MB;

export const voiceMaxMs = 60_000;

const wecomCodes = { wrongFormat: 40004, wrongFormatAlternate: 40004 };
const oaCodes = { minBytes: 1, wrongFormat: 40005, wrongFormatAlternate: 40005 };

/** wechat-api.md §3.2 "WeCom, now" (D 96484, 2024-07-22). */
const wecomCurrent = {
  image: {
    ...wecomCodes,
    minBytes: 6,
    maxBytes: 10 * MB,
    formats: ['jpeg', 'png'],
    tooLarge: 40009,
    tooLargeAlternate: 45001,
  },
  voice: {
    minBytes: 6,
    maxBytes: 2 * MB,
    formats: ['amr'],
    tooLarge: 45001,
    tooLargeAlternate: 45001,
    wrongFormat: 301017,
    wrongFormatAlternate: 40004,
  },
  video: {
    ...wecomCodes,
    minBytes: 6,
    maxBytes: 10 * MB,
    formats: ['mp4'],
    tooLarge: 40011,
    tooLargeAlternate: 45001,
  },
  file: {
    ...wecomCodes,
    minBytes: 6,
    maxBytes: 20 * MB,
    formats: null,
    tooLarge: 45001,
    tooLargeAlternate: 45001,
  },
} as const satisfies DialectLimits;

/** The enterprise-account document: no smallest size, JPG only, 10 MB files. */
const wecomDocumented: DialectLimits = {
  image: { ...wecomCurrent.image, minBytes: 1, maxBytes: MB, formats: ['jpeg'] },
  voice: { ...wecomCurrent.voice, minBytes: 1 },
  video: { ...wecomCurrent.video, minBytes: 1 },
  file: { ...wecomCurrent.file, minBytes: 1, maxBytes: 10 * MB },
};

/** wechat-api.md §3.2 "OA, now" (D api_uploadtempmedia). The mini-program document states no figure of its own. */
const oaCurrent: DialectLimits = {
  image: {
    ...oaCodes,
    maxBytes: 10 * MB,
    formats: ['jpeg', 'png', 'gif'],
    tooLarge: 40009,
    tooLargeAlternate: 40009,
  },
  voice: {
    ...oaCodes,
    maxBytes: 2 * MB,
    formats: ['amr', 'mp3'],
    tooLarge: 40010,
    tooLargeAlternate: 45001,
  },
  video: { ...oaCodes, maxBytes: 10 * MB, formats: ['mp4'], tooLarge: 40011, tooLargeAlternate: 40011 },
  thumb: { ...oaCodes, maxBytes: 64 * KB, formats: ['jpeg'], tooLarge: 40012, tooLargeAlternate: 40012 },
};

const tables: Readonly<Record<Exclude<LimitsProfile, 'none'>, Readonly<Record<Dialect, DialectLimits>>>> = {
  current: { wecom: wecomCurrent, oa: oaCurrent },
  documented: { wecom: wecomDocumented, oa: oaCurrent },
};

const mediaTypes: readonly string[] = ['image', 'voice', 'video', 'file', 'thumb'] satisfies MediaType[];
export const isMediaType = (value: unknown): value is MediaType =>
  typeof value === 'string' && mediaTypes.includes(value);

/** `null`: the platform has no such type. */
export function limitFor(
  profile: LimitsProfile,
  dialect: Dialect,
  miniProgram: boolean,
  type: MediaType,
): TypeLimit | null {
  if (miniProgram && type !== 'image') return null;
  const limit = tables[profile === 'none' ? 'current' : profile][dialect][type];
  if (!limit) return null;
  return profile === 'none' ? { ...limit, maxBytes: bodyCapBytes } : limit;
}
