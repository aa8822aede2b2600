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
  /** The last one; null where there was none. */
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
 * When a fetched media_id ends, in seconds since epoch. Where the message's own time is not known, three days from when
 * it was first seen: it ends no later, and probably sooner.
 * @param addedAt when it was first seen, ms since epoch
 */
export function fetchExpiry(
  { sentAt }: Pick<Mention, 'sentAt'>,
  addedAt: number,
): { readonly at: number; readonly isExact: boolean } {
  const from = sentAt ?? Math.floor(addedAt / 1000);
  return { at: from + MEDIA_LIFE_SECONDS, isExact: sentAt !== null };
}
