/** Bytes of pasted, pathless files accepted at once; they pass through memory, unlike files on disk. */
export const MAX_PASTED_BYTES = 64 * 1024 * 1024;

/** media_ids accepted in one fetch. */
export const MAX_MEDIA_IDS = 10_000;

/** Files accepted in one drop. */
export const MAX_FILES = 10_000;
