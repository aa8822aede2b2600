import { checkDatabase, type FileCheck } from './check-database.ts';
import { connect, isDamage, versionOf, type Connection } from './connection.ts';

/** The migration that made the table of transfers. */
const FIRST_WITH_TRANSFERS = 2;

/**
 * SECURITY: 13. Takes customers' rows out of a copy of the library, then checks what is left of it: what is purged here
 * must not live on in backups, and those keep what cannot be had again, which is ours. Synchronous, as `checkDatabase`.
 */
export function readyBackup(path: string): FileCheck {
  let connection: Connection | null = null;
  try {
    connection = connect(path);
    // Leaving WAL mode, no log stays beside the copy.
    connection.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON',
    );
    if (versionOf(connection) >= FIRST_WITH_TRANSFERS) {
      connection.exec(`DELETE FROM transfers WHERE direction = 'fetch'`);
    }
  } catch (error) {
    if (isDamage(error)) return { whole: false, version: 0 };
    throw error;
  } finally {
    connection?.close();
  }
  return checkDatabase(path);
}
