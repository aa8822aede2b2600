import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { succeed, type Result } from '../contract/errors.ts';
import { fetchExpiry } from '../contract/fetch-subject.ts';
import { formatTime } from '../contract/naming-template.ts';
import type { FetchedMedia } from '../contract/media.ts';
import type { Transfer } from '../contract/transfer.ts';
import { saveBytes } from '../store/saved-copy.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import { fetchedTypeOf } from './fetched-type.ts';
import { isoTime } from './record-fields.ts';
import { mentionOf } from './said-of-file.ts';

/** A saved file, for the list beside it. */
export interface ManifestItem {
  readonly transfer: Transfer;
  readonly fetched: FetchedMedia;
  /** Below the folder. */
  readonly path: readonly string[];
  readonly fetchedAt: Date;
  /** Null where the account is gone. */
  readonly platform: string | null;
}

const FIELDS = [
  'media_id',
  'file',
  'sha256',
  'size',
  'type',
  'content_type',
  'sender',
  'message_id',
  'sent_at',
  'expires_at',
  'fetched_at',
  'account',
  'platform',
] as const;

type Row = Readonly<Record<(typeof FIELDS)[number], string | number | null>>;

/** So many rows are put into words before everyone else gets a turn. */
const ROWS_AT_ONCE = 200;

/**
 * Writes what was saved beside it, as CSV and as JSON; never in another list's place. Times are ISO 8601; the end is an
 * exact one only where `sent_at` is known.
 * @returns the name of the CSV
 */
export async function writeManifest(
  folder: string,
  items: readonly ManifestItem[],
  at: Date,
): Promise<Result<string>> {
  const name = `manifest ${formatTime(at, 'YYYY-MM-DD HH.mm.ss')}`;
  const lines = [BYTE_ORDER_MARK + csvLine(FIELDS)];
  const objects: string[] = [];
  for (const [index, item] of items.entries()) {
    if (index % ROWS_AT_ONCE === 0) await setImmediate();
    const row = rowOf(item);
    lines.push(csvLine(FIELDS.map((field) => row[field] ?? '')));
    objects.push(JSON.stringify(row));
  }
  const save = (suffix: string, text: string) =>
    saveBytes(Buffer.from(text), join(folder, `${name}.${suffix}`), 'number');
  const csv = await save('csv', lines.join(''));
  if (!csv.ok) return csv;
  const json = await save('json', `[\n${objects.join(',\n')}\n]\n`);
  return json.ok ? succeed(basename(csv.value)) : json;
}

function rowOf({ transfer, fetched, path, fetchedAt, platform }: ManifestItem): Row {
  const { mediaId, addedAt, accountName } = transfer;
  const mention = mentionOf(transfer);
  const { sender, messageId, sentAt } = mention;
  return {
    media_id: mediaId,
    file: path.join('/'),
    sha256: fetched.sha256,
    size: fetched.size,
    type: fetchedTypeOf(mention, fetched),
    content_type: fetched.contentType,
    sender,
    message_id: messageId,
    sent_at: sentAt === null ? null : isoTime(sentAt),
    expires_at: isoTime(fetchExpiry(mention, addedAt).at),
    fetched_at: fetchedAt.toISOString(),
    account: accountName,
    platform,
  };
}
