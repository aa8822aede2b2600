import { z } from 'zod';
import { LIMIT_PROFILES, type AccountLimits } from './account-limits.ts';
import { MEDIA_TYPES } from './media.ts';

/** Bytes; far beyond what any of the servers takes. */
const LARGEST = 1024 * 1024 * 1024;
const bytes = z.int().min(1).max(LARGEST);

const limitEdit = z
  .strictObject({
    minBytes: bytes.optional(),
    maxBytes: bytes.optional(),
    maxSeconds: z.int().min(1).max(86_400).nullable().optional(),
    date: z.iso.date(),
  })
  .refine(({ minBytes = 1, maxBytes = LARGEST }) => minBytes <= maxBytes);

const limitEdits = z.partialRecord(z.enum(MEDIA_TYPES), limitEdit);

/** An account's limits as the page sends them and as they are stored. */
export const accountLimitsSchema: z.ZodType<AccountLimits> = z.strictObject({
  profile: z.enum(LIMIT_PROFILES),
  edits: z.strictObject({ documented: limitEdits, current: limitEdits }),
});
