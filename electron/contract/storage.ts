/** The newest backup of the library. */
export interface BackupReport {
  /** When it was made, in ms since epoch. */
  readonly at: number;
  readonly bytes: number;
}

/** Folders of the app's own that it may show in the file manager; main holds the paths. */
export const SHOWN_FOLDERS = ['backups', 'audit', 'damaged'] as const;
export type ShownFolder = (typeof SHOWN_FOLDERS)[number];

/** Months the audit log may be kept. */
export const AUDIT_MONTHS = { least: 1, most: 60 } as const;
