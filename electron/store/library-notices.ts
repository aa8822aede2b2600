import { z } from 'zod';
import type { Result } from '../contract/errors.ts';
import type { LibraryNotice } from '../contract/library-notice.ts';
import type { Database } from './database.ts';

/** Kept in the rebuilt library itself: a crash cannot part the two, and it is told until it was seen. */
export interface LibraryNotices {
  read(): LibraryNotice | null;
  write(notice: LibraryNotice): Result<null>;
  clear(): Result<null>;
}

const KEY = 'libraryNotice';

const noticeSchema = z.object({
  kind: z.enum(['damaged', 'missing']),
  at: z.number(),
  records: z.number(),
  salvaged: z.number(),
  backupAt: z.number().nullable(),
  setAside: z.string().nullable(),
}) satisfies z.ZodType<LibraryNotice>;

const rowSchema = z.object({ value: z.string() });

export function createLibraryNotices(database: Database): LibraryNotices {
  const read = database.prepare('SELECT value FROM settings WHERE key = :key');
  const put = database.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (:key, :value)');
  const clear = database.prepare('DELETE FROM settings WHERE key = :key');
  return {
    read() {
      const row = rowSchema.safeParse(read.get({ key: KEY }));
      return row.success ? parseNotice(row.data.value) : null;
    },
    write: (notice) => database.write(() => put.run({ key: KEY, value: JSON.stringify(notice) })),
    clear: () => database.write(() => clear.run({ key: KEY })),
  };
}

function parseNotice(text: string): LibraryNotice | null {
  try {
    return noticeSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
