import { z } from 'zod';
import { HANDOVER_KIND, HANDOVER_VERSION, type HandoverRow } from './handover.ts';
import { isMediaId, MEDIA_TYPES } from './media.ts';

const text = z
  .string()
  .max(1024)
  .refine((value) => !value.includes('\0'));

const time = z.iso.datetime({ offset: true });

/** What a sheet must be before its rows are looked at: another version's rows may mean something else. */
export const handoverSheetSchema = z.object({
  kind: z.literal(HANDOVER_KIND),
  version: z.literal(HANDOVER_VERSION),
  // As ownerOf names a company that other desks can know.
  owner: z.string().regex(/^(?:wecom|official_account|simulator):[^\p{Cc}]{1,128}$/u),
});

export const handoverRowSchema: z.ZodType<HandoverRow> = z.object({
  media_id: z.string().refine(isMediaId),
  type: z.enum(MEDIA_TYPES).nullable(),
  sender: text.nullable(),
  message_id: text.nullable(),
  sent_at: time.nullable(),
  expires_at: time,
  expires_at_exact: z.boolean(),
  name: text.nullable(),
  hd_voice: z.boolean(),
});
