/** Up to its first row. */
const INSERT =
  /\bINSERT\s{1,9}(?:IGNORE\s{1,9})?INTO\s{1,9}[^\s(]{1,100}\s{0,9}\(([^()]{1,4000})\)\s{0,9}VALUES?\s{0,9}/gi;
/** Longer ones are none: a run without a bound has no room on the stack. */
const ROW = /\(((?:'(?:[^'\\]|\\[^]){0,4096}'|[^()']){0,65536})\)(?:\s{0,9},)?\s{0,9}/y;
const CELL = /\s*('(?:[^'\\]|\\[^])*'|[^,']+)/g;
const IN = /\b((?:thumb_)?media_id)[`"]?\s{1,9}IN\s{0,9}\(([^()]{1,100000})\)/gi;

/** A statement and what stood for its marks, as MyBatis logs them. */
const PREPARED =
  /Preparing: ((?:(?!Preparing: )[^\n]){1,8000})\r?\n([^\n]{0,300}?Parameters: )([^\n]{1,64000})/g;
const MARKED = /[`"]?(\w{1,40})[`"]?\s{0,9}(?:[=<>]{1,2}|LIKE|IN\s{0,9}\()\s{0,9}\?/gi;

export interface Insert {
  /** As it stands there, to the first row. */
  readonly head: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The text with another one for each INSERT that names its columns; null leaves it. */
export function replaceInserts(text: string, replacement: (insert: Insert) => string | null): string {
  let replaced = '';
  let from = 0;
  INSERT.lastIndex = 0;
  for (let match = INSERT.exec(text); match; match = INSERT.exec(text)) {
    const rows: string[][] = [];
    ROW.lastIndex = INSERT.lastIndex;
    let end = ROW.lastIndex;
    for (let row = ROW.exec(text); row; row = ROW.exec(text)) {
      rows.push(Array.from((row[1] ?? '').matchAll(CELL), ([, cell = '']) => cell.trim()));
      end = ROW.lastIndex;
    }
    INSERT.lastIndex = end;
    const columns = (match[1] ?? '').split(',').map((name) => name.replace(/[`"'[\]]/g, '').trim());
    const instead = replacement({ head: match[0], columns, rows });
    if (instead === null) continue;
    replaced += text.slice(from, match.index) + instead;
    from = end;
  }
  return replaced + text.slice(from);
}

const asCell = (sql: string): string => `"${sql.replace(/^'|'$/g, '').replaceAll('"', '""')}"`;

/** The names of the marks; none where one of them has no name. */
function markedNames(statement: string): readonly string[] {
  const marks = statement.split('?').length - 1;
  const columns =
    /\(([^()]{1,4000})\)\s{0,9}VALUES?\s{0,9}\(\s{0,9}\?/i.exec(statement)?.[1]?.split(',') ?? [];
  const names = [...columns, ...Array.from(statement.matchAll(MARKED), ([, name = '']) => name)];
  return names.length === marks ? names.map((name) => name.replace(/[`"\s]/g, '')) : [];
}

/** Each has its type after it but null, and what stands before that may have commas in it. */
function valuesOf(list: string): readonly string[] {
  const typed = list.trim().replace(/(^|, )null(?=, |$)/g, '$1null(Null)');
  const values = typed.split(/\(\w{1,20}\)(?:, |$)/);
  return values.pop() === '' ? values : [];
}

/** Names and values must be of one number: a secret could be taken for its neighbour. The mark says that no prose follows. */
const fromPrepared = (text: string): string =>
  text.replace(PREPARED, (whole, statement: string, head: string, list: string) => {
    const names = markedNames(statement);
    const values = valuesOf(list);
    if (names.length === 0 || values.length !== names.length) return whole;
    return `Preparing: ${statement}\n${head}\n${names.map((name, at) => `==> ${name}=${values[at] ?? ''}`).join('\n')}\n`;
  });

/** Rows of INSERT as a table, and what is looked for with IN as a name and a value each. */
export function fromSql(text: string): string {
  if (!/INSERT|\bIN\s{0,9}\(|Parameters: /i.test(text)) return text;
  return replaceInserts(
    fromPrepared(text),
    ({ columns, rows }) =>
      `\n${columns.join(',')}\n${rows.map((cells) => cells.map(asCell).join(',')).join('\n')}\n\n`,
  ).replace(IN, (_, name: string, list: string) =>
    list
      .split(',')
      .map((value) => `\n${name}=${value.trim()}\n`)
      .join(''),
  );
}
