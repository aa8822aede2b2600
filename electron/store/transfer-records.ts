import { z } from 'zod';
import { ERROR_CODES, type AppError, type Result } from '../contract/errors.ts';
import { plainSubject, type FetchSubject } from '../contract/fetch-subject.ts';
import { MEDIA_TYPES, type FetchedMedia, type MediaType } from '../contract/media.ts';
import { MENTION_SOURCES, type Mention } from '../contract/mention.ts';
import type { OriginalFile } from '../contract/preflight.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { Database } from './database.ts';

/** Where an upload's bytes lie, and what the person decided about them. */
export interface UploadFile {
  /** Null where a dropped file had none, or a pasted one could not be kept. */
  readonly path: string | null;
  /** The file is ours and goes when its upload is done. */
  readonly pasted: boolean;
  /** Null: as its bytes say. */
  readonly sendAs: MediaType | null;
  /** Whatever pre-flight says of it. */
  readonly anyway: boolean;
  /** Set where the file was made to fit; this one goes with it. */
  readonly original: (OriginalFile & { readonly path: string; readonly pasted: boolean }) | null;
}

const STORED_STATES = ['waiting', 'paused', 'failed', 'done', 'cancelled'] as const;

/** `open`: a drop small enough goes unasked; `wanted`: not before the person confirms it. */
export const CONSENTS = ['open', 'wanted', 'given'] as const;

/**
 * A transfer that is not done, as the next run of the app finds it, or a fetch that nobody has removed. What ran or was
 * to be tried again waits.
 */
export interface StoredTransfer extends Pick<
  Transfer,
  | 'id'
  | 'direction'
  | 'accountId'
  | 'accountName'
  | 'name'
  | 'mediaId'
  | 'subject'
  | 'fetched'
  | 'place'
  | 'addedAt'
> {
  /** Only a fetch can be `done` or `cancelled`. */
  readonly state: (typeof STORED_STATES)[number];
  readonly error: AppError | null;
  /** Null for a fetch. */
  readonly file: UploadFile | null;
  /** Whether the person wants it sent (transfer-entry.ts). */
  readonly consent: (typeof CONSENTS)[number];
}

/** Of uploads those that are not done: the library knows of the others. Of fetches all. */
export interface TransferRecords {
  /** By place. A row that no longer makes sense is left out. */
  list(): readonly StoredTransfer[];
  /** Adds them; of those already there, brings all up to date but what it is of. */
  put(transfers: readonly StoredTransfer[]): Result<null>;
  remove(ids: readonly string[]): Result<null>;
}

const errorSchema = z.object({
  code: z.enum(ERROR_CODES),
  errcode: z.number().exactOptional(),
  errmsg: z.string().exactOptional(),
  call: z.enum(['token', 'upload', 'get']).exactOptional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
});

/** What was decided about a file, as it is kept: JSON. */
const choicesSchema = z.object({
  sendAs: z.enum(MEDIA_TYPES).nullable(),
  anyway: z.boolean(),
  consent: z.enum(CONSENTS),
  original: z
    .object({
      path: z.string(),
      pasted: z.boolean(),
      name: z.string(),
      size: z.number(),
      contentType: z.string(),
    })
    .nullable(),
});

const NOT_CHOSEN: z.infer<typeof choicesSchema> = {
  sendAs: null,
  anyway: false,
  consent: 'given',
  original: null,
};

const text = z.string().nullable().catch(null);
const seconds = z.int().min(0).nullable().catch(null);

/** Each field by itself: what an earlier version did not know, or a later one says otherwise, costs no other. */
const mentionSchema: z.ZodType<Mention> = z.object({
  mediaId: z.string().catch(''),
  source: z.enum(MENTION_SOURCES).catch('app'),
  type: z.enum(MEDIA_TYPES).nullable().catch(null),
  sender: text,
  addressee: text,
  messageId: text,
  sentAt: seconds,
  seenAt: seconds,
  fileName: text,
  hdVoice: z.boolean().catch(false),
});

const subjectSchema: z.ZodType<FetchSubject> = z.object({
  mention: mentionSchema.catch(() => mentionSchema.parse({})),
  pinned: z.boolean().catch(false),
  probe: z.object({ at: z.number(), alive: z.boolean() }).nullable().catch(null),
  inTransfers: z.boolean().catch(true),
});

/** The row's own media_id is the one that was fetched. */
function subjectIn(json: string | null, mediaId: string): FetchSubject {
  const subject = parsed(subjectSchema, json) ?? plainSubject(mediaId);
  return { ...subject, mention: { ...subject.mention, mediaId } };
}

const fetchedSchema: z.ZodType<FetchedMedia> = z.object({
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  contentType: z.string(),
  previewable: z.boolean(),
  // What an earlier version fetched has none.
  durationMs: z.number().nullable().catch(null),
  mismatch: z.object({ suffix: z.string().nullable(), header: z.string().nullable() }).nullable(),
  savedAs: z.string().nullable(),
});

const rowSchema = z
  .object({
    id: z.string(),
    direction: z.enum(['upload', 'fetch']),
    accountId: z.string(),
    accountName: z.string(),
    name: z.string(),
    mediaId: z.string().nullable(),
    path: z.string().nullable(),
    pasted: z.number(),
    choices: z.string().nullable(),
    state: z.enum(STORED_STATES),
    error: z.string().nullable(),
    subject: z.string().nullable(),
    fetched: z.string().nullable(),
    place: z.number(),
    addedAt: z.number(),
  })
  .transform(({ path, pasted, choices, error, ...row }): StoredTransfer => {
    const { consent, ...chosen } = parsed(choicesSchema, choices) ?? NOT_CHOSEN;
    const isFetch = row.direction === 'fetch';
    return {
      ...row,
      file: isFetch ? null : { path, pasted: pasted === 1, ...chosen },
      consent,
      error: parsed(errorSchema, error),
      subject: isFetch ? subjectIn(row.subject, row.mediaId ?? '') : null,
      fetched: parsed(fetchedSchema, row.fetched),
    };
  });

export function createTransferRecords(database: Database): TransferRecords {
  const list = database.prepare(
    `SELECT id, direction, account_id AS accountId, account_name AS accountName, name, media_id AS mediaId, path, pasted,
       choices, state, error, subject, fetched, place, added_at AS addedAt
     FROM transfers ORDER BY place`,
  );
  const put = database.prepare(
    `INSERT INTO transfers (id, direction, account_id, account_name, name, media_id, path, pasted, choices,
       state, error, subject, fetched, place, added_at)
     VALUES (:id, :direction, :accountId, :accountName, :name, :mediaId, :path, :pasted, :choices,
       :state, :error, :subject, :fetched, :place, :addedAt)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, path = excluded.path, pasted = excluded.pasted,
       choices = excluded.choices, state = excluded.state, error = excluded.error, subject = excluded.subject,
       fetched = excluded.fetched, place = excluded.place`,
  );
  const anyUpload = database.prepare(
    `SELECT 1 FROM transfers WHERE direction = 'upload' AND id IN (SELECT value FROM json_each(:ids)) LIMIT 1`,
  );
  const remove = database.prepare('DELETE FROM transfers WHERE id IN (SELECT value FROM json_each(:ids))');
  return {
    list: () =>
      list.all().flatMap((row) => {
        const parsed = rowSchema.safeParse(row);
        return parsed.success ? [parsed.data] : [];
      }),
    put: (transfers) =>
      database.writeQuietly(() => {
        for (const { file, consent, error, subject, fetched, ...row } of transfers) {
          put.run({
            ...row,
            path: file?.path ?? null,
            pasted: file?.pasted ? 1 : 0,
            choices: file && choicesOf(file, consent),
            error: error && JSON.stringify(error),
            subject: subject && JSON.stringify(subject),
            fetched: fetched && JSON.stringify(fetched),
          });
        }
        // Customers' media is in no backup (ready-backup.ts).
        return transfers.some(({ direction }) => direction === 'upload');
      }),
    remove: (ids) =>
      database.writeQuietly(() => {
        const values = { ids: JSON.stringify(ids) };
        const hadUpload = anyUpload.get(values) !== undefined;
        remove.run(values);
        return hadUpload;
      }),
  };
}

/** Null where it is to be sent as it is. */
const choicesOf = (
  { sendAs, anyway, original }: UploadFile,
  consent: StoredTransfer['consent'],
): string | null =>
  sendAs === null && !anyway && original === null && consent === 'given'
    ? null
    : JSON.stringify({ sendAs, anyway, original, consent });

function parsed<T>(schema: z.ZodType<T>, json: string | null): T | null {
  if (json === null) return null;
  try {
    return schema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
