import { MEDIA_LIFE_SECONDS } from './media.ts';
import type { Mention } from './mention.ts';

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

/**
 * When a fetched media_id ends. Where its message's time is not known, three days from when it was first seen: it ends no
 * later, and probably sooner.
 * @param addedAt when it came to this desk, ms since epoch
 * @returns `at` in seconds, `seenAt` (when it was first seen, here or on another desk) in ms since epoch
 */
export function fetchExpiry(
  mention: Pick<Mention, 'sentAt' | 'seenAt'>,
  addedAt: number,
): { readonly at: number; readonly isExact: boolean; readonly seenAt: number } {
  const { sentAt } = mention;
  const seenAt = mention.seenAt === null ? addedAt : Math.min(addedAt, mention.seenAt * 1000);
  const from = sentAt ?? Math.floor(seenAt / 1000);
  return { at: from + MEDIA_LIFE_SECONDS, isExact: sentAt !== null, seenAt };
}
