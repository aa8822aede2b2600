export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Settings {
  /** `system` follows `--lang` or the operating system. */
  readonly language: Language | 'system';
  readonly theme: Theme;
  /** Put the media_id on the clipboard when an upload is done (one notice a batch). */
  readonly copyWhenDone: boolean;
  readonly chosenAccountId: string | null;
  /** Running at once per account: 1 to `MOST_AT_ONCE`. */
  readonly uploadsAtOnce: number;
  readonly fetchesAtOnce: number;
  /** Whole months the audit log is kept. */
  readonly auditMonths: number;
}

/** The settings to change; absent and undefined alike mean: leave as it is. */
export type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] | undefined };

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  copyWhenDone: true,
  chosenAccountId: null,
  // peers.md §3, "Defaults proposed".
  uploadsAtOnce: 3,
  fetchesAtOnce: 4,
  auditMonths: 12,
};

/** `zh`, `zh-Hans-CN`, `zh_CN` … are Chinese; everything else is English. */
export const languageOf = (locale: string): Language => (/^zh\b|^zh[-_]/i.test(locale) ? 'zh-CN' : 'en');
