/** What a download's Content-Disposition says. */
export interface Disposition {
  readonly attachment: boolean;
  /** The file's name, decoded; without path and control characters; null where there is none. */
  readonly fileName: string | null;
}

/** One parameter: `name=token` or `name="quoted"`, where a quoted value may hold `;` and escaped quotes. */
const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/gs;

interface Parameters {
  readonly star: string | undefined;
  readonly quoted: string | undefined;
  readonly token: string | undefined;
}

function readParameters(header: string): Parameters {
  const found: { -readonly [K in keyof Parameters]: Parameters[K] } = {
    star: undefined,
    quoted: undefined,
    token: undefined,
  };
  for (const [, name, quoted, token] of header.matchAll(PARAMETER)) {
    if (name?.toLowerCase() === 'filename*') found.star ??= quoted ?? token;
    if (name?.toLowerCase() !== 'filename') continue;
    if (quoted !== undefined) found.quoted ??= quoted;
    else found.token ??= token;
  }
  return found;
}

function decode(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Bytes of no stated charset: UTF-8 if they are, else GB18030, else latin-1 (wechat-api.md §4.1). */
function decodeUnlabelled(latin1: string): string {
  const bytes = Buffer.from(latin1, 'latin1');
  return decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030') ?? latin1;
}

/** RFC 5987: `charset'language'percent-encoded`. Null where it is not that. */
function decodeStar(value: string): string | null {
  const parts = /^\s*([\w!#$&+^`{}~.:-]+)'[^']*'(.*?)\s*$/s.exec(value);
  if (!parts) return null;
  const [, charset = '', encoded = ''] = parts;
  const bytes = encoded.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return decode(Buffer.from(bytes, 'latin1'), charset);
}

/** A `filename="…"`: a backslash is an escape only before a quote; elsewhere it is a path separator. */
const unescape = (quoted: string): string => quoted.replace(/\\"/g, '"');

/** The last path part, without control characters and marks that turn the direction of writing. */
function clean(name: string): string | null {
  const plain = name.replace(/[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, '');
  const last = plain.split(/[/\\]/).at(-1)?.trim() ?? '';
  return /^\.*$/.test(last) ? null : last;
}

const firstName = (candidates: readonly (() => string | null)[]): string | null => {
  for (const candidate of candidates) {
    const value = candidate();
    const name = value === null ? null : clean(value);
    if (name !== null) return name;
  }
  return null;
};

/**
 * Reads the header's bytes, given one character each (latin-1). Order of names (wechat-api.md §4.1): `filename*`,
 * quoted `filename`, unquoted.
 */
export function parseContentDisposition(latin1: string | null): Disposition {
  if (latin1 === null) return { attachment: false, fileName: null };
  const { star, quoted, token } = readParameters(latin1);
  return {
    attachment: /^\s*attachment\s*(;|$)/i.test(latin1),
    fileName: firstName([
      () => (star === undefined ? null : decodeStar(star)),
      () => (quoted === undefined ? null : decodeUnlabelled(unescape(quoted))),
      () => (token === undefined ? null : decodeUnlabelled(token.replace(/"/g, ''))),
    ]),
  };
}
