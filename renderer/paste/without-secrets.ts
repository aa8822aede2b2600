import { withoutSecretColumns } from './secret-columns.ts';

const HIDDEN = '***';

/** In snake_case, camelCase and one word; `key` is one only in an address. */
const NAMES =
  String.raw`(?<![A-Za-z])(?:[A-Za-z]{2,12}[_-]?)?(?:access|refresh|auth)[_-]?token|(?<![A-Za-z])token|` +
  String.raw`(?<![A-Za-z])(?:[A-Za-z]{2,12}[_-]?)?secret|encoding[_-]?aes[_-]?key|(?<![A-Za-z])(?:[A-Za-z]{2,12}[_-]?)?ticket|` +
  String.raw`(?<![A-Za-z])password|密钥|令牌|密码|(?:api|private|session|access)[_-]?key|(?<![A-Za-z])session(?:[_-]?id)?|permanent[_-]?code|(?:[?&]|&amp;|%26)key`;

/** Between the name and its value: of an address, JSON, XML, a HAR file. */
const BETWEEN =
  String.raw`\s{0,9}(?:\\{0,9}["'])?\]?\s{0,9}(?:=>|[:：＝]|=(?:3D)?|\\{1,9}u003d|%(?:25){0,3}3D)\s{0,9}(?:string\(\d{1,9}\)\s|[|>][+-]?[ \t]{0,3}\r?\n\s{1,20})?|` +
  // A cell beside its name, an arrow: only before what is long enough.
  String.raw`[ \t]{0,9}(?:\||-{1,2}>|→)[ \t]{0,9}(?=[\w.~+/-]{24})|` +
  // An element and its attributes.
  String.raw`(?:\s{1,9}[\w:]{1,30}=["'][^"'<>]{0,60}["']){0,3}>\s{0,9}(?:<!\[CDATA\[)?|` +
  // A tuple, a reply of Redis, a field of a form: only before what is long enough.
  String.raw`["'](?:\s{0,9},\s{0,9}|\r?\n\d{1,3}\)\s|(?:\r?\n){2})(?=["']?[\w.~+/-]{24})|` +
  String.raw`["']\s{0,9},\s{0,9}["']value["']\s{0,9}:\s{0,9}`;

const QUOTED = String.raw`(\\{0,9}["'“])((?:[^"'“”\\<>{}]|\\\/){1,4096})(?=\\{0,9}["'”])`;
const BARE = String.raw`\\{0,9}["'“]?(?:(?!%(?:25){0,3}26)[^\s"'“”‘’&,，;；<>(){}[\]|\\]|\\\/)+`;

const NAMED = new RegExp(String.raw`((?:${NAMES})(?:${BETWEEN}))(?:${QUOTED}|(${BARE}))`, 'gi');

/** Shorter ones after a mere word are words themselves. */
const IN_PROSE =
  /((?:access[_ -]?token|(?:corp|app)?secret|bearer|密钥|令牌|密码)[ \t]{0,9}(?:is|was|是|为)?[ \t]{0,9})([\w.~+/-]{24,}={0,2})/gi;

/** A line that is only such a name, and the value below it. */
const BELOW_NAME =
  /^([ \t]{0,9}[^\s,|]{0,8}(?:access[_ -]?token|(?:corp|app)?secret|密钥|令牌|密码)[ \t]{0,9}[:：]?[ \t]{0,9}(?:\r?\n[ \t]{0,9}){1,3})[\w.~+/-]{24,}={0,2}/gim;

/** What is a secret whatever it is called: a cookie, what authorizes a request. */
const HEADERS =
  /((?:set-)?cookie["']?\s{0,9}:\s{0,9}["']?|\s(?:-b|--cookie)\s{1,9}["'])[^\r\n"']{8,}|(authorization["']?\s{0,9}[:=]\s{0,9}["']?(?:[A-Za-z]{1,12}\s{1,9})?)[^\s"',]{8,}/gi;

/** A HAR file's member whose value comes first. */
const VALUE_FIRST = new RegExp(
  String.raw`(["']value["']\s{0,9}:\s{0,9}["'])[^"'\n]{12,4096}(["']\s{0,9},\s{0,9}["']name["']\s{0,9}:\s{0,9}["'](?:${NAMES}))`,
  'gi',
);

/** What Redis answers for a key. */
const REDIS_GET = /^([^\n]{0,60}> GET [^\n]{1,200}\r?\n")[^"\n]{16,}/gim;
const SECRET_KEY = /token|secret|ticket|session/i;

/** A line of an address that was wrapped: what its next line begins with, and how it goes on. */
const NEXT_LINE = /(\r?\n[ \t>]*)([\w%.~-]+)(?=(\r?\n|[&"'<>]|$)|[^])/y;

/** A line that long may have been wrapped, and a value that long. */
const SHORTEST_WRAPPED = 60;
const WIDEST_WRAPPED = 80;
const SHORTEST_VALUE = 16;

/**
 * The text with the values of access_token, corpsecret, secret and key hidden, also where a line break cuts them. It
 * comes before anything else: nothing keeps what this takes out.
 */
export function withoutSecrets(text: string): string {
  let hidden = '';
  let from = 0;
  NAMED.lastIndex = 0;
  for (let match = NAMED.exec(text); match; match = NAMED.exec(text)) {
    const [whole, before = '', quote = '', , bare] = match;
    const end = match.index + whole.length;
    const opening = bare === undefined ? quote : (/^\\*["'“]/.exec(bare)?.[0] ?? '');
    hidden += text.slice(from, match.index) + before + opening + HIDDEN;
    from = bare === undefined ? end : endOfWrapped(text, end, bare.length);
    NAMED.lastIndex = from;
  }
  const plain = (hidden + text.slice(from))
    .replace(IN_PROSE, `$1${HIDDEN}`)
    .replace(VALUE_FIRST, `$1${HIDDEN}$2`)
    .replace(BELOW_NAME, `$1${HIDDEN}`)
    .replace(
      HEADERS,
      (_, cookie?: string, authorization?: string) => `${cookie ?? authorization ?? ''}${HIDDEN}`,
    )
    .replace(REDIS_GET, (whole, before: string) => (SECRET_KEY.test(before) ? before + HIDDEN : whole));
  return withoutSecretColumns(plain);
}

/**
 * Where a value ends that no quote closes and that reaches the end of its line. Wrapped is what goes on to where an
 * address or an element does; or lines as wide as the first, and a last one. All else is a list below it.
 */
function endOfWrapped(text: string, valueEnd: number, length: number): number {
  const width = valueEnd - 1 - text.lastIndexOf('\n', valueEnd - 1);
  if (width < SHORTEST_WRAPPED || length < SHORTEST_VALUE) return valueEnd;
  const widths: number[] = [];
  let end = valueEnd;
  for (;;) {
    NEXT_LINE.lastIndex = end;
    const [, , line = '', after] = NEXT_LINE.exec(text) ?? [];
    if (after === undefined) break;
    end = NEXT_LINE.lastIndex;
    if (/[&"'<>]/.test(after)) return end;
    widths.push(line.length);
  }
  const isEven = widths.slice(0, -1).every((one) => one >= width - 1);
  return width <= WIDEST_WRAPPED && isEven ? end : valueEnd;
}
