import { fetchExpiry } from '../../electron/contract/fetch-subject.ts';
import { bareMention, type Mention } from '../../electron/contract/mention.ts';
import { shownTypeOf } from '../../electron/contract/shown-type.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { isGone } from './gone-causes.ts';
import { plainText } from './plain-text.ts';

export const DESK_KINDS = ['image', 'voice', 'video', 'file'] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

export type TileState = 'waiting' | 'loading' | 'failed' | 'gone' | 'fetched';

/** What tiles are found, counted and grouped by. */
export interface DeskFacts {
  /** Null as long as neither the bytes nor the message tell. */
  readonly kind: DeskKind | null;
  readonly state: TileState;
  readonly isSaved: boolean;
  readonly sender: string | null;
  readonly messageId: string | null;
  /** Midnight before it was sent, or first seen, on this computer's calendar; ms since epoch. */
  readonly day: number;
  /** Lower case. */
  readonly sought: string;
}

/** Of rows already looked at: a row is another object as soon as anything of it changes. */
const known = new WeakMap<Transfer, DeskFacts>();

export function deskFacts(transfer: Transfer): DeskFacts {
  const before = known.get(transfer);
  if (before) return before;
  const mention = mentionOf(transfer);
  const facts: DeskFacts = {
    kind: kindOf(transfer),
    state: stateOf(transfer),
    isSaved: (transfer.fetched?.savedAs ?? null) !== null,
    sender: mention.sender,
    messageId: mention.messageId,
    day: new Date(sentAt(transfer)).setHours(0, 0, 0, 0),
    sought: [nameOf(transfer), mention.mediaId, mention.sender ?? '', mention.messageId ?? '']
      .join('\n')
      .toLowerCase(),
  };
  known.set(transfer, facts);
  return facts;
}

/** What its message says of it. */
export const mentionOf = ({ subject, mediaId, name }: Transfer): Mention =>
  subject?.mention ?? bareMention(mediaId ?? name, 'app');

/** When its message was sent, or else when it was first seen; ms since epoch. */
export function sentAt(transfer: Transfer): number {
  const mention = mentionOf(transfer);
  return mention.sentAt === null ? fetchExpiry(mention, transfer.addedAt).seenAt : mention.sentAt * 1000;
}

/** What it is called: by the server, else by its message, else by its media_id. */
export const nameOf = ({ fetched, subject, name }: Transfer): string =>
  plainText(fetched?.name ?? subject?.mention.fileName ?? name);

function kindOf({ fetched, type, subject }: Transfer): DeskKind | null {
  if (fetched) return shownTypeOf(fetched.contentType, fetched.name);
  const said = subject?.mention.type ?? type;
  return said === 'thumb' ? 'image' : said;
}

function stateOf(transfer: Transfer): TileState {
  if (transfer.fetched) return 'fetched';
  if (isGone(transfer)) return 'gone';
  switch (transfer.state) {
    case 'failed':
    case 'cancelled':
      return 'failed';
    case 'running':
    case 'checking':
      return 'loading';
    case 'waiting':
    case 'retrying':
    case 'paused':
      return 'waiting';
    case 'done':
      return 'fetched';
  }
}
