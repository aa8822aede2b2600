import { isMediaId, LONGEST_MEDIA_ID, SHORTEST_MEDIA_ID } from '../../electron/contract/media.ts';

export type MalformedReason = 'characters' | 'too_short' | 'too_long' | 'word';

export interface MalformedItem {
  readonly text: string;
  readonly reason: MalformedReason;
}

export interface FoundMediaIds {
  /** In the order they were met, each once. */
  readonly mediaIds: readonly string[];
  readonly duplicates: number;
  readonly malformed: readonly MalformedItem[];
}

/**
 * Where a message names its media_id: XML of a callback, JSON of any API, the query of a logged address. What follows
 * is the value. White space is bounded: without that, a long run of it would be searched again from each character.
 */
const NAME = /<(?:Thumb)?MediaId>\s{0,9}|media_?id(?:\\*["'])?\s{0,9}[:=：]\s{0,9}/gi;

/** What opens a value; in JSON within JSON the quotes have backslashes before them. */
const OPENING = /<!\[CDATA\[|\\*["'“‘]/y;

/** A value with no quotes ends here; a full stop after it is the sentence's. */
const UNQUOTED = /[^\s&,，;；、"'`“”‘’()[\]{}|<>\\]*/y;
const SENTENCE_END = /[.。:：!！?？]+$/;

/** Farther away, what would close a value is not looked for. */
const FARTHEST = 4 * LONGEST_MEDIA_ID;

/** What is left of a message once its media_ids are taken: tags, and JSON members. */
const MARKUP = /[<>{}]|"\s*:/;

const LINE_ENDS = /[\r\n\u2028\u2029]+/;
const SEPARATORS = /[\s,，;；、"'`“”‘’«»()[\]|]+/;

/** The head of a column is not one of its ids. */
const COLUMN_NAME = /^(?:thumb_)?media_id$/;

/** A bare one among other words must be at least this long. */
const SHORTEST_IN_PROSE = 20;

interface Candidate {
  readonly text: string;
  /** Quoted under its name: the sender called it a media_id, whatever it looks like. */
  readonly isQuoted: boolean;
}

/**
 * Finds the media_ids in pasted text: bare ones separated by white space, commas or quotes, and those that message
 * XML, JSON or log lines name. A line that names one is a message, so its other words are not taken for ids.
 */
export function findMediaIds(text: string): FoundMediaIds {
  const seen = new Set<string>();
  const malformed: MalformedItem[] = [];
  let duplicates = 0;
  const take = (candidate: string, reason: MalformedReason | null) => {
    if (reason) malformed.push({ text: candidate, reason });
    else if (seen.has(candidate)) duplicates += 1;
    else seen.add(candidate);
  };
  const lines = text.split(LINE_ENDS).map((line) => {
    const named = namedIn(line);
    return { named, bare: named.length > 0 ? [] : bareIn(line) };
  });
  const isList = lines.every(({ bare }) => bare.every(couldBeId));
  for (const { named, bare } of lines) {
    for (const candidate of named) take(candidate.text, reasonAgainstNamed(candidate));
    for (const word of bare) take(word, reasonAgainstBare(word, isList));
  }
  return { mediaIds: [...seen], duplicates, malformed };
}

const bareIn = (line: string): readonly string[] =>
  MARKUP.test(line) ? [] : line.split(SEPARATORS).filter((word) => word !== '' && !COLUMN_NAME.test(word));

const namedIn = (line: string): readonly Candidate[] =>
  [...line.matchAll(NAME)]
    .map((match) => valueAt(line, match.index + match[0].length, match[0].startsWith('<')))
    .filter((candidate) => candidate.text !== '');

/** The value that begins at `at`, whole: to its closing quote or tag. One that nothing closes keeps its opening. */
function valueAt(line: string, at: number, isTag: boolean): Candidate {
  const opening = textAt(OPENING, line, at);
  if (opening === '' && !isTag) {
    return { text: textAt(UNQUOTED, line, at).replace(SENTENCE_END, ''), isQuoted: false };
  }
  const inside = line.slice(at + opening.length, at + opening.length + FARTHEST);
  const end = inside.indexOf(closingOf(opening));
  return { text: end < 0 ? opening + inside : inside.slice(0, end).trim(), isQuoted: true };
}

function closingOf(opening: string): string {
  if (opening === '') return '</';
  return opening.startsWith('<') ? ']]>' : opening.replace('“', '”').replace('‘', '’');
}

/** What a sticky pattern finds at this place; empty where it finds nothing. */
function textAt(sticky: RegExp, line: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(line)?.[0] ?? '';
}

/** Letters alone are a word of some language. */
const couldBeId = (word: string): boolean => isMediaId(word) && /[\d_-]/.test(word);

const KINDS = [/\d/, /[a-z]/, /[A-Z]/, /[_-]/];

/** Random enough to be found among words: neither a long word, a date, a telephone number nor a hash. */
const standsOutInProse = (word: string): boolean =>
  word.length >= SHORTEST_IN_PROSE && KINDS.filter((kind) => kind.test(word)).length >= 3;

const reasonAgainstNamed = ({ text, isQuoted }: Candidate): MalformedReason | null =>
  reasonAgainst(text) ?? (isQuoted || couldBeId(text) ? null : 'word');

const reasonAgainstBare = (word: string, isList: boolean): MalformedReason | null =>
  reasonAgainst(word) ?? (isList || standsOutInProse(word) ? null : 'word');

function reasonAgainst(text: string): MalformedReason | null {
  if (isMediaId(text)) return null;
  if (text.length > LONGEST_MEDIA_ID) return 'too_long';
  return text.length < SHORTEST_MEDIA_ID && /^[\w-]+$/.test(text) ? 'too_short' : 'characters';
}
