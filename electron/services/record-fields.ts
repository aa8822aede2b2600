import { z } from 'zod';
import { LONGEST_NOTE, REFUSAL_REASONS, type RefusalReason } from '../contract/library.ts';
import { LONGEST_MEDIA_ID, MEDIA_TYPES, type MediaRecord } from '../contract/media.ts';

/** A record as it stands in an exported library; the id is left out, which is ours alone. */
export type RecordFields = Readonly<Record<RecordField, string | number | boolean>>;
export type RecordField = keyof z.input<typeof fieldsSchema>;

export const fieldsOf = (record: MediaRecord): RecordFields => ({
  media_id: record.mediaId,
  type: record.type,
  name: record.name,
  size: record.size,
  sha256: record.sha256,
  content_type: record.contentType,
  created_at: isoTime(record.createdAt),
  expires_at: isoTime(record.expiresAt),
  account: record.accountName,
  owner: record.owner,
  note: record.note,
  pinned: record.pinned,
  account_id: record.accountId,
  clock_offset_ms: record.clockOffsetMs,
});

/** ISO 8601; the number itself where a server's time is beyond every calendar. */
export function isoTime(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? String(seconds) : time.toISOString();
}

const ISO_TIME = /^(?:[+-]\d{6}|\d{4})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Seconds since epoch; NaN where it is no time. */
const secondsOf = (text: string): number =>
  ISO_TIME.test(text) ? Math.floor(Date.parse(text) / 1000) : /^-?\d+$/.test(text) ? Number(text) : NaN;

/** Seconds: no Date is further from the epoch. A created_at is the server's word and may be; an expiry is ours. */
const END_OF_TIME = 8_640_000_000_000;

const LONGEST_NAME = 32_768;

const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((value) => !value.includes('\0'));

/** CSV has texts only. */
const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/)
    .transform(Number),
]);

/** A spreadsheet writes them in capitals. */
const truth = z.union([
  z.boolean(),
  z
    .string()
    .regex(/^(?:true|false)$/i)
    .transform((value) => value.toLowerCase() === 'true'),
]);

const fieldsSchema = z.object({
  media_id: z
    .string()
    .max(LONGEST_MEDIA_ID)
    .regex(/^[^\s\p{Cc}]+$/u),
  type: z.enum(MEDIA_TYPES),
  name: text(LONGEST_NAME),
  size: number.pipe(z.int().min(0)),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  content_type: z.string().regex(/^[\w.+-]{1,100}\/[\w.+-]{1,100}$/),
  created_at: z.string().transform(secondsOf).pipe(z.int()),
  expires_at: z.string().transform(secondsOf).pipe(z.int().min(-END_OF_TIME).max(END_OF_TIME)),
  account: text(LONGEST_NAME),
  owner: z.string().regex(/^(?:wecom|official_account|simulator|account):.{1,128}$/s),
  note: text(LONGEST_NOTE),
  pinned: truth,
  account_id: z.uuid(),
  clock_offset_ms: number.pipe(z.number()),
});

export const RECORD_FIELDS = Object.keys(fieldsSchema.shape) as readonly RecordField[];

const isReason = (value: unknown): value is RefusalReason =>
  REFUSAL_REASONS.some((reason) => reason === value);

/** The record, or the first field that keeps it out. Unknown fields are passed over. */
export function recordOf(fields: unknown, id: string): MediaRecord | RefusalReason {
  const parsed = fieldsSchema.safeParse(fields);
  if (!parsed.success) {
    const reason = parsed.error.issues[0]?.path[0];
    return isReason(reason) ? reason : 'syntax';
  }
  const row = parsed.data;
  return {
    id,
    mediaId: row.media_id,
    accountId: row.account_id,
    accountName: row.account,
    type: row.type,
    name: row.name,
    size: row.size,
    sha256: row.sha256,
    contentType: row.content_type,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    clockOffsetMs: row.clock_offset_ms,
    owner: row.owner,
    note: row.note,
    pinned: row.pinned,
  };
}
