import { MEDIA_LIFE_SECONDS } from './media.ts';
import { bareMention, type Mention } from './mention.ts';

/** The server was asked whether it still has a media_id. */
export interface Probe {
  /** Ms since epoch. */
  readonly at: number;
  readonly alive: boolean;
}

/** What a fetch is of, and what was decided about it. */
export interface FetchSubject {
  readonly mention: Mention;
  /** Never removed by itself. */
  readonly pinned: boolean;
  /** The last one; null where there was none, or where a fetch has since ended with the server's own word. */
  readonly probe: Probe | null;
  /** False once cleared from Transfers; in Fetch it stays. */
  readonly inTransfers: boolean;
}

export const subjectOf = (mention: Mention): FetchSubject => ({
  mention,
  pinned: false,
  probe: null,
  inTransfers: true,
});

/** Of a fetch that nothing but the media_id is known of any more. */
export const plainSubject = (mediaId: string): FetchSubject => subjectOf(bareMention(mediaId, 'app'));

/** So much may a message be ahead of the clock; one that says more is not believed. */
const CLOCK_TOLERANCE_SECONDS = 24 * 60 * 60;

/**
 * When a fetched media_id ends. Where its message's time is not known, three days from when it was first seen: it ends no
 * later, and probably sooner. A message of the future counts from a day after it was first seen.
 * @param addedAt when it came to this desk, ms since epoch
 * @param clockOffsetMs its account's, where that is known: a message's time is the server's
 * @returns `at` in seconds, `seenAt` (when it was first seen, here or on another desk) in ms since epoch
 */
export function fetchExpiry(
  mention: Pick<Mention, 'sentAt' | 'seenAt'>,
  addedAt: number,
  clockOffsetMs = 0,
): { readonly at: number; readonly isExact: boolean; readonly seenAt: number } {
  const { sentAt } = mention;
  const seenAt = mention.seenAt === null ? addedAt : Math.min(addedAt, mention.seenAt * 1000);
  const seen = Math.floor(seenAt / 1000);
  const latest = seen + Math.floor(clockOffsetMs / 1000) + CLOCK_TOLERANCE_SECONDS;
  const from = sentAt === null ? seen : Math.min(sentAt, latest);
  return { at: from + MEDIA_LIFE_SECONDS, isExact: from === sentAt, seenAt };
}
