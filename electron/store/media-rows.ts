import { z } from 'zod';
import { MEDIA_TYPES, type MediaRecord } from '../contract/media.ts';

const TEXTS = {
  id: 'media_records.id',
  mediaId: 'media_id',
  accountId: 'account_id',
  accountName: 'account_name',
  type: 'type',
  name: 'name',
  sha256: 'sha256',
  contentType: 'content_type',
  owner: 'owner',
  note: 'note',
};

const NUMBERS = {
  size: 'size',
  createdAt: 'created_at',
  expiresAt: 'expires_at',
  clockOffsetMs: 'clock_offset_ms',
  pinned: 'pinned',
};

const castAll = (columns: Readonly<Record<string, string>>, as: string): readonly string[] =>
  Object.entries(columns).map(([name, column]) => `CAST(${column} AS ${as}) AS ${name}`);

/**
 * How a row of media_records is read. Damage inside a value is nothing SQLite can see; such a row is shown with what it
 * has, for its media_id may be whole, and it must not hide the others: a text that became bytes is a text, and no whole
 * number is too large.
 */
export const RECORD_COLUMNS = [...castAll(TEXTS, 'TEXT'), ...castAll(NUMBERS, 'REAL')].join(', ');

const rowSchema = z.object({
  id: z.string(),
  mediaId: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  /** A damaged type says nothing; every media is a file. */
  type: z.enum(MEDIA_TYPES).catch('file'),
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  contentType: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
  clockOffsetMs: z.number(),
  owner: z.string(),
  note: z.string(),
  pinned: z.number().transform((pinned) => pinned !== 0),
}) satisfies z.ZodType<MediaRecord>;

export const parseRecordRow = (row: unknown): MediaRecord => rowSchema.parse(row);
