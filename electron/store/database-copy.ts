import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { primaryCodeOf, type Connection } from './connection.ts';
import { DISK_TROUBLE } from './disk-trouble.ts';

export interface OpenFile {
  readonly connection: Connection;
  /**
   * Open from before SQLite's until after it, and the only one beside it: where locks are POSIX's, closing any gives up
   * all that this process has on the file.
   */
  readonly file: FileHandle;
}

/** SQLite gives its log the database file's mode, so the file must be private before SQLite sees it. */
export async function openPrivateFile(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'a+', 0o600);
  try {
    await file.chmod(0o600);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Copied and synced at a time: more of it unwritten would keep each commit waiting meanwhile. */
const PORTION_BYTES = 1024 * 1024;

/**
 * The log is emptied into the file, which then stays as it is as long as nothing more is moved there, and is copied as
 * any file. SQLite's own backup on the connection holds its lock from page to page, and the window waited for all of it
 * (65 ms for 100,000 records); another connection is locked out.
 */
export async function copyDatabase({ connection, file }: OpenFile, target: string): Promise<void> {
  const copy = await openPrivateFile(target);
  connection.exec('PRAGMA wal_autocheckpoint = 0');
  try {
    await copy.truncate();
    if (!emptyLog(connection)) throw new Error('The log could not be moved into the library');
    const { size } = await file.stat();
    const portion = Buffer.alloc(PORTION_BYTES);
    for (let at = 0; at < size;) {
      const { bytesRead } = await file.read(portion, 0, Math.min(PORTION_BYTES, size - at), at);
      if (bytesRead === 0) throw new Error('The library became shorter while it was copied');
      await copy.appendFile(portion.subarray(0, bytesRead));
      await copy.datasync();
      at += bytesRead;
    }
  } finally {
    await copy.close();
    connection.exec('PRAGMA wal_autocheckpoint = 1000');
  }
}

/** False where something kept it from being moved. */
function emptyLog(connection: Connection): boolean {
  const row: unknown = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  return typeof row === 'object' && row !== null && 'busy' in row && row.busy === 0;
}

/** SECURITY: 13. Copying the file and emptying its log, which must not meet. */
export function createCopying(opened: OpenFile) {
  let copying = 0;
  let isWished = false;
  const tryToEmpty = () => {
    isWished = copying > 0;
    if (isWished) return;
    try {
      emptyLog(opened.connection);
    } catch (error) {
      if (DISK_TROUBLE[primaryCodeOf(error)] === undefined) throw error;
    }
  };
  return {
    async copyTo(target: string): Promise<void> {
      copying += 1;
      try {
        await copyDatabase(opened, target);
      } finally {
        copying -= 1;
        if (isWished) tryToEmpty();
      }
    },
    emptyLog: tryToEmpty,
  };
}
