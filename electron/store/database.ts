import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { type AppError, fail, type Result, succeed } from '../contract/errors.ts';
import { MIGRATIONS } from './migrations.ts';

type Connection = InstanceType<typeof DatabaseSync>;

export type SqlValue = string | number | null | Uint8Array;
export type SqlValues = Readonly<Record<string, SqlValue>>;

/** A prepared statement. Parameters are written `:name` in SQL and given by bare name; rows come back unparsed. */
export interface Statement {
  /** Returns how many rows changed. */
  run(values?: SqlValues): number;
  /** The first row, or undefined. */
  get(values?: SqlValues): unknown;
  all(values?: SqlValues): readonly unknown[];
}

export interface Database {
  prepare(sql: string): Statement;
  /**
   * Runs `work` as one transaction that is on the disk when this returns. A failing disk is a value (`disk_full`,
   * `library_write_failed`) and leaves nothing half written; anything else `work` throws is thrown on, rolled back.
   */
  transaction<T>(work: () => T): Result<T>;
  /** A transaction whose outcome is only that it worked. */
  write(work: () => unknown): Result<null>;
  /** Leaves one file without a log and gives up the lock. */
  close(): void;
}

/**
 * Why a database was not opened. Its content is untouched in every case.
 * `newer_than_app`: written by a later Media Desk. `in_use`: another process has it open.
 */
export type OpenFailure = 'newer_than_app' | 'in_use' | 'damaged' | 'disk_full' | 'no_access';

export type OpenedDatabase =
  { readonly ok: true; readonly database: Database } | { readonly ok: false; readonly failure: OpenFailure };

/** Result codes of https://sqlite.org/rescode.html that are the disk's doing, not ours. */
const DISK_TROUBLE: Readonly<Record<number, OpenFailure>> = {
  3: 'no_access', // PERM
  5: 'in_use', // BUSY
  6: 'in_use', // LOCKED
  8: 'no_access', // READONLY
  10: 'no_access', // IOERR
  11: 'damaged', // CORRUPT
  13: 'disk_full', // FULL
  14: 'no_access', // CANTOPEN
  26: 'damaged', // NOTADB
};

/** Another process may be just closing; longer would freeze the window. */
const BUSY_TIMEOUT_MS = 1500;

/** Opens or creates the library at `path`, brings it to the current version and locks out other processes. */
export async function openDatabase(path: string): Promise<OpenedDatabase> {
  try {
    await makePrivateFile(path);
  } catch (error) {
    return { ok: false, failure: isCode(error, 'ENOSPC') ? 'disk_full' : 'no_access' };
  }
  let connection: Connection | null = null;
  try {
    connection = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    const failure = prepareConnection(connection);
    if (failure === null) return { ok: true, database: databaseOn(connection) };
    connection.close();
    return { ok: false, failure };
  } catch (error) {
    connection?.close();
    const failure = DISK_TROUBLE[primaryCodeOf(error)];
    if (failure === undefined) throw error;
    return { ok: false, failure };
  }
}

/** SQLite gives its log the database file's mode, so the file must be private before SQLite sees it. */
async function makePrivateFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'a', 0o600);
  try {
    await file.chmod(0o600);
  } finally {
    await file.close();
  }
}

function prepareConnection(connection: Connection): OpenFailure | null {
  // The first read then locks every other process out until `close`, even one that does not ask whether we run.
  // Before that read, it also spares the shared-memory file, so that a library left by a crash opens on a full disk.
  connection.exec('PRAGMA locking_mode = EXCLUSIVE');
  const version = versionOf(connection);
  if (version > MIGRATIONS.length) return 'newer_than_app';
  if (!isWhole(connection)) return 'damaged';
  // FULL syncs the log at each commit: with NORMAL, a power cut takes the last commits, and a lost media_id is lost
  // for good. On macOS a plain fsync stops at the drive's own cache; fullfsync goes through it.
  connection.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
     PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON`,
  );
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < version) continue;
    // Rolled back by closing, if a step throws.
    connection.exec('BEGIN IMMEDIATE');
    connection.exec(sql);
    connection.exec(`PRAGMA user_version = ${index + 1}`);
    connection.exec('COMMIT');
  }
  return null;
}

/**
 * Reads every page, before anything is written: 50 ms for 100,000 records, and a damage found later would be a fault
 * in the middle of work. The check may also throw what it finds.
 */
function isWhole(connection: Connection): boolean {
  const row: unknown = connection.prepare('PRAGMA quick_check(1)').get();
  return typeof row === 'object' && row !== null && 'quick_check' in row && row.quick_check === 'ok';
}

function versionOf(connection: Connection): number {
  const row: unknown = connection.prepare('PRAGMA user_version').get();
  const version = typeof row === 'object' && row !== null && 'user_version' in row ? row.user_version : null;
  if (typeof version !== 'number') throw new Error('user_version is not a number');
  return version;
}

function databaseOn(connection: Connection): Database {
  const transaction: Database['transaction'] = (work) => {
    try {
      connection.exec('BEGIN IMMEDIATE');
      const value = work();
      connection.exec('COMMIT');
      return succeed(value);
    } catch (error) {
      // SQLite has already rolled back after some failures.
      if (connection.isTransaction) connection.exec('ROLLBACK');
      return writeFailure(error);
    }
  };
  return {
    transaction,
    write: (work) =>
      transaction(() => {
        work();
        return null;
      }),
    prepare(sql) {
      const statement = connection.prepare(sql);
      return {
        run: (values = {}) => statement.run(values).changes,
        get: (values = {}): unknown => statement.get(values),
        all: (values = {}): readonly unknown[] => statement.all(values),
      };
    },
    close: () => closeConnection(connection),
  };
}

/**
 * This library cannot finalize statements, and with any left SQLite's own close keeps the lock and the log until the
 * process ends; leaving WAL mode gives up both.
 */
function closeConnection(connection: Connection): void {
  try {
    connection.exec(
      'PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_schema',
    );
  } catch (error) {
    // Nothing is lost: the next start reads the log.
    if (DISK_TROUBLE[primaryCodeOf(error)] === undefined) throw error;
  } finally {
    connection.close();
  }
}

function writeFailure(error: unknown): { ok: false; error: AppError } {
  const code = primaryCodeOf(error);
  const trouble = DISK_TROUBLE[code];
  if (trouble === undefined) throw error;
  return trouble === 'disk_full'
    ? fail('disk_full')
    : fail('library_write_failed', { facts: { sqlite: code } });
}

/** The low byte of an extended result code; 0 where the error is not SQLite's. */
function primaryCodeOf(error: unknown): number {
  const isSqlite = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
  return isSqlite ? Number(error.errcode) & 0xff : 0;
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
