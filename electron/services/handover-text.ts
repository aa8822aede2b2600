import { setImmediate } from 'node:timers/promises';
import { handoverRowSchema, handoverSheetSchema } from '../contract/handover-schema.ts';
import {
  HANDOVER_KIND,
  HANDOVER_VERSION,
  type HandoverRow,
  type HandoverSheet,
} from '../contract/handover.ts';
import { BYTE_ORDER_MARK, createCsvReader, csvLine, type CsvRow } from './csv.ts';
import { readEmbedded } from './handover-page.ts';

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

/** Characters of a table taken apart before everyone else gets a turn. */
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

/** Reads a sheet in any of its forms, which its first character tells apart; null where it is none. */
export async function readSheet(text: string): Promise<ReadSheet | null> {
  const start = /[^\s\uFEFF]/.exec(text)?.[0];
  if (start === '{') return checked(parseJson(text));
  if (start === '<') return checked(parseJson(readEmbedded(text) ?? ''));
  return checked(await fromTable(text));
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return value;
  } catch {
    return null;
  }
}

async function checked(sheet: unknown): Promise<ReadSheet | null> {
  const parsed = handoverSheetSchema.safeParse(sheet);
  if (!parsed.success) return null;
  const { owner, media } = parsed.data;
  const rows: HandoverRow[] = [];
  for (let from = 0; from < media.length; from += ROWS_AT_ONCE) {
    const portion = media.slice(from, from + ROWS_AT_ONCE);
    rows.push(...portion.flatMap((row) => handoverRowSchema.safeParse(row).data ?? []));
    await setImmediate();
  }
  return { owner, rows, left: media.length - rows.length };
}

/** A table as the sheet it stands for. A row of another company is none of its rows. */
async function fromTable(text: string): Promise<unknown> {
  const [header, ...lines] = await linesOf(text.replace(/^\uFEFF/, ''));
  const columns = header?.cells ?? [];
  if (![...SHEET_COLUMNS, ...ROW_COLUMNS].every((column) => columns.includes(column))) return null;
  const rows = lines.map(({ cells }) =>
    cells?.length === columns.length
      ? Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))
      : null,
  );
  const owner = rows.find((row) => row !== null)?.['owner'];
  return {
    kind: HANDOVER_KIND,
    version: HANDOVER_VERSION,
    owner,
    media: rows.map((row) => row && isRowOf(row, owner) && typed(row)),
  };
}

async function linesOf(text: string): Promise<readonly CsvRow[]> {
  const read = createCsvReader();
  const lines: CsvRow[] = [];
  for (let at = 0; ; at += PIECE) {
    const isLast = at + PIECE >= text.length;
    lines.push(...read(text.slice(at, at + PIECE), isLast));
    if (isLast) return lines;
    await setImmediate();
  }
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
