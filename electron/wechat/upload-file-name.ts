import type { MediaType } from '../contract/media.ts';

/**
 * Longest name sent, in bytes of UTF-8: below the 255 of common file systems, so that whoever receives the file can
 * keep its name.
 */
export const MAX_NAME_BYTES = 200;

/** A longer "extension" is part of the name. */
const MAX_EXTENSION_BYTES = 20;

const EXTENSIONS: Readonly<Record<MediaType, string>> = {
  image: 'jpg',
  voice: 'amr',
  video: 'mp4',
  thumb: 'jpg',
  file: 'bin',
};

const byteLength = (text: string): number => Buffer.byteLength(text, 'utf8');

/** As much of `text` as fits, whole characters only. */
function cutToBytes(text: string, limit: number): string {
  let used = 0;
  let kept = '';
  for (const character of text) {
    used += byteLength(character);
    if (used > limit) break;
    kept += character;
  }
  return kept;
}

function shorten(name: string): string {
  if (byteLength(name) <= MAX_NAME_BYTES) return name;
  const extension = /\.[^.]+$/.exec(name)?.[0] ?? '';
  const kept = byteLength(extension) <= MAX_EXTENSION_BYTES ? extension : '';
  const stem = name.slice(0, name.length - kept.length);
  return cutToBytes(stem, MAX_NAME_BYTES - byteLength(kept)).trimEnd() + kept;
}

/**
 * The name as it is sent and shown to receivers (wechat-api.md §3.1): everything kept but what would break the header
 * or mislead a reader. Quotes, line breaks, other control characters, path separators and half surrogates become `_`;
 * marks that turn the direction of writing go.
 */
export function uploadFileName(name: string, type: MediaType): string {
  const clean = name
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\u2028\u2029\p{Cs}"/\\]/gu, '_')
    .trim();
  // Names of dots alone, and those that are only an extension, have no stem to show.
  if (/^\.*$/.test(clean)) return `${type}.${EXTENSIONS[type]}`;
  return shorten(/^\.[^.]+$/.test(clean) ? type + clean : clean);
}
