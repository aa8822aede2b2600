import type { MediaRecord, MediaType } from './media.ts';

/** Less life left than this, in seconds, is `expiring`. */
export const EXPIRING_SECONDS = 12 * 60 * 60;

/** Characters (UTF-16 units). */
export const LONGEST_NOTE = 2000;

/** `live`: not expired, `expiring` included. `expiring`: live, with less than `EXPIRING_SECONDS` left. */
export const LIFE_FILTERS = ['any', 'live', 'expiring', 'expired'] as const;
export type LifeFilter = (typeof LIFE_FILTERS)[number];

/** Which records; every condition must hold. */
export interface LibraryFilter {
  /** Null: every account. */
  readonly accountId: string | null;
  /** Matches name, note, media_id or the start of the hash; empty matches all. */
  readonly search: string;
  /** Empty: every type. */
  readonly types: readonly MediaType[];
  readonly life: LifeFilter;
  /** True: pinned ones only. */
  readonly pinned: boolean;
}

export const LIBRARY_SORTS = ['expiry', 'uploaded', 'name', 'size', 'type', 'account'] as const;

/**
 * `expiry` ascending is the order of need: live ones first, the next to expire on top; then expired ones, the last to
 * expire on top. Descending: the longest to live on top, the longest dead last. Equal ones stand in the order of
 * upload, reversed where descending. Names sort by folded characters, not by a language's rules.
 */
export interface LibrarySort {
  readonly by: (typeof LIBRARY_SORTS)[number];
  readonly descending: boolean;
}

export interface LibraryQuery {
  readonly filter: LibraryFilter;
  readonly sort: LibrarySort;
  readonly offset: number;
  readonly limit: number;
}

export const EVERY_RECORD: LibraryFilter = {
  accountId: null,
  search: '',
  types: [],
  life: 'any',
  pinned: false,
};

export const BY_NEED: LibrarySort = { by: 'expiry', descending: false };

export interface LibraryPage {
  readonly rows: readonly MediaRecord[];
  /** Rows that match, not only those on this page. */
  readonly total: number;
}

/**
 * Records in brief, one a line of each text: their ids, bytes, and 1 where pinned, else 0. A hundred thousand would
 * take seconds to hand to the page one by one.
 */
export interface RecordOutlines {
  readonly ids: string;
  readonly sizes: string;
  readonly pins: string;
}

/** What a person may change of a record; what is absent stays. */
export interface RecordChange {
  readonly note?: string | undefined;
  readonly pinned?: boolean | undefined;
}

export const MEDIA_EVENT_KINDS = ['uploaded', 'renewed', 'fetched', 'saved', 'expired'] as const;

/** Something that happened to a record's media. */
export interface MediaEvent {
  readonly kind: (typeof MEDIA_EVENT_KINDS)[number];
  /** Ms since epoch, the server's clock as `expiresAt` is. */
  readonly at: number;
  /** `account`: the name of the account it happened under. `savedAs`: a file name. */
  readonly facts: { readonly account?: string | undefined; readonly savedAs?: string | undefined };
}

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** `ids` wins over `filter`; with neither, the whole library. */
export interface ExportRequest {
  readonly format: ExportFormat;
  readonly ids: readonly string[] | null;
  readonly filter: LibraryFilter | null;
}

/** Which value kept a row out; `syntax`: it cannot be read at all; `columns`: more or fewer values than column names. */
export const REFUSAL_REASONS = [
  'syntax',
  'columns',
  'media_id',
  'type',
  'name',
  'size',
  'sha256',
  'content_type',
  'created_at',
  'expires_at',
  'account',
  'account_id',
  'owner',
  'note',
  'pinned',
  'clock_offset_ms',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export interface ImportRefusal {
  /** Line of the file on which the row begins; the first is 1. */
  readonly line: number;
  readonly reason: RefusalReason;
}

export interface ImportReport {
  /** The file's name, without its folder. */
  readonly file: string;
  readonly added: number;
  /** Rows whose media_id was in the library already, under the same owner; left as they are. */
  readonly known: number;
  readonly refusedCount: number;
  /** The first of them, at most `MOST_REFUSALS_TOLD`. */
  readonly refused: readonly ImportRefusal[];
}

export const MOST_REFUSALS_TOLD = 1000;
