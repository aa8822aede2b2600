/** An element of the array that a file holds; `value` undefined where it cannot be read. */
export interface JsonElement {
  /** Of the file, on which it begins; the first is 1. */
  readonly line: number;
  readonly value: unknown;
}

/** Characters. */
const LONGEST_ELEMENT = 1024 * 1024;

/**
 * Reads an array of objects in pieces of any size: to parse a large file whole would stop the window. Where it is not
 * such an array, or does not end, an unreadable element stands for all the rest.
 */
export function createJsonReader() {
  const scanner = createScanner();
  let isBroken = false;
  /** What earlier pieces held of the element under way. */
  let kept = '';
  let line = 1;
  let startLine = 1;
  return (piece: string, isLast: boolean): readonly JsonElement[] => {
    if (isBroken) return [];
    const elements: JsonElement[] = [];
    let from = 0;
    for (let at = 0; at < piece.length && !isBroken; at++) {
      const char = piece.charAt(at);
      const step = scanner.read(char);
      if (step === 'begins') [from, startLine] = [at, line];
      if (step === 'ends') {
        elements.push({ line: startLine, value: parsed(kept + piece.slice(from, at + 1)) });
        kept = '';
      }
      if (char === '\n') line++;
      isBroken = step === 'broken';
    }
    if (scanner.isInside()) kept += piece.slice(from);
    isBroken ||= kept.length > LONGEST_ELEMENT || (isLast && !scanner.isDone());
    if (isBroken) elements.push({ line, value: undefined });
    return elements;
  };
}

type Step = 'between' | 'begins' | 'within' | 'ends' | 'broken';

/** Follows an array of objects by its brackets and strings; what is within an object is left to JSON.parse. */
function createScanner() {
  /** 0 outside the array, 1 between its elements, more within one. */
  let depth = 0;
  let isDone = false;
  let isInString = false;
  let isEscaped = false;

  const inString = (char: string): Step => {
    if (isEscaped) isEscaped = false;
    else if (char === '\\') isEscaped = true;
    else if (char === '"') isInString = false;
    return 'within';
  };
  const inElement = (char: string): Step => {
    if (char === '"') isInString = true;
    if (char === '{' || char === '[') depth++;
    if (char === '}' || char === ']') depth--;
    return depth === 1 ? 'ends' : 'within';
  };
  const between = (char: string): Step => {
    if (/\s/.test(char)) return 'between';
    if (depth === 1 && char === ',') return 'between';
    if (depth === 1 && char === '{') {
      depth = 2;
      return 'begins';
    }
    if (depth === 1 && char === ']') isDone = true;
    else if (depth === 1 || isDone || char !== '[') return 'broken';
    depth = isDone ? 0 : 1;
    return 'between';
  };
  return {
    read: (char: string): Step => (isInString ? inString(char) : depth > 1 ? inElement(char) : between(char)),
    isInside: () => depth > 1,
    isDone: () => isDone,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
