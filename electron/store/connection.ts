import { pathToFileURL } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';

/** A connection as SQLite gives it. Only files of this folder know one; everyone else has a `Database`. */
export type Connection = InstanceType<typeof DatabaseSync>;

/** @param busyTimeoutMs how long to wait for a lock that another process holds */
export const connect = (path: string, busyTimeoutMs = 0): Connection =>
  new DatabaseSync(path, { timeout: busyTimeoutMs });

/**
 * Reads a file that nobody writes to meanwhile. It takes no lock, reads no log and leaves nothing behind, so it may
 * stand beside the connection that holds the file's exclusive lock.
 */
export const connectToStill = (path: string): Connection =>
  new DatabaseSync(`${pathToFileURL(path).href}?immutable=1`, { readOnly: true });

/**
 * For files of which nothing need be true. Without `writable_schema`, SQLite refuses one that is shorter than it should
 * be or has a broken schema, whatever is left in it; this package ignores the pragma where `defensive` is on.
 */
export function connectAnyhow(path: string): Connection {
  const connection = new DatabaseSync(path, { defensive: false });
  connection.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA writable_schema = ON');
  return connection;
}

/** The first column of what `sql` answers. No statement is left behind: one left keeps `close` from closing. */
function answersOf(connection: Connection, column: string, from: string): readonly unknown[] {
  const answers: unknown[] = [];
  connection.function('hear', (value: unknown) => {
    answers.push(value);
    return null;
  });
  connection.exec(`SELECT hear(${column}) FROM ${from}`);
  return answers;
}

/** Reads every page: 50 ms for 100,000 records. It may also throw what it finds. */
export const isWhole = (connection: Connection): boolean =>
  answersOf(connection, 'quick_check', 'pragma_quick_check')[0] === 'ok';

/** Which migrations the database has been through. */
export function versionOf(connection: Connection): number {
  const [version] = answersOf(connection, 'user_version', 'pragma_user_version');
  if (typeof version !== 'number') throw new Error('user_version is not a number');
  return version;
}

/** How the tables were made, in no order. */
export const tablesOf = (connection: Connection): readonly unknown[] =>
  answersOf(connection, 'sql', "sqlite_schema WHERE type = 'table'");

/** Whether nothing was ever made in it. */
export const isEmpty = (connection: Connection): boolean =>
  answersOf(connection, 'count(*)', 'sqlite_schema')[0] === 0;

/** The low byte of an extended result code (https://sqlite.org/rescode.html); 0 where the error is not SQLite's. */
export function primaryCodeOf(error: unknown): number {
  const isSqlite = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
  return isSqlite ? Number(error.errcode) & 0xff : 0;
}

/** CORRUPT or NOTADB. */
export const isDamage = (error: unknown): boolean => [11, 26].includes(primaryCodeOf(error));
