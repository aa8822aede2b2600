import { z } from 'zod';
import { MEDIA_TYPES, type MediaRecord } from '../contract/media.ts';

/** How a row of media_records is read. */
export const RECORD_COLUMNS = `media_records.id, media_id AS mediaId, account_id AS accountId,
  account_name AS accountName, type, name, size, sha256, content_type AS contentType, created_at AS createdAt,
  expires_at AS expiresAt, clock_offset_ms AS clockOffsetMs, owner, note, pinned`;

const rowSchema = z.object({
  id: z.string(),
  mediaId: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  type: z.enum(MEDIA_TYPES),
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
