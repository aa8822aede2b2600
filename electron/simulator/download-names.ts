import type { Effects } from './faults.ts';
import type { StoredMedia } from './media-place.ts';

type NameForm = NonNullable<Effects['nameForm']>;

interface Name {
  /** One character per byte, safe inside a header. */
  readonly raw: string;
  readonly percentEncoded: string;
}

/** 测试.jpg in GBK, which is not valid UTF-8. */
const gbkName = '\xb2\xe2\xca\xd4.jpg';

const extensionOf = (name: string) => /\.[^.]*$/.exec(name)?.[0] ?? '.dat';

/** The forms seen in the field (wechat-api.md §4.1, §9 row 28). */
const forms: Readonly<Record<NameForm, (name: Name) => string | null>> = {
  star: ({ percentEncoded }) => `attachment; filename*=utf-8''${percentEncoded}`,
  'no-extension': () => 'attachment; filename="voice"',
  'extension-only': ({ raw }) => `attachment; filename="${extensionOf(raw)}"`,
  unquoted: ({ raw }) => `attachment; filename=${raw}`,
  gbk: () => `attachment; filename="${gbkName}"`,
  traversal: () => 'attachment; filename="..\\..\\evil.txt"',
  semicolon: () => 'attachment; filename="price; list.jpg"',
  absent: () => null,
};

/** `null`: no Content-disposition header. */
export function dispositionOf(media: StoredMedia, extension: string, effects: Effects): string | null {
  if (effects.disposition !== undefined) return effects.disposition;
  const raw = downloadName(media, extension);
  const percentEncoded = encodeURIComponent(Buffer.from(raw, 'latin1').toString('utf8'));
  if (effects.nameForm) return forms[effects.nameForm]({ raw, percentEncoded });
  return isAscii(raw)
    ? `attachment; filename="${raw}"`
    : `attachment; filename*=utf-8''${percentEncoded}; filename="${raw}"`;
}

/** An uploaded file keeps its name; of other types only a name beyond ASCII is seen to survive (§9 rows 19, 26, 27). */
function downloadName({ mediaId, type, rawFilename }: StoredMedia, extension: string): string {
  // Control characters cannot travel in a header.
  const name = rawFilename.replace(/[\x00-\x1f\x7f]/g, '');
  return type === 'file' || !isAscii(name) ? name : `${mediaId}${extension}`;
}

const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);
