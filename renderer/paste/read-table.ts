import { draftOf, severalIn, standsOutInProse, type Collector } from './findings.ts';
import { columnOf, complete, say, type Field, type Said } from './fields.ts';

const DELIMITERS = ['\t', '|', ',', ';'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Lines between rows: of Markdown and of database clients. */
const RULE = /^[\s|:+-]+$/;

/** Lines and characters a quoted cell may take. */
const MOST_LINES = 20;
const LONGEST_ROW = 64 * 1024;

interface Head {
  readonly delimiter: Delimiter;
  readonly columns: readonly (Field | undefined)[];
}

/** Reads a table whose head stands at `at`; says which line comes after it. `at` where there is none. */
export function readTable(lines: readonly string[], at: number, into: Collector): number {
  const head = headAt(lines[at] ?? '');
  if (!head) return at;
  let line = at + 1;
  let rows = 0;
  while (line < lines.length) {
    const text = lines[line] ?? '';
    if (text.trim() !== '' && RULE.test(text)) {
      line += 1;
      continue;
    }
    const row = rowAt(lines, line, head);
    if (!row) break;
    takeRow(row.cells, head, into);
    rows += 1;
    line = row.next;
  }
  return rows > 0 ? line : at;
}

function headAt(line: string): Head | null {
  if (line.length > 4000 || !/media|素材|媒体/i.test(line)) return null;
  for (const delimiter of DELIMITERS) {
    const { cells } = cellsOf(line, delimiter);
    const columns = cells.map((cell) => columnOf(cell));
    // A name with its value is no head.
    if (cells.some((cell) => standsOutInProse(cell))) continue;
    if (columns.length > 1 && columns.some((field) => field === 'mediaId' || field === 'thumbMediaId')) {
      return { delimiter, columns };
    }
  }
  return null;
}

function rowAt(
  lines: readonly string[],
  at: number,
  { delimiter, columns }: Head,
): { readonly cells: readonly string[]; readonly next: number } | null {
  let text = lines[at] ?? '';
  if (text.trim() === '') return null;
  let next = at + 1;
  let row = cellsOf(text, delimiter);
  while (!row.isClosed && next < lines.length && next - at < MOST_LINES && text.length < LONGEST_ROW) {
    text += `\n${lines[next] ?? ''}`;
    next += 1;
    row = cellsOf(text, delimiter);
  }
  return row.cells.length === columns.length ? { cells: row.cells, next } : null;
}

function takeRow(cells: readonly string[], { columns }: Head, into: Collector): void {
  const said: Said = {};
  for (const [at, field] of columns.entries()) if (field) say(said, field, cleaned(cells[at] ?? ''));
  for (const [at, field] of columns.entries()) {
    const text = cleaned(cells[at] ?? '');
    if (text === '' || (field !== 'mediaId' && field !== 'thumbMediaId')) continue;
    for (const mediaId of severalIn(text)) {
      const draft = draftOf(mediaId, 'table', { type: field === 'thumbMediaId' ? 'thumb' : null });
      complete(draft, said);
      into.drafts.push(draft);
    }
  }
}

/** What keeps a spreadsheet from taking it for a number, Markdown's marks of code, a program's quotes. */
const cleaned = (cell: string): string => cell.replace(/^(?:="?|'|`+)|["'`]+$/g, '').trim();

const QUOTED_CELL = / *"((?:[^"]|"")*)" */y;

/** `isClosed`: no quoted cell goes on in the next line. */
function cellsOf(
  line: string,
  delimiter: Delimiter,
): { readonly cells: readonly string[]; readonly isClosed: boolean } {
  if (delimiter === '|') return { cells: barred(line), isClosed: true };
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const cell = quotedAt(line, at, delimiter) ?? plainAt(line, at, delimiter);
    if (!cell) return { cells, isClosed: false };
    cells.push(cell.text);
    at = cell.end + 1;
  }
  return { cells, isClosed: true };
}

const barred = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim());

interface Cell {
  readonly text: string;
  readonly end: number;
}

function quotedAt(line: string, at: number, delimiter: Delimiter): Cell | null {
  QUOTED_CELL.lastIndex = at;
  const quoted = QUOTED_CELL.exec(line);
  const end = QUOTED_CELL.lastIndex;
  if (!quoted || (end < line.length && line[end] !== delimiter)) return null;
  return { text: (quoted[1] ?? '').replaceAll('""', '"'), end };
}

/** Null where a quote opens and nothing closes it. */
function plainAt(line: string, at: number, delimiter: Delimiter): Cell | null {
  const next = line.indexOf(delimiter, at);
  const end = next < 0 ? line.length : next;
  const text = line.slice(at, end).trim();
  return text.startsWith('"') && !/^"[^"]*"/.test(text) ? null : { text, end };
}
