import { z } from 'zod';
import { type Result } from '../contract/errors.ts';
import { MOST_AT_ONCE } from '../contract/limits.ts';
import {
  DEFAULT_SETTINGS,
  FETCHED_MEGABYTES,
  LANGUAGES,
  LONGEST_TEMPLATE,
  PURGE_DAYS,
  SAVE_CONFLICTS,
  type Settings,
  type SettingsChange,
  THEMES,
} from '../contract/settings.ts';
import { AUDIT_MONTHS } from '../contract/storage.ts';
import type { Database } from './database.ts';

export interface SettingsRecords {
  /** A value that is absent or no longer valid is the default; the others stand. */
  read(): Settings;
  /** Writes the keys given, all or none. */
  write(change: SettingsChange): Result<null>;
}

const settingsSchema = z.object({
  language: z.enum([...LANGUAGES, 'system']).catch(DEFAULT_SETTINGS.language),
  theme: z.enum(THEMES).catch(DEFAULT_SETTINGS.theme),
  copyWhenDone: z.boolean().catch(DEFAULT_SETTINGS.copyWhenDone),
  chosenAccountId: z.string().nullable().catch(DEFAULT_SETTINGS.chosenAccountId),
  uploadsAtOnce: z.int().min(1).max(MOST_AT_ONCE).catch(DEFAULT_SETTINGS.uploadsAtOnce),
  fetchesAtOnce: z.int().min(1).max(MOST_AT_ONCE).catch(DEFAULT_SETTINGS.fetchesAtOnce),
  auditMonths: z.int().min(AUDIT_MONTHS.least).max(AUDIT_MONTHS.most).catch(DEFAULT_SETTINGS.auditMonths),
  fetchOnPaste: z.boolean().catch(DEFAULT_SETTINGS.fetchOnPaste),
  saveWhenFetched: z.boolean().catch(DEFAULT_SETTINGS.saveWhenFetched),
  savedName: z.string().max(LONGEST_TEMPLATE).catch(DEFAULT_SETTINGS.savedName),
  onSaveConflict: z.enum(SAVE_CONFLICTS).catch(DEFAULT_SETTINGS.onSaveConflict),
  saveManifest: z.boolean().catch(DEFAULT_SETTINGS.saveManifest),
  blurFetched: z.boolean().catch(DEFAULT_SETTINGS.blurFetched),
  purgeDays: z.int().min(PURGE_DAYS.least).max(PURGE_DAYS.most).catch(DEFAULT_SETTINGS.purgeDays),
  fetchedMegabytes: z
    .int()
    .min(FETCHED_MEGABYTES.least)
    .max(FETCHED_MEGABYTES.most)
    .catch(DEFAULT_SETTINGS.fetchedMegabytes),
}) satisfies z.ZodType<Settings>;

const rowSchema = z.object({ key: z.string(), value: z.string() });

export function createSettingsRecords(database: Database): SettingsRecords {
  const all = database.prepare('SELECT key, value FROM settings');
  const put = database.prepare(
    'INSERT INTO settings (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    read() {
      const rows = all.all().flatMap((row) => rowSchema.safeParse(row).data ?? []);
      return settingsSchema.parse(Object.fromEntries(rows.map(({ key, value }) => [key, parseJson(value)])));
    },
    write: (change) =>
      database.write(() => {
        for (const [key, value] of Object.entries(change)) {
          if (value !== undefined) put.run({ key, value: JSON.stringify(value) });
        }
      }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
