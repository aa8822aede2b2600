import { fromSql } from './sql.ts';

/** What nobody sees: soft hyphens, spaces of no width, marks of direction and of byte order. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** What a terminal colours with, as it is and as programs write it. */
const COLOURS =
  /(?:\u001b|\\{1,9}(?:u001[bB]|x1[bB]|033|e)|#033|\^\[|\u241b)\[[\d;]{0,20}[mK]|\[\d{1,3}(?:;\d{1,3}){0,5}m/g;
const withoutColours = (text: string): string =>
  /\[0m|\u001b\[m/.test(text) ? text.replace(COLOURS, '') : text;

/** Letters and digits that a program has written as their numbers: no name needs that. */
const asLetters = (text: string): string =>
  text.replace(/\\{1,9}u00(2d|3\d|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9a])/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );

/** Letters, digits and lines as an input method or a terminal draws them. */
const DRAWN = /[\uff10-\uff19\uff21-\uff3a\uff3f\uff41-\uff5a\u2500-\u257f]/;
const asTyped = (text: string): string =>
  DRAWN.test(text)
    ? text
        .replace(/[\uff10-\uff5a]/g, (wide) =>
          DRAWN.test(wide) ? String.fromCharCode(wide.charCodeAt(0) - 0xfee0) : wide,
        )
        .replace(/[│┃║]/g, '|')
        .replace(/[─━═]/g, '-')
        .replace(/[\u2500-\u257f]/g, '+')
    : text;

const MAIL_HEADER = /^Content-Transfer-Encoding:\s{0,9}quoted-printable/im;

/** `=3D` for `=`, and a line that ends with `=` goes on (RFC 2045 §6.7): where a header says so, or every `=` is one of both. */
function fromQuotedPrintable(text: string): string {
  if (!/=\r?\n/.test(text)) return text;
  const header = text.search(MAIL_HEADER);
  if (header >= 0) return text.slice(0, header) + quotedPrintable(text.slice(header));
  if (/=(?![\dA-F]{2}|\r?\n)/.test(text)) return text;
  return /=3D/.test(text) || /[<"{][^\n]{50,80}=\r?\n/.test(text) ? quotedPrintable(text) : text;
}

const quotedPrintable = (text: string): string =>
  text
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[\dA-F]{2})+/g, (bytes) => decoded(bytes.replaceAll('=', '%')) ?? bytes);

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

/** A page within a page: `&amp;lt;`. */
const ESCAPED_TWICE = /&(?:amp;){1,5}(?=(?:lt|gt|quot|apos|#34|#39);)/g;

/** A message as a web page shows it. These are characters; an entity that a document declares is never looked at. */
function fromHtml(text: string): string {
  const once = text.replace(ESCAPED_TWICE, '&');
  return /&lt;\/?(?:xml|MediaId|MsgType|FromUserName)\b|&quot;\w{0,20}media_?id&quot;/i.test(once)
    ? withCharacters(once)
    : text;
}

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

/** What programs print round a name and its value, or within a text; each only where it is sure to be that. */
const PRINTED: readonly (readonly [seen: RegExp, pattern: RegExp, plain: string])[] = [
  // var_dump: `["media_id"]=> string(64) "…"`
  [
    /\]=>\s/,
    /\["?([\w:]{1,40})"?\]=>\s{1,99}(?:string\(\d{1,9}\) ("[^"\n]{0,1024}")|int\((\d{1,19})\))/g,
    '"$1": $2$3,',
  ],
  // serialize: `s:8:"media_id";s:64:"…";`
  [/\bs:\d/, /\bs:\d{1,9}:"(\w{1,40})";(?:s:\d{1,9}:("[^"\n]{0,1024}")|i:(\d{1,19}));/g, '"$1": $2$3,'],
  // Erlang: `{<<"MediaId">>,<<"…">>}`
  [/<<"/, /\{<<"(\w{1,40})">>, ?<<"([^"\n]{0,1024})">>\}/g, '"$1": "$2"'],
  // Tuples of Python: `('MediaId', '…')`
  [/\(["']\w+["'], /, /\((["']\w{1,40}["']), (["'][^"'\n]{0,1024}["']|\d{1,19})\)/g, '$1: $2'],
  // HAR and Postman: `"name": "media_id", "value": "…"`
  [
    /["']value["']/,
    /(["'])(?:name|key)\1\s{0,9}:\s{0,9}(["'][\w.]{1,40}["'])\s{0,9},\s{0,9}(?:["']type["']\s{0,9}:\s{0,9}["']\w{1,20}["']\s{0,9},\s{0,9})?["']value["']\s{0,9}:/g,
    '$2:',
  ],
  // A value with its kind, of DynamoDB and Firestore: `"media_id": {"S": "…"}`
  [
    /:\s*\{\s*"(?:S|N|\w{1,9}Value|\$\w{1,12})"/,
    /(:\s{0,9})\{\s{0,99}"(?:S|N|(?:string|integer|timestamp)Value|\$(?:numberLong|numberInt|date))"\s{0,9}:\s{0,9}("[^"\\\n]{0,1024}"|\d{1,19})\s{0,99}\}/g,
    '$1$2',
  ],
  // A cell of Feishu's tables: `"素材ID": [{"text": "…", "type": "text"}]`
  [
    /\[\s?\{\s?"text"/,
    /(:\s{0,9})\[\s{0,9}\{\s{0,9}"text"\s{0,9}:\s{0,9}("[^"\\\n]{0,1024}")(?:\s{0,9},\s{0,9}"type"\s{0,9}:\s{0,9}"text")?\s{0,9}\}\s{0,9}\]/g,
    '$1$2',
  ],
  // Numbers and dates of MongoDB: `NumberLong(1763712131)`
  [/\b(?:Number|ISODate)/, /\b(?:NumberLong|NumberInt|ISODate)\((["']?[\w:.+-]{1,40}["']?)\)/g, '$1'],
  // The command line of Windows: `^"` and `^&`
  [/\^["&]/, /\^(["&{}|<>\\^%])/g, '$1'],
  // A string in parts: `"…\n" +` and the next line
  [/["'] ?[+.]\s*\n/, /(["'])[ \t]{0,9}[+.][ \t]{0,9}\r?\n\s{0,99}\1/g, ''],
  // Words that Markdown makes bold: `**media_id:**`
  [/\*[\w\u4e00-\u9fff]/, /(?<![\w*])\*{1,2}(?=[^*\s])([^*\n]{1,600})(?<!\s)\*{1,2}(?![\w*])/g, '$1'],
  // In the braces of a log: `mediaId={…}`
  [/[=:] ?\{[\w-]{20}/, /([=:] ?)\{([\w-]{20,512}={0,2})\}/g, '$1$2'],
  // Lists of names and values in XML: `<key>media_id</key><string>…</string>`, `<string name="media_id">…</string>`
  [/<key>/, /<key>([\w -]{1,40})<\/key>\s{0,99}<string>([^<>"\n]{0,1024})<\/string>/g, '"$1": "$2",'],
  [/<\w+ name="/i, /<(\w{1,20}) name="([\w.-]{1,40})">([^<>"\n]{0,1024})<\/\1>/gi, '"$2": "$3",'],
  // A form and a list of terms: `<input name="media_id" value="…">`, `<dt>media_id</dt><dd>…</dd>`
  [
    /<input\s/i,
    /<input\s(?:[^<>]{0,200}\s)?name="([\w.-]{1,40})"(?:\s[^<>]{0,200})?\svalue="([^"<>\n]{0,1024})"[^<>]{0,200}>/gi,
    '"$1": "$2",',
  ],
  [/<dt[\s>]/i, /<dt(?:\s[^<>]{0,300})?>([^<>\n]{1,100})<\/dt>\s{0,99}<dd(?:\s[^<>]{0,300})?>/gi, '\n$1: '],
  // Underscores as Markdown escapes them
  [/\w\\_\w/, /(?<=\w)\\_/g, '_'],
  // What Jira writes in equal widths: `{{media_id}}: {{…}}`
  [/\{\{[\w-]{20}/, /\{\{([\w-]{20,512}={0,2}|[a-z_ -]{0,20}media_?id)\}\}/gi, '$1'],
  // JSON and cells in quotes of a word processor: `“media_id”: “…”`
  [/[“”]\w{1,40}[“”] {0,9}[:\t,;|]/, /[“”]/g, '"'],
  // A table of a web page: `<td>…</td>`, and what stands in its cells
  [
    /<t[dh][\s>]/i,
    /(<t[dh](?:\s[^<>]{0,300})?>)\s{0,99}(?:<(?:p|div|span|font|b|strong|code)(?:\s[^<>]{0,300})?>\s{0,9}){1,4}/gi,
    '$1',
  ],
  [/<t[dh][\s>]/i, /(?:<\/(?:p|div|span|font|b|strong|code)>\s{0,9}){1,4}(?=<\/t[dh]>)/gi, ''],
  [/<t[dh][\s>]/i, /<\/t[dh]>\s{0,99}<t[dh](?:\s[^<>]{0,300})?>/gi, '\t'],
  [/<t[rdh][\s>]/i, /\s{0,99}<\/?(?:table|t(?:head|body|r|d|h))(?:\s[^<>]{0,300})?>/gi, '\n'],
  // JSSDK calls a media_id it uploaded a serverId (wechat-api.md §6)
  [/upload(?:Image|Voice):ok/, /\bserverId\b/g, 'media_id'],
];

const fromPrograms = (text: string): string =>
  PRINTED.reduce(
    (folded, [seen, pattern, plain]) => (seen.test(folded) ? folded.replace(pattern, plain) : folded),
    text,
  );

const TAG_OF_WORDS = /<\/?(?:br|p|div|li|[uo]l|b|i|u|strong|em|code|span|font|tt)[\s/>]/i;
const BLOCK = /<\/?(?:br|p|div|li|ul|ol)(?:\s(?:(?!media|http)[^<>]){0,300})?\/?>/gi;
const INLINE = /<\/?(?:b|i|u|strong|em|code|span|font|tt)(?:\s(?:(?!media|http)[^<>]){0,300})?>/gi;

/**
 * Words of a web page or of mail in HTML: `<b>media_id</b>: <code>…</code>`. A message has tags of its own; and a cell of
 * a table or a string that has tags in it stays in its line.
 */
const fromTagged = (text: string): string =>
  !TAG_OF_WORDS.test(text) || /<(?:xml|MediaId|MsgType)[\s>]/i.test(text)
    ? text
    : text.replace(/[^\n]+/g, (line) =>
        line.replace(BLOCK, /^\s*</.test(line) ? '\n' : ' ').replace(INLINE, ' '),
      );

/** JSON or XML in a form or an address: from its first bracket, encoded as all of it is. */
const fromForm = (text: string): string =>
  /%(?:7B|3C|5B)/i.test(text)
    ? text.replace(/%(?:7B|3C|5B)(?:[\w.~+!*'()-]|%[\dA-F]{2}){20,}/gi, (run) => decoded(run) ?? run)
    : text;

/** What programs, mail and web pages did to a text, undone where that is certain. */
export const unfold = (text: string): string =>
  [
    withoutColours,
    asLetters,
    asTyped,
    fromQuotedPrintable,
    fromQuotedMail,
    fromForm,
    fromSql,
    fromPrograms,
    fromTagged,
    fromHtml,
    joinLinks,
  ].reduce((folded, undo) => undo(folded), text.replace(UNSEEN, ''));

/** A line break with the indentation after it. */
export const LINE_BREAK = /\r?\n[ \t]*/g;

/** Without its line breaks and the indentation after them: a media_id, a name and a tag have none. */
export const joined = (text: string): string => (text.includes('\n') ? text.replace(LINE_BREAK, '') : text);
