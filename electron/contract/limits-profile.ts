import type { AccountLimits, LimitEdit, LimitProfile } from './account-limits.ts';
import type { RealPlatform } from './account.ts';
import type { MediaType } from './media.ts';

/** Where a limit is from; the words are in locale/en-preflight.ts. */
export type LimitSource = keyof typeof LIMIT_SOURCE_URLS;

/** Null: no page on the web. */
export const LIMIT_SOURCE_URLS = {
  enterprise_account_document: null,
  wecom_page: 'https://developer.work.weixin.qq.com/document/path/96484',
  official_account_page: 'https://developers.weixin.qq.com/doc/service/api/material/temporary',
  mini_program_document: null,
  /** The person's own edit. */
  own: null,
} as const satisfies Readonly<Record<string, string | null>>;

/** What one API type of one platform takes. */
export interface TypeLimit {
  /** MIME types read from the bytes; null: any bytes. */
  readonly contentTypes: readonly string[] | null;
  /** The smallest and largest size taken, in bytes. */
  readonly minBytes: number;
  readonly maxBytes: number;
  /** The longest playing time taken, in seconds; null: none is stated. */
  readonly maxSeconds: number | null;
  /** When the source was last changed, or else read: ISO 8601, as precise as it is known. */
  readonly date: string;
  readonly source: LimitSource;
}

/** Types that a platform does not have are absent. */
export type TypeLimits = Readonly<Partial<Record<MediaType, TypeLimit>>>;

const KB = 1024;
/** No source says whether MB is 10^6 or 2^20; 2^20 is what product.md settles on. */
const MB = 1024 * KB;

/** An animated PNG is a PNG to every server. */
const PNG = ['image/png', 'image/apng'];

/** "How to manage multimedia files in WeChat Enterprise Account Development": names no smallest size. */
const enterpriseAccountDocument = {
  minBytes: 1,
  maxSeconds: null,
  date: '2014',
  source: 'enterprise_account_document',
} as const;

/** wechat-api.md §3.2 "WeCom, now": "must exceed 5 B". */
const wecomPage = { minBytes: 6, maxSeconds: null, date: '2024-07-22', source: 'wecom_page' } as const;

/** wechat-api.md §3.2 "OA, now". */
const officialAccountPage = {
  minBytes: 1,
  maxSeconds: null,
  date: '2026',
  source: 'official_account_page',
} as const;

const amrVoice = { contentTypes: ['audio/amr'], maxBytes: 2 * MB, maxSeconds: 60 } as const;
const mp4Video = { contentTypes: ['video/mp4'], maxBytes: 10 * MB } as const;

/** The same in both profiles: neither document says anything of Official Accounts. */
const officialAccount: TypeLimits = {
  // A note on the same page still says 2 MB for images.
  image: {
    ...officialAccountPage,
    contentTypes: ['image/jpeg', ...PNG, 'image/gif'],
    maxBytes: 10 * MB,
  },
  voice: { ...officialAccountPage, ...amrVoice, contentTypes: ['audio/amr', 'audio/mpeg'] },
  video: { ...officialAccountPage, ...mp4Video },
  thumb: { ...officialAccountPage, contentTypes: ['image/jpeg'], maxBytes: 64 * KB },
};

/** "Only images are supported", and no figure; the size is what the shared server takes (wechat-api.md §3.2, MP). */
const miniProgram: TypeLimits = {
  image: {
    minBytes: 1,
    maxBytes: 10 * MB,
    maxSeconds: null,
    contentTypes: ['image/jpeg', ...PNG, 'image/gif'],
    date: '2026',
    source: 'mini_program_document',
  },
};

/** A row for each API type of each platform, in both profiles. */
export const LIMITS: Readonly<Record<LimitProfile, Readonly<Record<RealPlatform, TypeLimits>>>> = {
  documented: {
    wecom: {
      image: { ...enterpriseAccountDocument, contentTypes: ['image/jpeg'], maxBytes: MB },
      voice: { ...enterpriseAccountDocument, ...amrVoice },
      video: { ...enterpriseAccountDocument, ...mp4Video },
      file: { ...enterpriseAccountDocument, contentTypes: null, maxBytes: 10 * MB },
    },
    official_account: officialAccount,
    mini_program: miniProgram,
  },
  current: {
    wecom: {
      image: { ...wecomPage, contentTypes: ['image/jpeg', ...PNG], maxBytes: 10 * MB },
      voice: { ...wecomPage, ...amrVoice },
      video: { ...wecomPage, ...mp4Video },
      file: { ...wecomPage, contentTypes: null, maxBytes: 20 * MB },
    },
    official_account: officialAccount,
    mini_program: miniProgram,
  },
};

/** The limits in force: the profile's rows, with the person's edits on top. */
export function limitsOf(platform: RealPlatform, { profile, edits }: AccountLimits): TypeLimits {
  const rows = LIMITS[profile][platform];
  return Object.fromEntries(typesOf(rows).map(([type, row]) => [type, edited(row, edits[profile][type])]));
}

const typesOf = (rows: TypeLimits) => Object.entries(rows) as readonly (readonly [MediaType, TypeLimit])[];

const edited = (row: TypeLimit, edit: LimitEdit | undefined): TypeLimit =>
  edit
    ? {
        contentTypes: row.contentTypes,
        minBytes: edit.minBytes ?? row.minBytes,
        maxBytes: edit.maxBytes ?? row.maxBytes,
        maxSeconds: edit.maxSeconds === undefined ? row.maxSeconds : edit.maxSeconds,
        date: edit.date,
        source: 'own',
      }
    : row;
