import type { Mismatch } from '../contract/media.ts';

/** Suffixes whose files begin unmistakably, and the MIME types that their bytes show. Others say too little to be held to. */
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  png: ['image/png', 'image/apng'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  bmp: ['image/bmp'],
  avif: ['image/avif'],
  heic: ['image/heic', 'image/heif', 'image/heic-sequence'],
  tif: ['image/tiff'],
  tiff: ['image/tiff'],
  pdf: ['application/pdf'],
  amr: ['audio/amr', 'audio/amr-wb'],
  silk: ['audio/silk'],
  mp3: ['audio/mpeg'],
  wav: ['audio/wav'],
  ogg: ['audio/ogg', 'audio/speex', 'video/ogg'],
  flac: ['audio/flac'],
  m4a: ['audio/x-m4a', 'audio/mp4', 'video/mp4'],
  mp4: ['video/mp4', 'video/x-m4v', 'audio/x-m4a', 'audio/mp4', 'video/quicktime'],
  mov: ['video/quicktime', 'video/mp4'],
  webm: ['video/webm', 'audio/webm', 'video/matroska'],
  mkv: ['video/matroska', 'video/webm'],
  zip: ['application/zip'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/zip'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/zip'],
  pptx: ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'application/zip'],
};

/** Other names of the same type, some of them the platforms' own (wechat-api.md §4.5). */
const ALIASES: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'image/x-ms-bmp': 'image/bmp',
  'audio/mp3': 'audio/mpeg',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/x-amr': 'audio/amr',
  'voice/amr': 'audio/amr',
  'voice/speex': 'audio/speex',
  'video/mpeg4': 'video/mp4',
  'application/x-zip-compressed': 'application/zip',
};

/** Headers that say nothing of the bytes, or of too many kinds. */
const VAGUE = new Set([
  '',
  'application/octet-stream',
  'binary/octet-stream',
  'application/zip',
  'text/plain',
]);

/**
 * Where a fetched file's bytes are of another kind than it was called; null where nothing contradicts them.
 * @param fileName as the server gave it, null where it gave none
 * @param header the answer's Content-Type, null where there is none
 * @param contentType what the bytes show
 */
export function mismatchOf(
  fileName: string | null,
  header: string | null,
  contentType: string,
): Mismatch | null {
  const shown = canonical(contentType);
  const suffix = /\.([a-z0-9]+)$/i.exec(fileName ?? '')?.[1]?.toLowerCase() ?? '';
  const fitting = SUFFIXES[suffix];
  const declared = canonical(header ?? '');
  const lyingSuffix = fitting !== undefined && !fitting.includes(shown) ? suffix : null;
  const lyingHeader = contradicts(declared, shown) ? declared : null;
  return lyingSuffix === null && lyingHeader === null ? null : { suffix: lyingSuffix, header: lyingHeader };
}

function canonical(type: string): string {
  const bare = (type.split(';', 1)[0] ?? '').trim().toLowerCase();
  return ALIASES[bare] ?? bare;
}

/** Only types that some suffix stands for can be told apart by their bytes, and two of one suffix are alike. */
function contradicts(declared: string, shown: string): boolean {
  if (VAGUE.has(declared) || declared === shown) return false;
  const groups = Object.values(SUFFIXES).filter((types) => types.includes(declared));
  return groups.length > 0 && !groups.some((types) => types.includes(shown));
}
