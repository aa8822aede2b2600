import { type AppError, fail, type Result, succeed } from '../contract/errors.ts';
import {
  connect,
  isDamage,
  isEmpty,
  isWhole,
  primaryCodeOf,
  versionOf,
  type Connection,
} from './connection.ts';
import { copyDatabase, createCopying, openPrivateFile, type OpenFile } from './database-copy.ts';
import { DISK_TROUBLE, type OpenFailure } from './disk-trouble.ts';
import { MIGRATIONS } from './migrations.ts';

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
  /** Likewise; nobody is called back where `work` returns false: what it changed is in no backup. */
  writeQuietly(work: () => boolean): Result<null>;
  /** Calls back after each transaction that is on the disk, but for the quiet ones. */
  onCommit(listener: () => void): void;
  /**
   * Copies the library as it stands at this moment to `path`, a new file that only this user may read. The work goes
   * on meanwhile; `close` must wait. Rejects with the disk's or SQLite's error; what it left at `path` is of no use.
   */
  copyTo(path: string): Promise<void>;
  /**
   * Moves the log into the file, so that what was deleted is in neither; while it is being copied, soon after. A disk that
   * cannot now does so at the next chance: at the latest when the library is closed.
   */
  readonly emptyLog: () => void;
  /** Leaves one file without a log and gives up the lock. */
  close(): void;
}

export type OpenedDatabase =
  { readonly ok: true; readonly database: Database } | { readonly ok: false; readonly failure: OpenFailure };

/** Another process may be just closing; longer would freeze the window. */
const BUSY_TIMEOUT_MS = 1500;

/** What else must happen while a library is opened. What these throw is told as the disk's failure. */
export interface OpeningSteps {
  /** An older library is about to be changed: the moment to copy it. `version` is the older one. */
  readonly beforeMigration?: (library: Pick<Database, 'copyTo'>, version: number) => Promise<void>;
  /** The files still are as they were found; closing them may merge the log into the database. */
  readonly onDamage?: () => Promise<void>;
}

/** Opens or creates the library at `path`, brings it to the current version and locks out other processes. */
export async function openDatabase(path: string, steps: OpeningSteps = {}): Promise<OpenedDatabase> {
  try {
    return await openPrivately(path, steps);
  } catch (error) {
    const failure = openFailureOf(error);
    if (failure === null) throw error;
    return { ok: false, failure };
  }
}

async function openPrivately(path: string, steps: OpeningSteps): Promise<OpenedDatabase> {
  const file = await openPrivateFile(path);
  let connection: Connection | null = null;
  try {
    connection = connect(path, BUSY_TIMEOUT_MS);
    const opened = { connection, file };
    const failure = await prepare(opened, steps).catch(damageOrThrow);
    if (failure === null) return { ok: true, database: databaseOn(opened) };
    if (failure === 'damaged') await steps.onDamage?.();
    connection.close();
    await file.close();
    return { ok: false, failure };
  } catch (error) {
    connection?.close();
    await file.close();
    throw error;
  }
}

const damageOrThrow = (error: unknown): OpenFailure => {
  if (isDamage(error)) return 'damaged';
  throw error;
};

/** Null where it is not the disk's doing. */
export const openFailureOf = (error: unknown): OpenFailure | null => {
  if (isCode(error, 'ENOSPC') || isCode(error, 'EDQUOT')) return 'disk_full';
  const isFileError = error instanceof Error && 'syscall' in error;
  return isFileError ? 'no_access' : (DISK_TROUBLE[primaryCodeOf(error)] ?? null);
};

/** A remnant shorter than SQLite's smallest page would pass for an empty database. */
const SMALLEST_BYTES = 512;

async function prepare(opened: OpenFile, { beforeMigration }: OpeningSteps): Promise<OpenFailure | null> {
  const { connection, file } = opened;
  const { size } = await file.stat();
  if (size > 0 && size < SMALLEST_BYTES) return 'damaged';
  // The first read then locks every other process out until `close`, even one that does not ask whether we run.
  // Before that read, it also spares the shared-memory file, so that a library left by a crash opens on a full disk.
  connection.exec('PRAGMA locking_mode = EXCLUSIVE');
  const version = versionOf(connection);
  if (version > MIGRATIONS.length) return 'newer_than_app';
  // Before anything is written: a damage found later would be a fault in the middle of work.
  if (!isWhole(connection) || (version === 0 && !isEmpty(connection))) return 'damaged';
  // FULL syncs the log at each commit: with NORMAL, a power cut takes the last commits, and a lost media_id is lost
  // for good. On macOS a plain fsync stops at the drive's own cache; fullfsync goes through it. Only a read opens the
  // log after the switch, and a checkpoint that finds it closed fails ("table is locked").
  connection.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
     PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; SELECT 1 FROM sqlite_schema`,
  );
  if (version > 0 && version < MIGRATIONS.length) {
    await beforeMigration?.({ copyTo: (target) => copyDatabase(opened, target) }, version);
  }
  migrate(connection, version);
  return null;
}

function migrate(connection: Connection, version: number): void {
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < version) continue;
    // Rolled back by closing, if a step throws.
    connection.exec('BEGIN IMMEDIATE');
    connection.exec(sql);
    connection.exec(`PRAGMA user_version = ${index + 1}`);
    connection.exec('COMMIT');
  }
}

function databaseOn(opened: OpenFile): Database {
  const { connection } = opened;
  const listeners: (() => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const transaction: Database['transaction'] = (work) => {
    const done = perform(work);
    if (done.ok) tell();
    return done;
  };
  const perform: Database['transaction'] = (work) => {
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
    writeQuietly(work) {
      const done = perform(work);
      if (done.ok && done.value) tell();
      return done.ok ? succeed(null) : done;
    },
    prepare(sql) {
      const statement = connection.prepare(sql);
      return {
        run: (values = {}) => statement.run(values).changes,
        get: (values = {}): unknown => statement.get(values),
        all: (values = {}): readonly unknown[] => statement.all(values),
      };
    },
    onCommit: (listener) => void listeners.push(listener),
    ...createCopying(opened),
    close: () => closeFile(opened),
  };
}

/**
 * This library cannot finalize statements, and with any left SQLite's own close keeps the lock and the log until the
 * process ends; leaving WAL mode gives up both.
 */
function closeFile({ connection, file }: OpenFile): void {
  try {
    connection.exec(
      'PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_schema',
    );
  } catch (error) {
    // Nothing is lost: the next start reads the log.
    if (DISK_TROUBLE[primaryCodeOf(error)] === undefined) throw error;
  } finally {
    connection.close();
    // It may be read just now, by a copy that will come to nothing.
    void file.close().catch(() => undefined);
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

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
