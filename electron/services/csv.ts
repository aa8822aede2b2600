/** A row of a table; `cells` null where it cannot be read. */
export interface CsvRow {
  /** Of the file, on which the row begins; the first is 1. */
  readonly line: number;
  readonly cells: readonly string[] | null;
}

/** A spreadsheet takes a file without it for one in the computer's own encoding. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Characters. A quote that is never closed would otherwise make one row of all the rest. */
const LONGEST_ROW = 1024 * 1024;

/** What a spreadsheet takes for the beginning of a formula; some take the full-width forms too. */
const FORMULA = String.raw`[=+\-@\t\r\n＝＋－＠]`;
const TO_DEFUSE = new RegExp(`^'*${FORMULA}`);
const DEFUSED = new RegExp(`^'+${FORMULA}`);

/**
 * RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe before it, and so does one that begins
 * with apostrophes and such a text: so a reader takes away exactly one, and every text comes back as it was. Numbers
 * stay numbers.
 */
export const csvLine = (cells: readonly (string | number | boolean)[]): string =>
  `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(value: string | number | boolean): string {
  const text = typeof value === 'string' && TO_DEFUSE.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const plain = (cell: string): string => (DEFUSED.test(cell) ? cell.slice(1) : cell);

/**
 * Reads what `csvLine` wrote, in pieces of any size; any line break ends a row, and blank lines are none.
 * @param longestRow characters; what goes on farther is unreadable
 */
export function createCsvReader(longestRow = LONGEST_ROW) {
  let text = '';
  let line = 1;
  return (more: string, isLast: boolean): readonly CsvRow[] => {
    text += more;
    const rows: CsvRow[] = [];
    let at = 0;
    while (at < text.length) {
      const row = readRow(text, at, isLast);
      if (row === null && text.length - at <= longestRow) break;
      const { cells, end } = row ?? { cells: null, end: afterLine(text, at) };
      if (cells?.length !== 1 || cells[0] !== '') rows.push({ line, cells: cells && cells.map(plain) });
      line += countLines(text, at, end);
      at = end;
    }
    text = text.slice(at);
    return rows;
  };
}

interface ReadRow {
  readonly cells: readonly string[] | null;
  /** Where the next row begins. */
  readonly end: number;
}

/** Null where the row does not end in `text`, though the file may go on. */
function readRow(text: string, from: number, isLast: boolean): ReadRow | null {
  const cells: string[] = [];
  for (let at = from; ; at++) {
    const cell = text[at] === '"' ? readQuoted(text, at, isLast) : readBare(text, at);
    if (cell === null) return null;
    if (cell === 'broken') return brokenRow(text, from, isLast);
    cells.push(cell.value);
    at = cell.end;
    if (text[at] === ',') continue;
    if (text.length - at < 2 && !isLast && text[at] !== '\n') return null;
    const end = /[\r\n]/.test(text[at] ?? '\n') ? afterBreak(text, at) : null;
    return end === null ? brokenRow(text, from, isLast) : { cells, end };
  }
}

const afterBreak = (text: string, at: number): number =>
  Math.min(text.length, text.startsWith('\r\n', at) ? at + 2 : at + 1);

interface Cell {
  readonly value: string;
  readonly end: number;
}

function readBare(text: string, from: number): Cell | 'broken' {
  BARE.lastIndex = from;
  const value = BARE.exec(text)?.[0] ?? '';
  return value.includes('"') ? 'broken' : { value, end: from + value.length };
}

const BARE = /[^,\r\n]*/y;

function readQuoted(text: string, from: number, isLast: boolean): Cell | 'broken' | null {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return isLast ? 'broken' : null;
    if (quote + 1 === text.length && !isLast) return null;
    if (text[quote + 1] !== '"')
      return { value: text.slice(from + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    at = quote + 2;
  }
}

/** Goes on with the next line, where a quoted cell may well have begun: what follows is refused row by row. */
function brokenRow(text: string, from: number, isLast: boolean): ReadRow | null {
  const end = afterLine(text, from);
  return end === text.length && !isLast ? null : { cells: null, end };
}

function afterLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end + 1;
}

function countLines(text: string, from: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
