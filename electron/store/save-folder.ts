import { z } from 'zod';
import type { Result } from '../contract/errors.ts';
import type { Database } from './database.ts';

/** The folder that fetched files are saved in. Beside the settings, which the page sees: it never sees a path. */
export interface SaveFolderRecord {
  /** Null where none was chosen. */
  read(): string | null;
  write(path: string): Result<null>;
}

const KEY = 'saveFolder';

const rowSchema = z.object({ value: z.string().min(1) });

export function createSaveFolderRecord(database: Database): SaveFolderRecord {
  const get = database.prepare('SELECT value FROM settings WHERE key = :key');
  const put = database.prepare(
    'INSERT INTO settings (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    read: () => rowSchema.safeParse(get.get({ key: KEY })).data?.value ?? null,
    write: (path) => database.write(() => void put.run({ key: KEY, value: path })),
  };
}
