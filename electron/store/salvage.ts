import { open, rm } from 'node:fs/promises';
import type { ErrorCode } from '../contract/errors.ts';
import { createAccountRecords } from './account-records.ts';
import { connect, primaryCodeOf, type Connection } from './connection.ts';
import type { Database, SqlValue, Statement } from './database.ts';
import { createMediaRecords } from './media-records.ts';
import { readableRows, type Row } from './readable-rows.ts';

/** A table whose rows have an id of their own, and a whole number in whose order they were written. */
interface SalvagedTable {
  readonly name: string;
  readonly key: string;
  /** Reads rows as the app does, which throws where one is not what the app writes. */
  readonly readAgain: (ids: readonly string[]) => unknown;
}

const tablesOf = (library: Database): readonly SalvagedTable[] => {
  const records = createMediaRecords(library);
  const accounts = createAccountRecords(library);
  return [
    { name: 'media_records', key: 'sequence', readAgain: (ids) => records.byIds(ids) },
    { name: 'accounts', key: 'sequence', readAgain: (ids) => ids.map((id) => accounts.get(id)) },
  ];
};

/**
 * Takes every row out of a damaged database that can still be read and that `library` lacks; what `library` has stays
 * as it is.
 * @param work a copy of the damaged file, with its log beside it; it is changed, and gone afterwards
 * @returns how many media records were added
 */
export async function salvage(work: string, library: Database): Promise<number> {
  let damaged = openAnyhow(work);
  if (damaged === null) {
    await takeFirstPage(library, work);
    damaged = openAnyhow(work);
  }
  let added = 0;
  try {
    if (damaged === null) return 0;
    for (const table of tablesOf(library)) {
      const count = takeOver(damaged, table, library);
      if (table.name === 'media_records') added = count;
    }
    takeOverSettings(damaged, library);
    return added;
  } finally {
    damaged?.close();
    await removeDatabase(work);
  }
}

/** Null where not even the schema can be read. */
function openAnyhow(path: string): Connection | null {
  const connection = connect(path);
  try {
    // Without it SQLite refuses a file that is shorter than it should be, whatever is left in it.
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA writable_schema = ON');
    connection.exec('SELECT 1 FROM media_records WHERE false');
    return connection;
  } catch {
    connection.close();
    return null;
  }
}

/** A file still open (statements cannot be finalized) stays on Windows until the next start. */
export const removeDatabase = async (path: string): Promise<void> => {
  await Promise.all(
    ['', '-wal', '-journal'].map((end) => rm(path + end, { force: true }).catch(() => undefined)),
  );
};

const PAGE_BYTES = 4096;
/** Where the first page says for which state of the file its page count holds (sqlite.org/fileformat.html, 1.3). */
const COUNT_VALID_FOR = 92;

/** A library made by the same migrations, or from a backup of the damaged one, has its tables in the same places. */
async function takeFirstPage(library: Database, path: string): Promise<void> {
  const donor = `${path}.donor`;
  await library.copyTo(donor);
  const page = Buffer.alloc(PAGE_BYTES);
  const source = await open(donor, 'r');
  try {
    await source.read(page, 0, PAGE_BYTES, 0);
  } finally {
    await source.close();
    await removeDatabase(donor);
  }
  // The donor's page count then counts no more, and SQLite takes the file's own length.
  page.writeUInt32BE((page.readUInt32BE(COUNT_VALID_FOR) ^ 0xffff) >>> 0, COUNT_VALID_FOR);
  const target = await open(path, 'r+');
  try {
    await target.write(page, 0, PAGE_BYTES, 0);
  } finally {
    await target.close();
  }
}

/** The new library's own disk failed, which no other row would change. */
export class WriteRefused extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
  }
}

const ROWS_A_TRANSACTION = 25_000;

function takeOver(damaged: Connection, table: SalvagedTable, library: Database): number {
  let added = 0;
  let waiting: Row[] = [];
  const insert = inserting(table, library);
  const remove = library.prepare(`DELETE FROM ${table.name} WHERE id = :id`);
  const putWaiting = () => {
    const rows = waiting;
    waiting = [];
    const written = library.transaction(() => {
      const ids = rows.flatMap((row) => insert(row) ?? []);
      const spoilt = spoiltOf(table, ids);
      for (const id of spoilt) remove.run({ id });
      return ids.length - spoilt.length;
    });
    if (!written.ok) throw new WriteRefused(written.error.code);
    added += written.value;
  };
  for (const row of readableRows(damaged, table.name, table.key)) {
    waiting.push(row);
    if (waiting.length >= ROWS_A_TRANSACTION) putWaiting();
  }
  putWaiting();
  return added;
}

/** Those that the app could not read; one of them would keep it from showing any. */
function spoiltOf(table: SalvagedTable, ids: readonly string[]): readonly string[] {
  try {
    table.readAgain(ids);
    return [];
  } catch {
    const [only] = ids;
    if (ids.length === 1 && only !== undefined) return [only];
    return ids.flatMap((id) => spoiltOf(table, [id]));
  }
}

/** Writes one row where it is lacking; gives its id, or null. */
function inserting({ name, key }: SalvagedTable, library: Database): (row: Row) => string | null {
  const isTaken = library.prepare(`SELECT 1 FROM ${name} WHERE ${key} = :key`);
  const has = library.prepare(`SELECT 1 FROM ${name} WHERE id = :id`);
  const columns = columnsOf(library, name);
  let insert: Statement | null = null;
  return (row) => {
    const { id } = row;
    if (typeof id !== 'string' || has.get({ id }) !== undefined) return null;
    // In an older file columns are missing; their defaults stand in.
    const known = columns.filter((column) => column in row);
    insert ??= library.prepare(
      `INSERT INTO ${name} (${known.join(', ')}) VALUES (${known.map((column) => `:${column}`).join(', ')})`,
    );
    const values = Object.fromEntries(known.map((column) => [column, asSqlValue(row[column])]));
    const number = values[key] ?? null;
    const isFree = isTaken.get({ key: number }) === undefined;
    try {
      insert.run({ ...values, [key]: isFree ? number : null });
      return id;
    } catch (error) {
      if (![CONSTRAINT, MISMATCH].includes(primaryCodeOf(error))) throw error;
      return null;
    }
  };
}

const CONSTRAINT = 19;
const MISMATCH = 20;

const asSqlValue = (value: unknown): SqlValue =>
  typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array ? value : null;

function columnsOf(library: Database, table: string): readonly string[] {
  const rows = library.prepare(`SELECT name FROM pragma_table_info('${table}')`).all();
  return rows.flatMap((row) =>
    typeof row === 'object' && row !== null && 'name' in row && typeof row.name === 'string'
      ? [row.name]
      : [],
  );
}

function takeOverSettings(damaged: Connection, library: Database): void {
  const put = library.prepare('INSERT INTO settings VALUES (:key, :value) ON CONFLICT DO NOTHING');
  const written = library.write(() => {
    for (const { key, value } of settingsOf(damaged)) {
      if (typeof key === 'string' && typeof value === 'string') put.run({ key, value });
    }
  });
  if (!written.ok) throw new WriteRefused(written.error.code);
}

/** One page as a rule: all of them or none. */
function settingsOf(damaged: Connection): readonly Row[] {
  try {
    return damaged.prepare('SELECT key, value FROM settings').all() as readonly Row[];
  } catch {
    return [];
  }
}
