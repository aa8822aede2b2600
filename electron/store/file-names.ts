import { parse } from 'node:path';

/** Bytes of UTF-8 most file systems allow in one name. */
const LONGEST_NAME = 255;

/** Room for what a file browser or a second copy adds, e.g. ` (2)` or `.crdownload`. */
const SPARE = 20;

/**
 * A name that every system can write and no one can mistake: no path, no control, direction or reserved characters,
 * and always an extension where one is known.
 * @param raw the server's name for the file, or null
 * @param fallback used where `raw` has nothing usable; the media_id
 * @param extension what the bytes are, without dot; null where unknown
 */
export function safeFileName(raw: string | null, fallback: string, extension: string | null): string {
  const given = cleaned(raw ?? '');
  const dot = extensionStart(given);
  const suffix = dot === -1 ? (extension ?? '') : given.slice(dot + 1);
  const stem = trimmed(dot === -1 ? given : given.slice(0, dot)) || trimmed(cleaned(fallback)) || 'media';
  const end = suffix === '' ? '' : `.${suffix}`;
  const room = LONGEST_NAME - SPARE - Buffer.byteLength(end);
  return `${unreserved(trimmed(cut(stem, room)))}${end}`;
}

/**
 * The same for a folder: null where nothing usable is left. What stands for a separator must be gone before.
 * @param room UTF-16 characters, which is what Windows counts; bytes are bounded anyway
 */
export function safeFolderName(raw: string, room: number): string | null {
  const name = shortened(trimmed(cleaned(raw)), room);
  return name === '' ? null : unreserved(name);
}

/** A safe file name, with at most `room` UTF-16 characters before its extension. */
export function shortenedFileName(name: string, room: number): string {
  const dot = extensionStart(name);
  const stem = dot === -1 ? name : name.slice(0, dot);
  return `${unreserved(shortened(stem, room))}${dot === -1 ? '' : name.slice(dot)}`;
}

/** Tried after one name; more of it in one folder is a mistake somewhere. */
export const MOST_OF_ONE_NAME = 10_000;

/** `poster.jpg`, `poster (2).jpg` …; the first is 1. */
export function numberedName(wanted: string, number: number): string {
  const { name, ext } = parse(wanted);
  return number === 1 ? wanted : `${name} (${number})${ext}`;
}

/**
 * A name that Windows and Linux desktops do not read by themselves: for links and shell files it is enough that a folder
 * with them is looked at.
 */
export const unreadByShell = (name: string): string => (READ_BY_SHELL.test(name) ? `${name}.unsafe` : name);

const READ_BY_SHELL =
  /\.(url|scf|lnk|desktop|(library|search|searchconnector|settingcontent)-ms)$|^(desktop\.ini|autorun\.inf)$/i;

/** The extension of a name, without dot; empty where it has none. */
export function fileExtension(name: string): string {
  const dot = extensionStart(name);
  return dot === -1 ? '' : name.slice(dot + 1);
}

const shortened = (stem: string, room: number): string =>
  trimmed(cut(cut(stem, LONGEST_NAME - SPARE), room, (text) => text.length));

/** What follows the last separator of either kind, without characters that harm or mislead. */
function cleaned(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return (
    last
      // Control and format characters (direction marks, BOM) but the joiners that emoji need; half surrogates, line
      // breaks, and what could not be decoded.
      .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/gu, '')
      .replace(/[<>:"|?*]/g, '_')
      .normalize('NFC')
      .replace(/[.\s\u200c\u200d]+$/, '')
  );
}

/** No dot or blank at the ends: a file hidden on Unix, a name that Windows changes. */
const trimmed = (stem: string): string => stem.replace(/^[.\s\u200c\u200d]+|[.\s\u200c\u200d]+$/g, '');

/** Index of the dot before an extension, or -1. `.amr` is all extension; `v2.5` and `3.海报` have none. */
const extensionStart = (name: string): number => name.search(/\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,10}$/i);

/** Windows keeps these for devices, with any extension. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i;

const unreserved = (stem: string): string => (RESERVED.test(stem) ? `_${stem}` : stem);

/** At most so many bytes of UTF-8, or what `sizeOf` counts; never half a character. */
function cut(text: string, most: number, sizeOf: (text: string) => number = bytesOf): string {
  if (sizeOf(text) <= most) return text;
  const graphemes = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  // Hundreds of accents on one letter are one character, too.
  return firstOf(graphemes, most, sizeOf) || firstOf(text, most, sizeOf);
}

const bytesOf = (text: string): number => Buffer.byteLength(text);

function firstOf(pieces: Iterable<string>, most: number, sizeOf: (text: string) => number): string {
  let used = 0;
  let kept = '';
  for (const piece of pieces) {
    used += sizeOf(piece);
    if (used > most) break;
    kept += piece;
  }
  return kept;
}
