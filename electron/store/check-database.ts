import { connectToStill, isDamage, isWhole, versionOf, type Connection } from './connection.ts';

/** What a database file is worth, be it a backup or a copy just made. */
export interface FileCheck {
  readonly whole: boolean;
  /** 0 where it is not whole, or empty. */
  readonly version: number;
}

/** Reads the whole file, synchronously: for a start, or for a thread of its own. Throws what is the disk's doing. */
export function checkDatabase(path: string): FileCheck {
  let connection: Connection | null = null;
  try {
    connection = connectToStill(path);
    return isWhole(connection)
      ? { whole: true, version: versionOf(connection) }
      : { whole: false, version: 0 };
  } catch (error) {
    if (isDamage(error)) return { whole: false, version: 0 };
    throw error;
  } finally {
    connection?.close();
  }
}
