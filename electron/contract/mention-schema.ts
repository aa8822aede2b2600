import { z } from 'zod';
import { MEDIA_TYPES } from './media.ts';
import { MENTION_SOURCES, type Mention } from './mention.ts';

const text = z.string().max(1024);

/** As the page hands it over and as it is written down. */
export const mentionSchema: z.ZodType<Mention> = z.strictObject({
  mediaId: text,
  source: z.enum(MENTION_SOURCES),
  type: z.enum(MEDIA_TYPES).nullable(),
  sender: text.nullable(),
  addressee: text.nullable(),
  messageId: text.nullable(),
  sentAt: z.int().min(0).nullable(),
  seenAt: z.int().min(0).nullable(),
  fileName: text.nullable(),
  hdVoice: z.boolean(),
});
