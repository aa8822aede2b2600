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

/** Bytes of a handover sheet that is taken in, of one without pictures, and of the small pictures together. */
export const MAX_HANDOVER_BYTES = 48 * 1024 * 1024;
export const MAX_HANDOVER_TEXT_BYTES = 16 * 1024 * 1024;
export const MAX_HANDOVER_PICTURES = 24 * 1024 * 1024;

/** Transfers of one account and direction running side by side. */
export const MOST_AT_ONCE = 10;

/** Bytes of a file's beginning that are enough to tell its type. */
export const HEAD_BYTES = 4100;

/** Bytes of a voice decoded to WAV, and of a picture for the clipboard, that the page may hand over. */
export const MAX_VOICE_BYTES = 64 * 1024 * 1024;
export const MAX_PICTURE_BYTES = 128 * 1024 * 1024;

/** Bytes of a small picture. */
export const MAX_THUMBNAIL_BYTES = 64 * 1024;

/** Pixels of a picture that is made to fit: 4 bytes each have to be had, twice. 108 megapixel cameras pass. */
export const MOST_FITTED_PIXELS = 120_000_000;

/** Seconds of a voice that conversion keeps at most, whatever the limits say: every platform takes them (wechat-api.md §3.2). */
export const MOST_FITTED_SECONDS = 60;

/** Packets of 20 ms of a voice that are decoded, ten minutes; the platforms' own voices have at most a minute. */
export const MOST_VOICE_PACKETS = 30_000;
