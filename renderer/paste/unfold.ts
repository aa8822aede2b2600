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

/** A message as a web page shows it. These are characters; an entity that a document declares is never looked at. */
const fromHtml = (text: string): string =>
  /&lt;\/?(?:xml|MediaId|MsgType|FromUserName)\b|&quot;\w{0,20}media_?id&quot;/i.test(text)
    ? text.replace(/&(?:lt|gt|quot|apos|amp|#34|#39);/g, (name) => CHARACTERS[name] ?? name)
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

/** What mail programs, terminals and web pages did to a text, undone where that is certain. */
export const unfold = (text: string): string =>
  joinLinks(fromHtml(fromQuotedMail(fromQuotedPrintable(text)))).replaceAll(']]]]><![CDATA[>', ']]>');

/** A line break with the indentation after it. */
export const LINE_BREAK = /\r?\n[ \t]*/g;

/** Without its line breaks and the indentation after them: a media_id, a name and a tag have none. */
export const joined = (text: string): string => (text.includes('\n') ? text.replace(LINE_BREAK, '') : text);
