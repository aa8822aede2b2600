import { dialectOf, type Account } from '../../electron/contract/account.ts';
import { refusesMediaId } from '../../electron/contract/errcodes/find.ts';
import { fetchExpiry, type FetchSubject } from '../../electron/contract/fetch-subject.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';

/** What a media_id may be instead of temporary media that the ordinary call serves (wechat-api.md §4.5, §5). */
export type OtherKind =
  | 'ordinary_voice'
  | 'hd_voice'
  | 'thumb'
  /** 43 characters on an Official Account: as permanent material is named. */
  | 'permanent'
  | 'other_use';

/** Why a server has no such media, as far as it can be told from here. */
export type GoneCause =
  /** `endedAt`: seconds since epoch; null where nothing tells that it has ended. */
  | { readonly kind: 'expired'; readonly endedAt: number | null }
  /** `addressee`: the message names another account's company, or one that no account here has. */
  | {
      readonly kind: 'wrong_account';
      readonly because: 'addressee' | 'addressee_unknown' | 'still_live' | 'possible';
    }
  | { readonly kind: 'wrong_kind'; readonly other: OtherKind }
  /** Characters. */
  | { readonly kind: 'cut_off'; readonly length: number };

export interface GoneReading {
  /** Most likely first. */
  readonly causes: readonly GoneCause[];
  /** The first cause where something speaks for it, and not only its being common; else null. */
  readonly evident: GoneCause | null;
  /** Accounts that may have it, best first: the one addressed, those of the same platform, all others. */
  readonly accounts: readonly Account[];
}

/** Nothing documents a length. Ids seen have 43 characters or more; one this much shorter was hardly copied whole. */
const SHORTEST_WHOLE = 32;

/** Permanent material of an Official Account has 43. */
const PERMANENT_LENGTH = 43;

/** From here on a cause has something to speak for it. */
const EVIDENT = 50;

type Weighed = readonly [weight: number, cause: GoneCause];

/** Whether the server answered that it has no such media. */
export const isGone = ({ state, error }: Pick<Transfer, 'state' | 'error'>): boolean =>
  state === 'failed' &&
  error?.code === 'api_refused' &&
  error.call === 'get' &&
  error.errcode !== undefined &&
  (refusesMediaId('wecom', error.errcode) || refusesMediaId('official_account', error.errcode));

/**
 * The causes of "no such media" in order of likelihood for this media_id.
 * @param now ms since epoch by the server's clock
 */
export function readGone(
  transfer: Pick<Transfer, 'accountId' | 'mediaId' | 'addedAt'>,
  subject: FetchSubject,
  accounts: readonly Account[],
  now: number,
): GoneReading {
  const asked = accounts.find(({ id }) => id === transfer.accountId) ?? null;
  const others = inOrder(accounts, asked, subject);
  const end = fetchExpiry(subject.mention, transfer.addedAt, asked?.clockOffsetMs);
  const isOver = end.at * 1000 <= now;
  const isLive = end.isExact && !isOver;
  const { addressee } = subject.mention;
  const known: Known = {
    subject,
    asked,
    others,
    isOver,
    isLive,
    isOurs: isLive && addressee !== null && asked?.ownerId === addressee,
    mediaId: transfer.mediaId ?? '',
  };
  const weighed = [
    ...expired(known, end.at),
    ...wrongAccount(known),
    ...wrongKind(known),
    ...cutOff(known),
  ].sort(([a], [b]) => b - a);
  const [first] = weighed;
  return {
    causes: weighed.map(([, cause]) => cause),
    evident: first && first[0] >= EVIDENT ? first[1] : null,
    accounts: others,
  };
}

interface Known {
  readonly subject: FetchSubject;
  readonly asked: Account | null;
  readonly others: readonly Account[];
  readonly isOver: boolean;
  /** The message's own time says that it has not ended yet. */
  readonly isLive: boolean;
  /** Live and sent to this very company: what is left to doubt is the id itself. */
  readonly isOurs: boolean;
  readonly mediaId: string;
}

/** Whose company is the one that was asked has the same media, and would answer the same. */
function inOrder(
  accounts: readonly Account[],
  asked: Account | null,
  { mention }: FetchSubject,
): readonly Account[] {
  const isSameCompany = (one: Account) =>
    one.id === asked?.id ||
    (asked !== null &&
      asked.ownerId !== '' &&
      one.ownerId === asked.ownerId &&
      one.platform === asked.platform &&
      one.baseUrl === asked.baseUrl);
  const rank = (one: Account) => {
    if (one.ownerId !== '' && one.ownerId === mention.addressee) return 0;
    if (one.platform === asked?.platform) return 1;
    return asked && dialectOf(one.imitates) === dialectOf(asked.imitates) ? 2 : 3;
  };
  // What the practice server has, no real one has.
  const isOfThisWorld = (one: Account) =>
    asked === null || (one.platform === 'simulator') === (asked.platform === 'simulator');
  return accounts
    .filter((one) => !isSameCompany(one) && isOfThisWorld(one))
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}

function expired({ isOver, isLive }: Known, at: number): readonly Weighed[] {
  if (isOver) return [[100, { kind: 'expired', endedAt: at }]];
  return isLive ? [] : [[40, { kind: 'expired', endedAt: null }]];
}

function wrongAccount({ subject, asked, others, isLive }: Known): readonly Weighed[] {
  const { addressee } = subject.mention;
  if (addressee !== null && others.some(({ ownerId }) => ownerId === addressee))
    return [[90, { kind: 'wrong_account', because: 'addressee' }]];
  // On WeCom it is the corpid; elsewhere a `gh_` name, which no account here knows of itself.
  const isCorpid = addressee !== null && asked !== null && dialectOf(asked.imitates) === 'wecom';
  if (isCorpid && asked.ownerId !== '')
    return asked.ownerId === addressee ? [] : [[80, { kind: 'wrong_account', because: 'addressee_unknown' }]];
  if (isLive) return [[70, { kind: 'wrong_account', because: 'still_live' }]];
  return [[others.length > 0 ? 30 : 15, { kind: 'wrong_account', because: 'possible' }]];
}

function wrongKind({ subject, asked, isLive, isOurs, mediaId }: Known): readonly Weighed[] {
  const { hdVoice, type } = subject.mention;
  const of = (weight: number, other: OtherKind): readonly Weighed[] => [
    [weight, { kind: 'wrong_kind', other }],
  ];
  if (hdVoice) return of(95, 'ordinary_voice');
  if (mediaId.length === PERMANENT_LENGTH && asked?.imitates !== 'wecom') return of(65, 'permanent');
  if (type === 'thumb') return of(isLive ? 75 : 20, 'thumb');
  if (type === 'voice') return of(isOurs ? 60 : 12, 'hd_voice');
  return of(isOurs ? 60 : 10, 'other_use');
}

const cutOff = ({ mediaId }: Known): readonly Weighed[] =>
  mediaId.length < SHORTEST_WHOLE ? [[75, { kind: 'cut_off', length: mediaId.length }]] : [];
