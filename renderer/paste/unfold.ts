import { fromSql } from './sql.ts';

/** `=3D` for `=`, and a line that ends with `=` goes on: only where every `=` is one of both (RFC 2045 §6.7). */
function fromQuotedPrintable(text: string): string {
  if (!/=\r?\n/.test(text) || /=(?![\dA-F]{2}|\r?\n)/.test(text)) return text;
  const isCertain =
    /=3D|^Content-Transfer-Encoding:\s*quoted-printable/im.test(text) || /[<"{][^\n]{50,80}=\r?\n/.test(text);
  if (!isCertain) return text;
  return text
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[\dA-F]{2})+/g, (bytes) => decoded(bytes.replaceAll('=', '%')) ?? bytes);
}

/** Null where it is no percent-encoding. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const CHARACTERS: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&amp;': '&',
};

export const withCharacters = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:lt|gt|quot|apos|amp|#34|#39);/g, (name) => CHARACTERS[name] ?? name)
    : text;

/** A message as a web page shows it. These are characters; an entity that a document declares is never looked at. */
const fromHtml = (text: string): string =>
  /&lt;\/?(?:xml|MediaId|MsgType|FromUserName)\b|&quot;\w{0,20}media_?id&quot;/i.test(text)
    ? withCharacters(text)
    : text;

/** Mails that quote quotes have so many marks at most. */
const DEEPEST_QUOTE = 5;

/** The marks of a quoted mail: one level where half of the lines have it, further ones where all have them. */
function fromQuotedMail(text: string): string {
  let plain = text;
  for (let level = 0; level < DEEPEST_QUOTE; level += 1) {
    const marked = plain.match(/^[ \t]{0,3}>/gm)?.length ?? 0;
    const lines = plain.match(/^[ \t]{0,3}[^\s]/gm)?.length ?? 0;
    if (marked < 2 || marked < (level === 0 ? lines / 2 : lines)) break;
    plain = plain.replace(/^[ \t]{0,3}> ?/gm, '');
  }
  return plain;
}

/** An address that opens with a bracket or quote and closes with it is one, whatever line breaks are in it. */
const WRAPPED_LINK = /([<"'])(https?:\/\/[^\s<>"']+(?:\r?\n[ \t]*[^\s<>"']+){1,20})(?=\s{0,9}[>"'])/g;

const joinLinks = (text: string): string =>
  text.replace(WRAPPED_LINK, (_, open: string, link: string) => open + joined(link));

/** What var_dump and serialize print: `["media_id"]=> string(64) "…"` and `s:8:"media_id";s:64:"…";`. */
const fromPhp = (text: string): string =>
  /\]=>\s|\bs:\d/.test(text)
    ? text
        .replace(
          /\["?([\w:]{1,40})"?\]=>\s{1,99}(?:string\(\d{1,9}\) ("[^"\n]{0,1024}")|int\((\d{1,19})\))/g,
          (_, name: string, quoted?: string, number?: string) => `"${name}": ${quoted ?? number ?? ''},`,
        )
        .replace(
          /\bs:\d{1,9}:"(\w{1,40})";(?:s:\d{1,9}:("[^"\n]{0,1024}")|i:(\d{1,19}));/g,
          (_, name: string, quoted?: string, number?: string) => `"${name}": ${quoted ?? number ?? ''},`,
        )
    : text;

/** JSSDK calls a media_id it uploaded a serverId (wechat-api.md §6). */
const fromJssdk = (text: string): string =>
  /upload(?:Image|Voice):ok/.test(text) ? text.replace(/\bserverId\b/g, 'media_id') : text;

/** What programs, mail and web pages did to a text, undone where that is certain. */
export const unfold = (text: string): string =>
  joinLinks(fromHtml(fromQuotedMail(fromQuotedPrintable(fromPhp(fromJssdk(fromSql(text)))))));

/** A line break with the indentation after it. */
export const LINE_BREAK = /\r?\n[ \t]*/g;

/** Without its line breaks and the indentation after them: a media_id, a name and a tag have none. */
export const joined = (text: string): string => (text.includes('\n') ? text.replace(LINE_BREAK, '') : text);
