/** Deeper is not indented further: a line for each of a hundred thousand brackets would be gigabytes of blanks. */
const DEEPEST = 40;

/**
 * JSON with a line for each value, as it was written otherwise: numbers too long for JavaScript, keys given twice and
 * escapes stay what they are. Null where it is no JSON.
 */
export function indentJson(text: string): string | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  let depth = 0;
  const line = () => `\n${'  '.repeat(Math.min(depth, DEEPEST))}`;
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g) ?? [];
  return tokens
    .map((token, at) => {
      const [before, after] = [tokens[at - 1], tokens[at + 1]];
      if (token === '{' || token === '[') {
        depth += 1;
        return after === '}' || after === ']' ? token : token + line();
      }
      if (token === '}' || token === ']') {
        depth -= 1;
        return before === '{' || before === '[' ? token : line() + token;
      }
      if (token === ',') return token + line();
      return token === ':' ? ': ' : token;
    })
    .join('');
}
