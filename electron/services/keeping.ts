import { join } from 'node:path';
import type { Emit } from '../contract/api.ts';
import type { AccountRecords } from '../store/account-records.ts';
import { createBackupWish } from '../store/backup-wish.ts';
import { createBackups } from '../store/backups.ts';
import type { FileCheck } from '../store/check-database.ts';
import type { Database } from '../store/database.ts';
import { createExpiryMoments } from '../store/expiry-moments.ts';
import { createLibraryNotices } from '../store/library-notices.ts';
import { createExpiry } from './expiry.ts';
import { createLibraryBackups } from './library-backups.ts';

/** What goes on by itself to keep the library safe and its display true. */
export function createKeeping(options: {
  readonly database: Database;
  readonly accountRecords: AccountRecords;
  /** The profile folder. */
  readonly folder: string;
  readonly readyBackup: (path: string) => FileCheck | Promise<FileCheck>;
  readonly emit: Emit;
  readonly onFault: (fault: unknown) => void;
  readonly now: () => number;
}) {
  const { database, onFault, now } = options;
  const emit: Emit = (name, value) => {
    options.emit(name, value);
    if (name === 'libraryChanged' || name === 'accountsChanged') expiry.changed();
  };
  const expiry = createExpiry({
    moments: createExpiryMoments(database),
    accounts: options.accountRecords,
    emit,
    onFault,
    now,
  });
  const backups = createLibraryBackups({
    database,
    backups: createBackups({ folder: join(options.folder, 'backups'), ready: options.readyBackup, now }),
    wish: createBackupWish(database),
    emit,
    onFault,
    now,
  });
  return {
    /** Tells the page, and hears what that means for the clock of expiry. */
    emit,
    backups,
    libraryNotices: createLibraryNotices(database),

    start(): void {
      expiry.changed();
      backups.start().catch(onFault);
    },

    /** The computer slept, or its clock was set. */
    recheckClock: (): void => {
      expiry.recheck();
      backups.recheck();
    },

    async close(): Promise<void> {
      expiry.stop();
      await backups.close();
    },
  };
}
