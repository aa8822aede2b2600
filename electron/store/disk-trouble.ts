/**
 * Why a database was not opened. Its content is untouched in every case.
 * `newer_than_app`: written by a later Media Desk. `in_use`: another process has it open.
 */
export type OpenFailure = 'newer_than_app' | 'in_use' | 'damaged' | 'disk_full' | 'no_access';

/** Result codes of https://sqlite.org/rescode.html that are the disk's doing, not ours. */
export const DISK_TROUBLE: Readonly<Record<number, OpenFailure>> = {
  3: 'no_access', // PERM
  5: 'in_use', // BUSY
  6: 'in_use', // LOCKED
  8: 'no_access', // READONLY
  10: 'no_access', // IOERR
  11: 'damaged', // CORRUPT
  13: 'disk_full', // FULL
  14: 'no_access', // CANTOPEN
  26: 'damaged', // NOTADB
};
