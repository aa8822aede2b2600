import type { Mismatch } from '../contract/media.ts';
import { isOtherKind, lyingSuffix, usualSuffix } from '../contract/suffixes.ts';

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
  const declared = canonical(header ?? '');
  const suffix = lyingSuffix(fileName ?? '', shown);
  const lyingHeader = !VAGUE.has(declared) && isOtherKind(declared, shown) ? declared : null;
  return suffix === null && lyingHeader === null ? null : { suffix, header: lyingHeader };
}

/** The suffix, without dot, of what the answer's Content-Type says; null where it says nothing. */
export const suffixDeclared = (header: string | null): string | null => {
  const declared = canonical(header ?? '');
  return VAGUE.has(declared) ? null : usualSuffix(declared);
};

function canonical(type: string): string {
  const bare = (type.split(';', 1)[0] ?? '').trim().toLowerCase();
  return ALIASES[bare] ?? bare;
}
