/** What happened to the library file before this start; shown until the person has seen it. */
export interface LibraryNotice {
  /** `damaged`: the file could not be trusted. `missing`: it was gone, or empty, though backups were there. */
  readonly kind: 'damaged' | 'missing';
  /** When, in ms since epoch. */
  readonly at: number;
  /** Media records in the library that took its place. */
  readonly records: number;
  /** How many of them were read out of the damaged file, and not from the backup. */
  readonly salvaged: number;
  /** When the backup was made that it began with, in ms since epoch; null where there was no sound one. */
  readonly backupAt: number | null;
  /** The name of the old file in the folder `damaged`; null where there was none. */
  readonly setAside: string | null;
}
