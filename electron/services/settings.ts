import type { Emit } from '../contract/api.ts';
import { languageOf, type Language, type Settings, type SettingsChange } from '../contract/settings.ts';
import type { Result } from '../contract/errors.ts';
import { succeed } from '../contract/errors.ts';
import type { SettingsRecords } from '../store/settings-records.ts';

/** The person's choices: read at once, written at once, told to everyone. */
export function createSettings(options: {
  readonly records: SettingsRecords;
  /** `--lang` or the operating system's. */
  readonly locale: string;
  readonly emit: Emit;
  /** Hears of each change, after it is on disk. */
  readonly onChange: (settings: Settings, language: Language) => void;
}) {
  const get = (): Settings => options.records.read();

  const language = (): Language => {
    const chosen = get().language;
    return chosen === 'system' ? languageOf(options.locale) : chosen;
  };

  return {
    get,
    language,
    change(change: SettingsChange): Result<Settings> {
      const written = options.records.write(change);
      if (!written.ok) return written;
      const settings = get();
      options.emit('settingsChanged', { settings, language: language() });
      options.onChange(settings, language());
      return succeed(settings);
    },
  };
}

export type SettingsService = ReturnType<typeof createSettings>;
