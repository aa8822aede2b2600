import { z } from 'zod';

/**
 * Records by their `sequence`, many at a time. A statement gives them as one text (`SEQUENCES`): a hundred thousand
 * rows one by one take ten times as long, and plain arrays of numbers twice.
 */
export type Sequences = Uint32Array;

/** Stands before the FROM of a statement whose rows have a `sequence`. */
export const SELECT_SEQUENCES = `SELECT coalesce(group_concat(sequence), '') AS sequences`;

const rowSchema = z.object({ sequences: z.string() });

const COMMA = 44;
const ZERO = 48;

export function parseSequences(row: unknown): Sequences {
  const { sequences: text } = rowSchema.parse(row);
  const found = new Uint32Array(Math.ceil(text.length / 2));
  let length = 0;
  let value = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COMMA) {
      found[length++] = value;
      value = 0;
    } else value = value * 10 + code - ZERO;
  }
  if (text !== '') found[length++] = value;
  return found.subarray(0, length);
}

export function joinSequences(parts: readonly Sequences[]): Sequences {
  const all = new Uint32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Those of `list`, in its order, that are among `wanted`. */
export function keepSequences(list: Sequences, wanted: Sequences): Sequences {
  let highest = 0;
  for (const sequence of wanted) if (sequence > highest) highest = sequence;
  const isWanted = new Uint8Array(highest + 1);
  for (const sequence of wanted) isWanted[sequence] = 1;
  // By hand: a typed array's own filter takes as long as the rest of a search.
  const kept = new Uint32Array(list.length);
  let length = 0;
  for (const sequence of list) if (isWanted[sequence] === 1) kept[length++] = sequence;
  return kept.subarray(0, length);
}

/** For `json_each`. */
export const sequencesJson = (sequences: Sequences): string => `[${sequences.join(',')}]`;
