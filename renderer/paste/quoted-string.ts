const AFTER_STRING = /\s*(?:[,:}\]]|=>|$)/y;
const QUOTES = /"+/g;
const NEXT_MARK = /["'\\\n]/g;

/** Of each quote: no string that begins before this ever closes. So no run of them is searched again from each. */
export type Unclosed = Record<'"' | "'", number>;

const staysInLine = (quote: '"' | "'", start: number, unclosed: Unclosed): boolean =>
  quote === "'" || start < unclosed[quote];

/**
 * What stands between the quotes; a line break in it is a wrapped line's where the string then ends as one does. `end`
 * is -1 where it is cut off: then `content` is what is left of its line.
 */
export function stringAt(
  text: string,
  start: number,
  quote: '"' | "'",
  unclosed: Unclosed,
): { readonly content: string; readonly end: number } {
  const endsWithLine = staysInLine(quote, start, unclosed);
  let firstBreak = -1;
  let lastBreak = -1;
  NEXT_MARK.lastIndex = start + 1;
  for (let mark = NEXT_MARK.exec(text); mark; mark = NEXT_MARK.exec(text)) {
    if (mark[0] === '\\') NEXT_MARK.lastIndex = mark.index + 2;
    else if (mark[0] === '\n') {
      if (firstBreak < 0) firstBreak = mark.index;
      lastBreak = mark.index;
      if (endsWithLine || /\s*[{<]/y.test(text.slice(mark.index + 1, mark.index + 40))) break;
    } else if (mark[0] === quote) {
      AFTER_STRING.lastIndex = mark.index + 1;
      if (firstBreak >= 0 && !AFTER_STRING.test(text)) break;
      return { content: text.slice(start + 1, mark.index), end: mark.index + 1 };
    }
  }
  const searchedTo = NEXT_MARK.lastIndex === 0 ? text.length : lastBreak;
  unclosed[quote] = Math.max(unclosed[quote], searchedTo);
  return { content: text.slice(start + 1, firstBreak < 0 ? text.length : firstBreak), end: -1 };
}

/** Where JSON ends that stands in a string something printed: at the quote without a backslash before it, or with its line. */
export function endOfEscaped(text: string, start: number): number {
  NEXT_MARK.lastIndex = start;
  for (let mark = NEXT_MARK.exec(text); mark; mark = NEXT_MARK.exec(text)) {
    if (mark[0] === '\\') NEXT_MARK.lastIndex = mark.index + 2;
    else if (mark[0] !== "'") return mark.index;
  }
  return text.length;
}

/** Where a cell of CSV ends: at the quote that is not one of two. */
export function endOfDoubled(text: string, start: number): number {
  QUOTES.lastIndex = start;
  for (let run = QUOTES.exec(text); run; run = QUOTES.exec(text)) {
    if (run[0].length % 2 === 1) return run.index + run[0].length - 1;
  }
  return text.length;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '' };

export const unescaped = (raw: string): string =>
  raw.includes('\\')
    ? raw.replace(/\\(?:u([\da-fA-F]{4})|([^]))/g, (_, code: string | undefined, one: string | undefined) =>
        code === undefined ? (ESCAPES[one ?? ''] ?? one ?? '') : String.fromCharCode(parseInt(code, 16)),
      )
    : raw;
