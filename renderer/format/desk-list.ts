import type { Account } from '../../electron/contract/account.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { deskFacts, type DeskFacts, type DeskKind } from './desk-facts.ts';
import { companyOf } from './owner.ts';

export const DESK_GROUPINGS = ['none', 'sender', 'message', 'day'] as const;
export type DeskGrouping = (typeof DESK_GROUPINGS)[number];

export const DESK_STATES = ['all', 'fetched', 'failed', 'gone', 'not_saved'] as const;
export type DeskState = (typeof DESK_STATES)[number];

/** Which fetches are shown, and how they stand together. */
export interface DeskQuery {
  readonly grouping: DeskGrouping;
  /** Empty: all. */
  readonly kinds: readonly DeskKind[];
  readonly state: DeskState;
  readonly search: string;
}

export const WHOLE_DESK: DeskQuery = { grouping: 'none', kinds: [], state: 'all', search: '' };

/** Whether anything keeps fetches out. */
export const isNarrowed = ({ kinds, state, search }: DeskQuery): boolean =>
  kinds.length > 0 || state !== 'all' || search !== '';

export interface DeskGroup {
  /** Company and sender, message id or midnight of the day; null: of those that have none, or of all. */
  readonly key: string | number | null;
  readonly ids: readonly string[];
  /** A fetch of it, for its name. */
  readonly first: Transfer;
}

export interface DeskList {
  readonly grouping: DeskGrouping;
  readonly groups: readonly DeskGroup[];
  /** All that is shown, in order. */
  readonly order: readonly string[];
  /** How many there would be with that kind, or that state, and all else as it is. */
  readonly kindCounts: Readonly<Record<DeskKind, number>>;
  readonly stateCounts: Readonly<Record<DeskState, number>>;
}

const IN_STATE: Readonly<Record<DeskState, (facts: DeskFacts) => boolean>> = {
  all: () => true,
  fetched: ({ state }) => state === 'fetched',
  failed: ({ state }) => state === 'failed',
  gone: ({ state }) => state === 'gone',
  not_saved: ({ state, isSaved }) => state === 'fetched' && !isSaved,
};

/** Once through all fetches. */
export function listDesk(
  fetches: readonly Transfer[],
  query: DeskQuery,
  accounts: readonly Account[],
): DeskList {
  const company = companies(accounts);
  const kinds = new Set<DeskKind | null>(query.kinds);
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const kindCounts = { image: 0, voice: 0, video: 0, file: 0 };
  const stateCounts = { all: 0, fetched: 0, failed: 0, gone: 0, not_saved: 0 };
  const groups = new Map<DeskGroup['key'], { ids: string[]; first: Transfer }>();
  for (const transfer of fetches) {
    const facts = deskFacts(transfer);
    if (!words.every((word) => facts.sought.includes(word))) continue;
    const isOfKind = kinds.size === 0 || kinds.has(facts.kind);
    const isInState = IN_STATE[query.state](facts);
    if (isInState && facts.kind !== null) kindCounts[facts.kind] += 1;
    if (!isOfKind) continue;
    for (const state of DESK_STATES) if (IN_STATE[state](facts)) stateCounts[state] += 1;
    if (!isInState) continue;
    const key = keyOf(transfer, query.grouping, company);
    const group = groups.get(key);
    if (group) group.ids.push(transfer.id);
    else groups.set(key, { ids: [transfer.id], first: transfer });
  }
  const inOrder = sorted([...groups].map(([key, group]) => ({ key, ...group })));
  return {
    grouping: query.grouping,
    groups: inOrder,
    order: inOrder.flatMap(({ ids }) => ids),
    kindCounts,
    stateCounts,
  };
}

/** Of each account looked up once. */
function companies(accounts: readonly Account[]): (transfer: Transfer) => string {
  const known = new Map(accounts.map(({ id }) => [id, companyOf({ accountId: id }, accounts)]));
  return ({ accountId }) => known.get(accountId) ?? accountId;
}

function keyOf(
  transfer: Transfer,
  grouping: DeskGrouping,
  company: (transfer: Transfer) => string,
): DeskGroup['key'] {
  const facts = deskFacts(transfer);
  switch (grouping) {
    case 'none':
      return null;
    case 'sender':
      return facts.sender === null ? null : `${company(transfer)} ${facts.sender}`;
    case 'message':
      return facts.messageId;
    case 'day':
      return facts.day;
  }
}

/** Days backwards, all else in the order it came; what belongs nowhere last. */
function sorted(groups: readonly DeskGroup[]): readonly DeskGroup[] {
  return [...groups].sort(({ key: a }, { key: b }) => {
    if (typeof a === 'number' && typeof b === 'number') return b - a;
    return Number(a === null) - Number(b === null);
  });
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

/** The list before, where the same tiles stand in the same places: what is laid out by it stays. */
export function keepOrder(before: DeskList, now: DeskList): DeskList {
  if (before.grouping !== now.grouping || !isSameList(before.order, now.order)) return now;
  const isSame = isSameList(
    before.groups.flatMap(({ key, ids }) => [key, ids.length]),
    now.groups.flatMap(({ key, ids }) => [key, ids.length]),
  );
  return isSame ? { ...now, groups: before.groups, order: before.order } : now;
}
