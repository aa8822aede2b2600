import type { Emit } from '../contract/api.ts';
import type { WriteAudit } from '../contract/audit.ts';
import { languageOf, type Language, type Settings, type SettingsChange } from '../contract/settings.ts';
import type { Result } from '../contract/errors.ts';
import { succeed } from '../contract/errors.ts';
import type { SettingsRecords } from '../store/settings-records.ts';

/** The person's choices: written at once, told to everyone; read from the disk anew only after a change. */
export function createSettings(options: {
  readonly records: SettingsRecords;
  /** `--lang` or the operating system's. */
  readonly locale: string;
  readonly emit: Emit;
  readonly audit: WriteAudit;
  /** Hears of each change, after it is on disk. */
  readonly onChange: (settings: Settings, language: Language) => void;
}) {
  let known: Settings | null = null;
  const get = (): Settings => (known ??= options.records.read());

  const language = (): Language => {
    const chosen = get().language;
    return chosen === 'system' ? languageOf(options.locale) : chosen;
  };

  return {
    get,
    language,
    change(change: SettingsChange): Result<Settings> {
      known = null;
      const written = options.records.write(change);
      const result = written.ok ? 'ok' : written.error.code;
      for (const key of auditedKeys(change))
        options.audit({ action: 'change_setting', subject: key, result });
      if (!written.ok) return written;
      const settings = get();
      options.emit('settingsChanged', { settings, language: language() });
      options.onChange(settings, language());
      return succeed(settings);
    },
  };
}

/** Which account is shown is a view, though it is kept. */
const auditedKeys = (change: SettingsChange): readonly string[] =>
  Object.entries(change).flatMap(([key, value]) =>
    value === undefined || key === 'chosenAccountId' ? [] : [key],
  );

export type SettingsService = ReturnType<typeof createSettings>;
