/** One line of the table of `npm run bench`. */
export interface BenchRow {
  readonly what: string;
  /** What the same machine did in the same minute; `—` where a time stands alone. */
  readonly against: string;
  /** What we want to reach. */
  readonly reach: string;
  readonly measured: string;
  /** The machine's load average over the last minute, when it was measured. */
  readonly load: number;
}

const COLUMNS = ['what', 'against', 'reach', 'measured', 'load'] as const;

const cellsOf = (row: BenchRow): readonly string[] =>
  COLUMNS.map((column) => (column === 'load' ? row.load.toFixed(1) : row[column]));

/** Markdown, as README has it, and aligned for a terminal. */
export function tableOf(rows: readonly BenchRow[]): string {
  const lines = [COLUMNS, ...rows.map(cellsOf)];
  const widths = COLUMNS.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const drawn = lines.map(
    (line) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  );
  return [drawn[0], rule, ...drawn.slice(1)].join('\n');
}

const isRow = (value: unknown): value is BenchRow =>
  typeof value === 'object' &&
  value !== null &&
  COLUMNS.every((column) => typeof Reflect.get(value, column) === (column === 'load' ? 'number' : 'string'));

/** @param lines one row's JSON each, as the benchmarks write them. */
export const rowsOf = (lines: string): readonly BenchRow[] =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
    .filter(isRow);
