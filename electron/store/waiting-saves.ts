import { z } from 'zod';
import type { Result } from '../contract/errors.ts';
import type { Database } from './database.ts';

/** Ids of fetches that are to be saved by themselves and could not be yet, for the next run of the app. */
export interface WaitingSaves {
  read(): readonly string[];
  /** Touches the disk only where they are others than before. */
  write(ids: readonly string[]): Result<null>;
}

const KEY = 'waitingSaves';

const rowSchema = z.object({ value: z.string() });

export function createWaitingSaves(database: Database): WaitingSaves {
  const get = database.prepare('SELECT value FROM settings WHERE key = :key');
  const put = database.prepare(
    'INSERT INTO settings (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const stored = () => rowSchema.safeParse(get.get({ key: KEY })).data?.value ?? '';
  return {
    read: () =>
      stored()
        .split(' ')
        .filter((id) => id !== ''),
    write(ids) {
      const value = ids.join(' ');
      if (value === stored()) return { ok: true, value: null };
      return database.write(() => void put.run({ key: KEY, value }));
    },
  };
}
