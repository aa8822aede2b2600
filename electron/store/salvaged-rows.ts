import type { ErrorCode, Result } from '../contract/errors.ts';
import { MEDIA_LIFE_SECONDS } from '../contract/media.ts';
import { primaryCodeOf } from './connection.ts';
import type { Database, SqlValue, Statement } from './database.ts';
import type { Row } from './readable-rows.ts';

/** The new library's own disk failed, which no other row would change. */
export class WriteRefused extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
  }
}

const orRefused = <T>(written: Result<T>): T => {
  if (!written.ok) throw new WriteRefused(written.error.code);
  return written.value;
};

const ROWS_A_TRANSACTION = 25_000;

/** Writes rows with `keep`, many in a transaction. How many it kept. */
export function keepRows(library: Database, rows: Iterable<Row>, keep: (row: Row) => boolean): number {
  let kept = 0;
  let waiting: Row[] = [];
  const keepWaiting = () => {
    const batch = waiting;
    waiting = [];
    kept += orRefused(library.transaction(() => batch.filter(keep).length));
  };
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length >= ROWS_A_TRANSACTION) keepWaiting();
  }
  keepWaiting();
  return kept;
}

interface SalvagedTable {
  readonly name: string;
  /** The column that tells one row from another; a text. */
  readonly key: string;
  /** The whole number in whose order the rows were written; another where it is taken. */
  readonly number?: string;
  /** Whether the app makes sense of a row; where not, it is taken out again: it would lie there unseen for good. */
  readonly makesSense?: (key: string) => boolean;
}

/** Writes one row where the library lacks it. Whether it did. */
export function addLacking(library: Database, table: SalvagedTable): (row: Row) => boolean {
  const { name, key, number, makesSense = () => true } = table;
  const has = library.prepare(`SELECT 1 FROM ${name} WHERE ${key} = :key`);
  const isTaken = number && library.prepare(`SELECT 1 FROM ${name} WHERE ${number} = :number`);
  const remove = library.prepare(`DELETE FROM ${name} WHERE ${key} = :key`);
  const columns = columnsOf(library, name);
  let insert: Statement | null = null;
  return (row) => {
    const named = row[key];
    if (typeof named !== 'string' || has.get({ key: named }) !== undefined) return false;
    // In an older file columns are missing; their defaults stand in.
    const known = columns.filter((column) => column.name in row);
    if (!known.every((column) => fits(row[column.name], column))) return false;
    const names = known.map((column) => column.name);
    insert ??= library.prepare(
      `INSERT INTO ${name} (${names.join(', ')}) VALUES (${names.map((each) => `:${each}`).join(', ')})`,
    );
    const values = Object.fromEntries(names.map((each) => [each, asSqlValue(row[each])]));
    if (number && isTaken && isTaken.get({ number: values[number] ?? null }) !== undefined)
      values[number] = null;
    if (!insertSound(insert, values)) return false;
    if (makesSense(named)) return true;
    remove.run({ key: named });
    return false;
  };
}

/** Writes an event, under the number its record has now. `idOf`: the records' ids by the numbers they had. */
export function prepareEvents(library: Database, idOf: ReadonlyMap<number, string>): (row: Row) => boolean {
  const columns = columnsOf(library, 'media_events');
  const insert = library.prepare(
    `INSERT INTO media_events (record, kind, at, facts) SELECT sequence, :kind, :at, :facts FROM media_records
     WHERE id = :id AND NOT EXISTS (SELECT 1 FROM media_events
       WHERE record = media_records.sequence AND kind = :kind AND (kind = 'uploaded' OR at = :at AND facts = :facts))`,
  );
  return (row) => {
    const id = typeof row['record'] === 'number' ? idOf.get(row['record']) : undefined;
    if (id === undefined || !columns.every((column) => fits(row[column.name], column))) return false;
    const { kind, at, facts } = row;
    return insertSound(insert, { id, kind: asSqlValue(kind), at: asSqlValue(at), facts: asSqlValue(facts) });
  };
}

/** Each record has one, whatever else is lost of its history. */
export function addUploadedEvents(library: Database): void {
  const add = library.prepare(
    `INSERT INTO media_events (record, kind, at, facts)
     SELECT sequence, 'uploaded', (expires_at - ${MEDIA_LIFE_SECONDS}) * 1000, json_object('account', account_name)
     FROM media_records AS recorded WHERE NOT EXISTS
       (SELECT 1 FROM media_events WHERE record = recorded.sequence AND kind = 'uploaded')`,
  );
  orRefused(library.write(() => add.run()));
}

const CONSTRAINT = 19;
const MISMATCH = 20;

/** Whether the row was written: not where it is none of this table. */
function insertSound(insert: Statement, values: Record<string, SqlValue>): boolean {
  try {
    return insert.run(values) > 0;
  } catch (error) {
    if ([CONSTRAINT, MISMATCH].includes(primaryCodeOf(error))) return false;
    throw error;
  }
}

interface Column {
  readonly name: string;
  readonly type: string;
}

/**
 * What SQLite reads on a ruined page may be anything, and where a file was cut off it reads zeros; not each table is
 * STRICT. Null is the columns' own to refuse.
 */
function fits(value: unknown, { type }: Column): boolean {
  if (value === null) return true;
  if (type === 'TEXT') return typeof value === 'string' && !value.includes('\0');
  return type !== 'INTEGER' || typeof value === 'number';
}

const asSqlValue = (value: unknown): SqlValue =>
  typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array ? value : null;

const columnsOf = (library: Database, table: string): readonly Column[] =>
  library.prepare(`SELECT name, type FROM pragma_table_info('${table}')`).all() as readonly Column[];
