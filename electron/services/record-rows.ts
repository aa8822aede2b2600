import type { RefusalReason } from '../contract/library.ts';
import { createCsvReader, type CsvRow } from './csv.ts';
import { createJsonReader, type JsonElement } from './json-elements.ts';
import { RECORD_FIELDS } from './record-fields.ts';

/** A row of an exported library: its fields, not yet looked at, or why there are none. */
export interface RecordRow {
  /** Of the file, on which it begins; the first is 1. */
  readonly line: number;
  readonly fields: object | null;
  readonly refusal: RefusalReason;
}

/** Takes a file's text piece by piece; null where it is no exported library. */
export type RecordReader = (piece: string, isLast: boolean) => readonly RecordRow[] | null;

/** What the file is, its first character tells: an array of JSON begins with a bracket, no column name does. */
export function createRecordReader(): RecordReader {
  let reader: RecordReader | null = null;
  let blank = '';
  return (piece, isLast) => {
    if (reader) return reader(piece, isLast);
    const text = blank + piece;
    const first = /\S/.exec(text)?.[0];
    if (first === undefined) {
      blank = text;
      return isLast ? null : [];
    }
    reader = first === '[' ? createJsonRows() : createCsvRows();
    return reader(text, isLast);
  };
}

function createJsonRows(): RecordReader {
  const read = createJsonReader();
  let isOurs = false;
  return (piece, isLast) => {
    const rows = read(piece, isLast).map(rowOfElement);
    const [first] = rows;
    if (!isOurs && first && !RECORD_FIELDS.every((field) => first.fields !== null && field in first.fields))
      return null;
    isOurs ||= first !== undefined;
    return rows;
  };
}

const rowOfElement = ({ line, value }: JsonElement): RecordRow => ({
  line,
  fields: typeof value === 'object' ? value : null,
  refusal: 'syntax',
});

function createCsvRows(): RecordReader {
  const read = createCsvReader();
  let columns: readonly string[] | null = null;
  return (piece, isLast) => {
    let rows = read(piece, isLast);
    if (columns === null) {
      const [header, ...others] = rows;
      if (!header) return isLast ? null : [];
      columns = header.cells ?? [];
      rows = others;
    }
    const names = columns;
    const isOurs = RECORD_FIELDS.every((field) => names.includes(field));
    return isOurs ? rows.map((row) => rowOfCells(row, names)) : null;
  };
}

function rowOfCells({ line, cells }: CsvRow, columns: readonly string[]): RecordRow {
  if (cells === null) return { line, fields: null, refusal: 'syntax' };
  if (cells.length !== columns.length) return { line, fields: null, refusal: 'columns' };
  const fields = Object.fromEntries(columns.map((column, at) => [column, cells[at]]));
  return { line, fields, refusal: 'syntax' };
}
