import { z } from 'zod';
import type { Result } from '../contract/errors.ts';
import type { Database } from './database.ts';

/**
 * That all backups be replaced: a sealed secret that they still hold was replaced or dropped. Kept in the library, so
 * that neither quitting nor a crash forgets it.
 */
export interface BackupWish {
  /** Another text for each time it was wished; null where nothing is. */
  read(): string | null;
  /** Nothing happens where it was wished again since. */
  clear(wish: string): Result<null>;
}

const KEY = 'replaceBackups';

const rowSchema = z.object({ value: z.string() });

export function createBackupWish(database: Database): BackupWish {
  const read = database.prepare(`SELECT value FROM settings WHERE key = '${KEY}'`);
  const clear = database.prepare(`DELETE FROM settings WHERE key = '${KEY}' AND value = :wish`);
  return {
    read: () => rowSchema.optional().parse(read.get())?.value ?? null,
    clear: (wish) => database.write(() => clear.run({ wish })),
  };
}

/** SECURITY: 11. To be called in the transaction that writes `after` over the ciphertext of this key, before it does. */
export function prepareWish(
  database: Database,
  sealed: { readonly table: string; readonly key: string; readonly ciphertext: string },
): (key: string, after: Uint8Array | null) => void {
  const wish = database.prepare(
    `INSERT OR REPLACE INTO settings (key, value) SELECT '${KEY}', hex(randomblob(8)) FROM ${sealed.table}
     WHERE ${sealed.key} = :key AND ${sealed.ciphertext} IS NOT NULL AND ${sealed.ciphertext} IS NOT :after`,
  );
  return (key, after) => void wish.run({ key, after });
}
