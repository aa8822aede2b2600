import { lstat, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Account } from '../contract/account.ts';
import { succeed, type Result } from '../contract/errors.ts';
import { fetchExpiry } from '../contract/fetch-subject.ts';
import { formatTime } from '../contract/naming-template.ts';
import type { FetchedMedia } from '../contract/media.ts';
import type { Transfer } from '../contract/transfer.ts';
import { fileFailure } from '../store/file-failure.ts';
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
  /** Null where it is gone. */
  readonly account: Pick<Account, 'platform' | 'clockOffsetMs'> | null;
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

const CSV_LINE_END = '\r\n';

/** So many rows are put into words before everyone else gets a turn, and so many bytes of a list are read. */
const ROWS_AT_ONCE = 200;
const BYTES_AT_ONCE = 64 * 1024;

/** A list of a hundred thousand files is smaller. */
const MOST_BYTES = 64 * 1024 * 1024;

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
  const lines = await linesOf(items);
  const save = async (format: Format) => {
    const list = await listWith(Buffer.from(FORMS[format].head), lines[format], FORMS[format]);
    return saveBytes(list, join(folder, `${name}.${format}`), 'number');
  };
  const csv = await save('csv');
  if (!csv.ok) return csv;
  const json = await save('json');
  return json.ok ? succeed(basename(csv.value)) : json;
}

/** Whether a list of any day can be called so, by whatever system's rules for names. */
export const isListName = (name: string): boolean =>
  /^manifest \d{4}-\d\d-\d\d.*\.(csv|json)$/i.test(name.normalize('NFKC'));

/** Lists of one day: more that are not to be written into are a mistake somewhere. */
const MOST_OF_ONE_DAY = 9;

/**
 * Adds what was saved to the list of the day; what stands there already, as after a run that was killed, is not added
 * again. Under its name there is always a whole list. Where the list cannot be replaced (a spreadsheet has it open), or
 * is none of ours, these go into the day's next, `manifest YYYY-MM-DD-2.csv`. No customer's file can be called so.
 * @returns the name of the CSV
 */
export async function addToDayList(
  folder: string,
  items: readonly ManifestItem[],
  at: Date,
): Promise<Result<string>> {
  const lines = await linesOf(items);
  const day = `manifest ${formatTime(at, 'YYYY-MM-DD')}`;
  for (let number = 1; number <= MOST_OF_ONE_DAY; number += 1) {
    const name = number === 1 ? day : `${day}-${number}`;
    if (await addToList(join(folder, name), lines)) return succeed(`${name}.csv`);
  }
  return writeManifest(folder, items, at);
}

type Format = 'csv' | 'json';

type Lines = Readonly<Record<Format, readonly string[]>>;

/** What is before the lines of a list, between them and after them. */
interface Form {
  readonly head: string;
  readonly between: string;
  readonly foot: string;
}

const FORMS: Readonly<Record<Format, Form>> = {
  csv: { head: BYTE_ORDER_MARK + csvLine(FIELDS), between: CSV_LINE_END, foot: CSV_LINE_END },
  json: { head: '[\n', between: ',\n', foot: '\n]\n' },
};

async function linesOf(items: readonly ManifestItem[]): Promise<Lines> {
  const csv: string[] = [];
  const json: string[] = [];
  for (const [index, item] of items.entries()) {
    if (index % ROWS_AT_ONCE === 0) await setImmediate();
    const row = rowOf(item);
    csv.push(csvLine(FIELDS.map((field) => row[field] ?? '')).slice(0, -CSV_LINE_END.length));
    json.push(JSON.stringify(row));
  }
  return { csv, json };
}

/** False where it cannot be done; both are looked at before either is written. */
async function addToList(path: string, lines: Lines): Promise<boolean> {
  const csv = await added(`${path}.csv`, lines.csv, FORMS.csv);
  const json = await added(`${path}.json`, lines.json, FORMS.json);
  if (!csv || !json) return false;
  for (const { list, file } of [csv, json])
    if (list !== null && !(await saveBytes(list, file, 'replace')).ok) return false;
  return true;
}

/** The whole list with these in it, null where they stand there already; null itself where it is none of ours. */
async function added(
  file: string,
  lines: readonly string[],
  form: Form,
): Promise<{ readonly file: string; readonly list: Buffer | null } | null> {
  const there = await withoutFoot(file, form);
  if (there === null) return null;
  const keys = await keysIn(there);
  const missing = lines.filter((line) => !keys.has(keyOf(line)));
  return { file, list: missing.length === 0 ? null : await listWith(there, missing, form) };
}

/** A list without its foot; null where it is none of ours. */
async function withoutFoot(path: string, form: Form): Promise<Buffer | null> {
  const [head, foot] = [Buffer.from(form.head), Buffer.from(form.foot)];
  const bytes = await bytesAt(path);
  if (bytes === null) return null;
  if (bytes.length === 0) return head;
  const isList = bytes.subarray(0, head.length).equals(head) && bytes.subarray(-foot.length).equals(foot);
  return isList ? bytes.subarray(0, Math.max(head.length, bytes.length - foot.length)) : null;
}

/** The whole of a list that has no foot yet, with these in it. */
async function listWith(
  there: Buffer,
  lines: readonly string[],
  { head, between, foot }: Form,
): Promise<Buffer> {
  const pieces = [there];
  let before = there.length > Buffer.byteLength(head) ? between : '';
  for (let at = 0; at < lines.length; at += ROWS_AT_ONCE) {
    await setImmediate();
    pieces.push(Buffer.from(before + lines.slice(at, at + ROWS_AT_ONCE).join(between)));
    before = between;
  }
  return Buffer.concat([...pieces, Buffer.from(foot)]);
}

async function keysIn(list: Buffer): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  let at = 0;
  while (at < list.length) {
    await setImmediate();
    const lineEnd = list.indexOf('\n', at + BYTES_AT_ONCE);
    const end = lineEnd === -1 ? list.length : lineEnd;
    for (const line of list.toString('utf8', at, end).split('\n')) keys.add(keyOf(line));
    at = end + 1;
  }
  return keys;
}

/** Empty where nothing is there; null where it is no list of ours for sure: to read it could take for ever. */
async function bytesAt(path: string): Promise<Buffer | null> {
  try {
    const there = await lstat(path);
    return there.isFile() && there.size <= MOST_BYTES ? await readFile(path) : null;
  } catch (error) {
    // Throws on what is not the disk's doing.
    return fileFailure(error).error.code === 'folder_missing' ? Buffer.alloc(0) : null;
  }
}

/** Of a line of either form: its media_id, file and SHA-256. */
const keyOf = (line: string): string => /^.*?[\da-f]{64}(?=[",])/.exec(line)?.[0] ?? line;

function rowOf({ transfer, fetched, path, fetchedAt, account }: ManifestItem): Row {
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
    expires_at: isoTime(fetchExpiry(mention, addedAt, account?.clockOffsetMs).at),
    fetched_at: fetchedAt.toISOString(),
    account: accountName,
    platform: account?.platform ?? null,
  };
}
