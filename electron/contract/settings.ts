export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What becomes of a file that has the name already: the new one gets a number, takes its place, or is left out. */
export const SAVE_CONFLICTS = ['number', 'replace', 'skip'] as const;
export type SaveConflict = (typeof SAVE_CONFLICTS)[number];

export const LONGEST_TEMPLATE = 500;
export const PURGE_DAYS = { least: 0, most: 90 } as const;
export const FETCHED_MEGABYTES = { least: 256, most: 65_536 } as const;

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
  /** Fetch what a pasted message names without being asked. */
  readonly fetchOnPaste: boolean;
  /** Save each fetched file at once, as Save does. */
  readonly saveWhenFetched: boolean;
  /** What saved files are called, and in which folders: a naming template (naming-template.ts). */
  readonly savedName: string;
  readonly onSaveConflict: SaveConflict;
  /** Write a manifest beside what Save all saved. */
  readonly saveManifest: boolean;
  /** Customers' media stays blurred until it is pointed at. */
  readonly blurFetched: boolean;
  /** Days after its end that fetched media is removed from this computer. */
  readonly purgeDays: number;
  /** What fetched media may take on the disk, in MiB. */
  readonly fetchedMegabytes: number;
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
  fetchOnPaste: false,
  saveWhenFetched: false,
  savedName: '{{sender}}/{{created_at:YYYY-MM-DD}}/{{name}}',
  onSaveConflict: 'number',
  saveManifest: true,
  blurFetched: false,
  purgeDays: 7,
  fetchedMegabytes: 2048,
};

/** `zh`, `zh-Hans-CN`, `zh_CN` … are Chinese; everything else is English. */
export const languageOf = (locale: string): Language => (/^zh\b|^zh[-_]/i.test(locale) ? 'zh-CN' : 'en');
