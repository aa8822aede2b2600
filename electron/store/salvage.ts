import { rm, stat } from 'node:fs/promises';
import { createAccountRecords } from './account-records.ts';
import { connectAnyhow, tablesOf, versionOf, type Connection } from './connection.ts';
import type { Database } from './database.ts';
import { putFirstPage } from './first-page.ts';
import { MIGRATIONS } from './migrations.ts';
import { readableByText, readableRows, type Row } from './readable-rows.ts';
import { addLacking, addUploadedEvents, keepRows, prepareEvents } from './salvaged-rows.ts';

/**
 * Takes every row out of a damaged database that can still be read and that `library` lacks; what `library` has stays
 * as it is.
 * @param work a copy of the damaged file, with its log beside it; it is changed, and gone afterwards
 * @returns how many media records were added
 */
export async function salvage(work: string, library: Database): Promise<number> {
  const bytes = (await bytesOf(work)) + (await bytesOf(`${work}-wal`));
  let damaged = openWithSchema(work, library);
  try {
    if (damaged === null) {
      await putFirstPage(library, work);
      damaged = connectAnyhow(work);
    }
    return takeOver(damaged, library, bytes);
  } finally {
    damaged?.close();
    await removeDatabase(work);
  }
}

const bytesOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/** Null where the schema cannot be read to its end, or is not the one of its version. */
function openWithSchema(path: string, library: Database): Connection | null {
  const connection = connectAnyhow(path);
  if (isSchemaSound(connection, library)) return connection;
  emptyLogAnyhow(connection);
  connection.close();
  return null;
}

/** Leaves no statement behind, which would keep the file locked. */
function isSchemaSound(connection: Connection, library: Database): boolean {
  try {
    const tables = new Set(tablesOf(connection));
    if (versionOf(connection) < MIGRATIONS.length) return tables.size > 0;
    const wanted = library.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table'").all();
    return wanted.every((row) => tables.has((row as Row)['sql']));
  } catch {
    return false;
  }
}

/** A first page in the log would be read instead of a new one in the file. */
function emptyLogAnyhow(connection: Connection): void {
  try {
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // Then it holds no page that SQLite would read.
  }
}

/** A file still open (statements cannot be finalized) stays on Windows until the next start. */
export const removeDatabase = async (path: string): Promise<void> => {
  await Promise.all(
    ['', '-wal', '-journal'].map((end) => rm(path + end, { force: true }).catch(() => undefined)),
  );
};

function takeOver(damaged: Connection, library: Database, bytes: number): number {
  const numbered = (name: string) => readableRows(damaged, { name, key: 'sequence' }, bytes);
  const idOf = new Map<number, string>();
  const addRecord = addLacking(library, { name: 'media_records', key: 'id', number: 'sequence' });
  const added = keepRows(library, numbered('media_records'), (row) => {
    const { sequence, id } = row;
    if (typeof sequence === 'number' && typeof id === 'string') idOf.set(sequence, id);
    return addRecord(row);
  });
  const addEvent = prepareEvents(library, idOf);
  keepRows(library, numbered('media_events'), addEvent);
  addUploadedEvents(library);

  const addAccount = addLacking(library, {
    name: 'accounts',
    key: 'id',
    number: 'sequence',
    // Made anew for each: it reads the rows once, and does not hear of those written here.
    makesSense: (id) => createAccountRecords(library).get(id) !== null,
  });
  keepRows(library, numbered('accounts'), addAccount);
  const addByText = (name: string, key: string) => {
    const rows: Iterable<Row> = readableByText(damaged, name, key);
    keepRows(library, rows, addLacking(library, { name, key }));
  };
  addByText('settings', 'key');
  addByText('transfers', 'id');
  addByText('proxies', 'owner');
  return added;
}
