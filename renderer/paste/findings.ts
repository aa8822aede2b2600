import { isMediaId, LONGEST_MEDIA_ID, SHORTEST_MEDIA_ID } from '../../electron/contract/media.ts';
import { bareMention, filledFrom, type Mention } from '../../electron/contract/mention.ts';

/** `other_id`: a token, openid, hash or another thing that has the form of one. `cut`: a line break may have cut it. */
export type MalformedReason = 'characters' | 'too_short' | 'too_long' | 'word' | 'other_id' | 'cut';

export interface MalformedItem {
  /** Its beginning, at most `LONGEST_SHOWN` characters. */
  readonly text: string;
  readonly reason: MalformedReason;
}

/** What a paste holds. No secret is in it. */
export interface Findings {
  /** In the order they were met, each media_id once. */
  readonly mentions: readonly Mention[];
  /** How often a media_id stood there again. */
  readonly duplicates: number;
  /** The first `MOST_LISTED` of those left out. */
  readonly malformed: readonly MalformedItem[];
  readonly malformedCount: number;
  /** Encrypted envelopes: whoever has the EncodingAESKey can read them, this app cannot. */
  readonly encrypted: number;
}

export const NOTHING_FOUND: Findings = {
  mentions: [],
  duplicates: 0,
  malformed: [],
  malformedCount: 0,
  encrypted: 0,
};

/** One place where a media_id stands. */
export type Draft = { -readonly [K in keyof Mention]: Mention[K] } & {
  /** Under its name and in quotes or a tag: the sender called it a media_id, whatever it looks like. */
  isQuoted: boolean;
};

export const draftOf = (
  mediaId: string,
  source: Mention['source'],
  more: Partial<Omit<Draft, 'mediaId' | 'source'>> = {},
): Draft => ({ ...bareMention(mediaId, source), isQuoted: false, ...more });

export const LONGEST_SHOWN = 1040;
export const MOST_LISTED = 200;

export interface Collector {
  readonly drafts: Draft[];
  leaveOut(text: string, reason: MalformedReason): void;
  countEncrypted(): void;
  findings(): Findings;
}

export function createCollector(): Collector {
  const drafts: Draft[] = [];
  const malformed: MalformedItem[] = [];
  let malformedCount = 0;
  let encrypted = 0;
  const leaveOut = (text: string, reason: MalformedReason) => {
    malformedCount += 1;
    if (malformed.length < MOST_LISTED) malformed.push({ text: text.slice(0, LONGEST_SHOWN), reason });
  };
  return {
    drafts,
    leaveOut,
    countEncrypted() {
      encrypted += 1;
    },
    findings() {
      const byId = new Map<string, Mention>();
      let duplicates = 0;
      for (const { isQuoted, ...mention } of drafts) {
        const reason = reasonAgainstNamed(mention.mediaId, isQuoted);
        if (reason) {
          leaveOut(mention.mediaId, reason);
          continue;
        }
        const known = byId.get(mention.mediaId);
        if (known) duplicates += 1;
        byId.set(mention.mediaId, known ? mergeMentions(known, mention) : mention);
      }
      return { mentions: [...byId.values()], duplicates, malformed, malformedCount, encrypted };
    },
  };
}

const richness = ({ type, sender, addressee, messageId, sentAt, fileName }: Mention): number =>
  [type, sender, addressee, messageId, sentAt, fileName].filter((field) => field !== null).length;

/** The richer one wins, field by field; the other fills what it does not say. */
export function mergeMentions(one: Mention, other: Mention): Mention {
  const [rich, poor] = richness(other) > richness(one) ? [other, one] : [one, other];
  return { ...filledFrom(rich, poor), hdVoice: rich.hdVoice || poor.hdVoice };
}

/** Letters alone are a word of some language, and so are a few that `_` or `-` joins. */
export const couldBeId = (word: string): boolean =>
  isMediaId(word) && (/\d/.test(word) || (word.length >= SHORTEST_IN_PROSE && /[_-]/.test(word)));

/** What documentation has in the place of a media_id: its own name, one letter throughout, or some of it crossed out. */
const isPlaceholder = (text: string): boolean =>
  /^(?:(?:your|the|my|some|test|demo|sample|example)[_-]?)?(?:thumb_?)?media_?id(?:[_-]?(?:here|value|string|sample|example))?$|^([a-z_-])\1+$|x{6}/i.test(
    text,
  );

function reasonAgainstNamed(text: string, isQuoted: boolean): MalformedReason | null {
  const reason = reasonAgainst(text);
  if (reason) return reason;
  return (isQuoted || couldBeId(text)) && !isPlaceholder(text) ? null : 'word';
}

export function reasonAgainst(text: string): MalformedReason | null {
  if (isMediaId(text)) return null;
  if (text.length > LONGEST_MEDIA_ID) return 'too_long';
  return text.length < SHORTEST_MEDIA_ID && /^[\w-]+$/.test(text) ? 'too_short' : 'characters';
}

/** A bare one among other words must be at least this long. */
const SHORTEST_IN_PROSE = 20;

/** Random enough to be found among words: neither a long word, a date, a telephone number nor a version. */
export function standsOutInProse(word: string): boolean {
  if (word.length < SHORTEST_IN_PROSE || !/\d/.test(word) || !/[a-z]/.test(word)) return false;
  return /[A-Z]/.test(word) || (/[_-]/.test(word) && (word.match(/\d[a-z]|[a-z]\d/g)?.length ?? 0) >= 3);
}

/** A cell or a string may hold several, with marks between them. */
export function severalIn(text: string): readonly string[] {
  if (isMediaId(text)) return [text];
  const parts = text
    .split(/[,;|/，；、\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.every((part) => standsOutInProse(part)) ? parts : [text];
}

/** Of a hundred characters drawn by chance about sixty are of another kind than the one before. */
const LEAST_CHANGES = 0.35;

/** Whether chance made it, and no person: capital and small letters and digits are mixed throughout. */
export function looksRandom(text: string): boolean {
  const kinds = text
    .replace(/[^A-Za-z\d]/g, '')
    .replace(/[a-z]/g, 'a')
    .replace(/[A-Z]/g, 'A')
    .replace(/\d/g, '0');
  const changes = kinds.match(/a(?=[A0])|A(?=[a0])|0(?=[aA])/g)?.length ?? 0;
  return standsOutInProse(text) && changes >= LEAST_CHANGES * kinds.length;
}

/** openid, external_userid, corpid, appid, `gh_`, UUID, hash, trace, MsgId or telephone number. */
const OTHER_IDS = /^(?:o[\w-]{27}|w[mok][\w-]{30}|w[wx][\da-f]{16}|gh_[\da-z]{12}|[\da-f-]{16,}|[\d-]{8,})$/i;

/** Keys that say whose they are: GitHub, OpenAI, Slack, npm, GitLab, Stripe, AWS, Tencent, Aliyun, Google; and Feishu's. */
const KEYS_OF_OTHERS =
  /^(?:gh[pousr]_|github_pat_|sk-(?:proj-|ant-)?[A-Za-z\d]{20}|xox[abpors]-|npm_|glpat-|[prs]k_(?:live|test)_|A[KS]IA[A-Z\d]{16}$|AKID[A-Za-z\d]{32}$|LTAI|AIza|ya29|hf_|sha\d{1,3}-|(?:img|file)_v\d_)/;

export const isOtherId = (word: string): boolean => OTHER_IDS.test(word) || KEYS_OF_OTHERS.test(word);
