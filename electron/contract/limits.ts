/** Bytes of pasted, pathless files accepted at once; they pass through memory, unlike files on disk. */
export const MAX_PASTED_BYTES = 64 * 1024 * 1024;

/** media_ids accepted in one fetch. */
export const MAX_MEDIA_IDS = 10_000;

/** Rows one request may name: everything selected in a library of this size, or every transfer of a session. */
export const MAX_ROWS = 200_000;

/** Rows and bytes of a file taken in by an import. */
export const MAX_IMPORT_ROWS = 200_000;
export const MAX_IMPORT_BYTES = 200 * 1024 * 1024;

/** Files accepted at once; more are handed over in portions. */
export const MAX_FILES = 10_000;

/** Transfers of one account and direction running side by side. */
export const MOST_AT_ONCE = 10;

/** Bytes of a file's beginning that are enough to tell its type. */
export const HEAD_BYTES = 4100;
