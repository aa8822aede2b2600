import { setImmediate } from 'node:timers/promises';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { handoverRowSchema, handoverSheetSchema } from '../contract/handover-schema.ts';
import {
  HANDOVER_KIND,
  HANDOVER_VERSION,
  type HandoverRow,
  type HandoverSheet,
} from '../contract/handover.ts';
import { MAX_MEDIA_IDS } from '../contract/limits.ts';
import { BYTE_ORDER_MARK, createCsvReader, csvLine, type CsvRow } from './csv.ts';
import { readEmbedded } from './handover-page.ts';
import { createJsonReader, type JsonElement } from './json-elements.ts';

/** Of a table, whose every row says what the sheet is. */
const SHEET_COLUMNS = ['kind', 'version', 'owner', 'made_at'] as const;
const ROW_COLUMNS = [
  'media_id',
  'type',
  'sender',
  'message_id',
  'sent_at',
  'expires_at',
  'expires_at_exact',
  'name',
  'hd_voice',
] as const satisfies readonly (keyof HandoverRow)[];

/** So many rows are put into words, or looked at, before everyone else gets a turn. */
const ROWS_AT_ONCE = 200;

/** Characters taken apart before everyone else gets a turn. */
const PIECE = 64 * 1024;

export const sheetAsJson = (sheet: HandoverSheet): readonly string[] => [
  `${JSON.stringify(sheet, null, 2)}\n`,
];

/** In pieces, each of which takes a turn. */
export function* sheetAsCsv(sheet: HandoverSheet): Iterable<string> {
  const about = SHEET_COLUMNS.map((column) => sheet[column]);
  yield BYTE_ORDER_MARK + csvLine([...SHEET_COLUMNS, ...ROW_COLUMNS]);
  for (let from = 0; from < sheet.media.length; from += ROWS_AT_ONCE)
    yield sheet.media
      .slice(from, from + ROWS_AT_ONCE)
      .map((row) => csvLine([...about, ...ROW_COLUMNS.map((column) => row[column] ?? '')]))
      .join('');
}

/** A sheet that was read: whose it is, its good rows, and how many there are besides. */
export interface ReadSheet {
  readonly owner: string;
  readonly rows: readonly HandoverRow[];
  readonly left: number;
}

/**
 * Reads a sheet in any of its forms, which its first character tells apart, no farther than its rows may go:
 * `handover_not_ours`, `handover_too_large`. No turn takes long, whatever stands in it.
 */
export async function readSheet(text: string): Promise<Result<ReadSheet>> {
  const start = /[^\s\uFEFF]/.exec(text)?.[0];
  if (start === '{') return fromJson(text);
  if (start !== '<') return fromTable(text);
  let embedded = '';
  for (const piece of readEmbedded(text)) {
    embedded += piece;
    await setImmediate();
  }
  return fromJson(embedded);
}

/** Characters of a table's row. */
const LONGEST_ROW = PIECE;

/** Characters before the media. */
const LONGEST_HEAD = 4096;

/** As `sheetAsJson` writes it, the media last: to parse all of it at once would stop the window. */
function fromJson(text: string): Promise<Result<ReadSheet>> {
  const before = /"media"\s*:\s*(?=\[)/.exec(text.slice(0, LONGEST_HEAD));
  const at = before ? before.index + before[0].length : text.length;
  const about = before && parseJson(`${text.slice(0, at).replace(/^\uFEFF/, '')}[]}`);
  return taken(about, elementsOf(text, at), ({ value }) => value);
}

function* elementsOf(text: string, from: number): Iterable<readonly JsonElement[]> {
  const read = createJsonReader();
  const end = text.lastIndexOf('}');
  for (let at = from; at < end; at += PIECE) yield read(text.slice(at, Math.min(at + PIECE, end)), false);
  yield read('', true);
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}

/** The good ones of its rows. */
async function taken<T>(
  sheet: unknown,
  portions: Iterable<readonly T[]>,
  valueOf: (row: T) => unknown,
): Promise<Result<ReadSheet>> {
  const about = handoverSheetSchema.safeParse(sheet);
  if (!about.success) return fail('handover_not_ours');
  const rows: HandoverRow[] = [];
  let count = 0;
  for (const portion of portions) {
    await setImmediate();
    count += portion.length;
    if (count > MAX_MEDIA_IDS) return fail('handover_too_large');
    for (const [index, row] of portion.entries()) {
      const read = handoverRowSchema.safeParse(valueOf(row));
      if (read.success) rows.push(read.data);
      if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await setImmediate();
    }
  }
  return succeed({ owner: about.data.owner, rows, left: count - rows.length });
}

/** A table as the sheet it stands for. A row of another company is none of its rows. */
async function fromTable(text: string): Promise<Result<ReadSheet>> {
  const lines = linesOf(text.replace(/^\uFEFF/, ''));
  const [header, ...more] = await firstOf(lines);
  const columns = header?.cells ?? [];
  if (![...SHEET_COLUMNS, ...ROW_COLUMNS].every((column) => columns.includes(column)))
    return fail('handover_not_ours');
  const textRow = ({ cells }: CsvRow): TextRow | null =>
    cells?.length === columns.length
      ? Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))
      : null;
  const readable = more.find(({ cells }) => cells?.length === columns.length);
  const owner = readable && textRow(readable)?.['owner'];
  return taken({ kind: HANDOVER_KIND, version: HANDOVER_VERSION, owner }, rest(more, lines), (line) => {
    const row = textRow(line);
    return row && isRowOf(row, owner) && typed(row);
  });
}

function* linesOf(text: string): Generator<readonly CsvRow[]> {
  const read = createCsvReader(LONGEST_ROW);
  for (let at = 0; ; at += PIECE) {
    const isLast = at + PIECE >= text.length;
    yield read(text.slice(at, at + PIECE), isLast);
    if (isLast) return;
  }
}

/** The header, and rows after it. */
async function firstOf(lines: Generator<readonly CsvRow[]>): Promise<readonly CsvRow[]> {
  const first: CsvRow[] = [];
  for (let next = lines.next(); next.done !== true; next = lines.next()) {
    first.push(...next.value);
    if (first.length > 1) break;
    await setImmediate();
  }
  return first;
}

function* rest(more: readonly CsvRow[], lines: Generator<readonly CsvRow[]>): Generator<readonly CsvRow[]> {
  yield more;
  yield* lines;
}

type TextRow = Readonly<Record<string, string>>;

const isRowOf = (row: TextRow, owner: string | undefined): boolean =>
  row['kind'] === HANDOVER_KIND && row['version'] === String(HANDOVER_VERSION) && row['owner'] === owner;

const TRUTHS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** A spreadsheet writes truths in capitals, and has no other word for null than nothing. */
const typed = (row: TextRow): object => ({
  ...Object.fromEntries(ROW_COLUMNS.map((column) => [column, row[column] === '' ? null : row[column]])),
  expires_at_exact: TRUTHS[(row['expires_at_exact'] ?? '').toLowerCase()],
  hd_voice: TRUTHS[(row['hd_voice'] ?? '').toLowerCase()],
});
