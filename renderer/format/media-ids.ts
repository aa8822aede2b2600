export type MalformedReason = 'characters' | 'too_short' | 'too_long';

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
 * Where a message names its media_id: XML of a callback, JSON of any API, the query of a logged address. White space
 * is bounded: without that, a long run of it would be searched again from each of its characters.
 */
const NAMED =
  /<(?:Thumb)?MediaId>\s{0,9}(?:<!\[CDATA\[)?\s{0,9}([^<\]\s]+)|media_?id\\?["']?\s{0,9}[:=：]\s{0,9}\\?["']?([\w-]+)/gi;

/** What is left of a message once its media_ids are taken: tags, and JSON members. */
const MARKUP = /[<>{}]|"\s*:/;

const SEPARATORS = /[\s,，;；、"'`“”‘’«»()[\]|]+/;

const SHORTEST = 10;
const LONGEST = 1024;

/**
 * Finds the media_ids in pasted text: bare ones separated by white space, commas or quotes, and those that message
 * XML, JSON or log lines name. A line that names one is a message, so its other words are not taken for ids.
 */
export function findMediaIds(text: string): FoundMediaIds {
  const seen = new Set<string>();
  const malformed: MalformedItem[] = [];
  let duplicates = 0;
  const take = (candidate: string) => {
    const reason = reasonAgainst(candidate);
    if (reason) malformed.push({ text: candidate, reason });
    else if (seen.has(candidate)) duplicates += 1;
    else seen.add(candidate);
  };
  for (const line of text.split(/[\r\n\u2028\u2029]+/)) {
    const named = [...line.matchAll(NAMED)].flatMap((match) => match[1] ?? match[2] ?? []);
    if (named.length > 0) named.forEach(take);
    else if (!MARKUP.test(line)) line.split(SEPARATORS).filter(Boolean).forEach(take);
  }
  return { mediaIds: [...seen], duplicates, malformed };
}

function reasonAgainst(candidate: string): MalformedReason | null {
  if (!/^[\w-]+={0,2}$/.test(candidate)) return 'characters';
  if (candidate.length < SHORTEST) return 'too_short';
  return candidate.length > LONGEST ? 'too_long' : null;
}
