import { columnOf } from './fields.ts';
import { isSecretColumn, namesSecret } from './secret-names.ts';
import { replaceInserts } from './sql.ts';

const HIDDEN = '***';

/** Stands for blanks, several or one. */
const BLANKS = '  ';

const DELIMITERS = ['\t', '|', '│', ',', ';', BLANKS] as const;

/** A cell with its quotes and blanks, so that a row is its cells joined. */
const CELLS = {
  '\t': /"(?:[^"]|"")*"|[^\t"]+|["\t]/g,
  '|': /[^|]+|\|/g,
  '│': /[^│]+|│/g,
  ',': /"(?:[^"]|"")*"|[^,"]+|[",]/g,
  ';': /"(?:[^"]|"")*"|[^;"]+|[";]/g,
  [BLANKS]: /\S+(?: \S+)*/g,
} as const;

/** Aligned by blanks: cells that have one in them, or words. */
const alignedCells = (line: string, width: number): RegExp =>
  line.match(CELLS[BLANKS])?.length === width ? CELLS[BLANKS] : /\S+/g;

/** Three words are no name of a column, as a rule. */
const SENTENCE = /\S\s+\S+\s+\S/;

/** But a sentence has commas between its words. */
const isSentence = (cell: string, delimiter: string): boolean =>
  SENTENCE.test(cell) && (/[,;]/.test(delimiter) || !isSecretColumn(cell.trim()));

/** Characters of a cell. */
const LONGEST_HEAD = 40;

/** Longer lines are no rows. */
const LONGEST_ROW = 64 * 1024;

function cellsOf(line: string, delimiter: (typeof DELIMITERS)[number]): string[] {
  if (delimiter === BLANKS) return line.match(CELLS[BLANKS]) ?? [];
  if (!line.includes('"')) return line.split(delimiter);
  const cells = [''];
  for (const [part] of line.matchAll(CELLS[delimiter])) {
    if (part === delimiter) cells.push('');
    else cells.push(`${cells.pop() ?? ''}${part}`);
  }
  return cells;
}

interface Table {
  readonly delimiter: (typeof DELIMITERS)[number];
  readonly width: number;
  readonly secret: ReadonlySet<number>;
}

function tableAt(line: string): Table | null {
  if (line.length > 4000 || !namesSecret(line)) return null;
  for (const delimiter of DELIMITERS) {
    const cells = cellsOf(line, delimiter);
    // A name with its value is no head.
    if (
      cells.length < 2 ||
      cells.some((cell) => cell.includes(HIDDEN) || cell.length > LONGEST_HEAD || isSentence(cell, delimiter))
    )
      continue;
    // In a sentence blanks mean nothing.
    if (delimiter === BLANKS && !cells.some((cell) => columnOf(cell))) continue;
    const secret = new Set(cells.flatMap((cell, at) => (isSecretColumn(cell.trim()) ? [at] : [])));
    if (secret.size > 0) return { delimiter, width: cells.length, secret };
  }
  return null;
}

/** A blank cell stays, and the rule under a head. */
function hiddenCell(cell: string): string {
  const text = cell.trim();
  if (/^[:+-]*$/.test(text)) return cell;
  const quote = /^["'`]/.exec(text)?.[0] ?? '';
  return cell.replace(text, `${quote}${HIDDEN}${quote}`);
}

/** Without the cells under an access_token, a secret and their like: of CSV, of tables and of INSERT. */
export function withoutSecretColumns(text: string): string {
  if (!namesSecret(text)) return text;
  let table: Table | null = null;
  const lines = text.split('\n').map((line) => {
    if (line.trim() === '') return line;
    const head = tableAt(line);
    if (head) {
      table = head;
      return line;
    }
    // A line of another form ends the table, but not one whose cell goes on in the next.
    if (
      table &&
      !line.includes('"') &&
      !/^[\s|:+\u2500-\u257f-]+$/.test(line) &&
      rowOf(line, table).length !== table.width
    )
      table = null;
    return table === null || line.length > LONGEST_ROW ? line : hiddenRow(line, table);
  });
  return replaceInserts(lines.join('\n'), ({ head, columns, rows }) => {
    const secret = columns.map((name) => isSecretColumn(name));
    if (!secret.includes(true)) return null;
    const hidden = rows.map((cells) => cells.map((cell, at) => (secret[at] ? hiddenCell(cell) : cell)));
    return head + hidden.map((cells) => `(${cells.join(', ')})`).join(', ');
  });
}

const rowOf = (line: string, { delimiter, width }: Table): readonly string[] =>
  delimiter === BLANKS ? (line.match(alignedCells(line, width)) ?? []) : cellsOf(line, delimiter);

function hiddenRow(line: string, table: Table): string {
  const { delimiter, width, secret } = table;
  const cells = rowOf(line, table);
  if (cells.length !== width) return line;
  if (delimiter === BLANKS) {
    let at = -1;
    return line.replace(alignedCells(line, width), (cell) => {
      at += 1;
      return secret.has(at) ? hiddenCell(cell) : cell;
    });
  }
  return cells.map((cell, at) => (secret.has(at) ? hiddenCell(cell) : cell)).join(delimiter);
}
