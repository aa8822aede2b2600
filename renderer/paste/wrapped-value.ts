/** A line of an address that was wrapped: what its next line begins with, and how it goes on. */
const NEXT_LINE = /(\r?\n[ \t>]*)([\w%.~-]+)(?=(\r?\n|[&"'<>]|$)|[^])/y;

/** A line that long may have been wrapped, and a value that long. */
const SHORTEST_WRAPPED = 60;
const WIDEST_WRAPPED = 80;
const SHORTEST_VALUE = 16;

/** Lines; no token is as long as that. */
const MOST_WRAPPED = 20;

/**
 * Where a value ends that no quote closes and that reaches the end of its line. Wrapped is what goes on to where an
 * address or an element does; or lines as wide as the first, and a last one. All else is a list below it.
 */
export function endOfWrapped(text: string, valueEnd: number, length: number): number {
  if (length < SHORTEST_VALUE) return valueEnd;
  const width = widthBefore(text, valueEnd);
  if (width < SHORTEST_WRAPPED) return valueEnd;
  const widths: number[] = [];
  let end = valueEnd;
  while (widths.length < MOST_WRAPPED) {
    NEXT_LINE.lastIndex = end;
    const [, , line = '', after] = NEXT_LINE.exec(text) ?? [];
    if (after === undefined) break;
    end = NEXT_LINE.lastIndex;
    if (/[&"'<>]/.test(after)) return end;
    widths.push(line.length);
  }
  if (widths.length === MOST_WRAPPED) return valueEnd;
  const isEven = widths.slice(0, -1).every((one) => one >= width - 1);
  return width <= WIDEST_WRAPPED && isEven ? end : valueEnd;
}

/** Characters of the line before `end`; it is not looked at farther than tells whether it is too wide. */
function widthBefore(text: string, end: number): number {
  const before = text.slice(Math.max(0, end - WIDEST_WRAPPED - 1), end);
  return before.length - 1 - before.lastIndexOf('\n');
}
