import type { LibraryFilter, LibrarySort, LifeFilter } from '../contract/library.ts';
import type { SqlValues } from './database.ts';

/** Records in an order: what stands behind FROM, WHERE and ORDER BY. */
export interface RecordRange {
  /** Covers condition and order, so that a record itself is read only where it is shown. */
  readonly index: string;
  readonly condition: string;
  readonly order: string;
  readonly values: SqlValues;
}

/** Seconds since epoch: what expires after `dead` is live, and expiring where it does so no later than `soon`. */
export interface LifeBounds {
  readonly dead: number;
  readonly soon: number;
}

interface Condition {
  readonly sql: string;
  readonly values: SqlValues;
}

interface Sort {
  readonly column: string;
  readonly index: string;
}

const SORTS: Readonly<Record<LibrarySort['by'], Sort>> = {
  expiry: { column: 'expires_at', index: 'media_records_by_expiry' },
  uploaded: { column: 'created_at', index: 'media_records_by_uploaded' },
  name: { column: 'name COLLATE NOCASE', index: 'media_records_by_name' },
  size: { column: 'size', index: 'media_records_by_size' },
  type: { column: 'type', index: 'media_records_by_type' },
  account: { column: 'account_name COLLATE NOCASE', index: 'media_records_by_account_name' },
};

/** What most people look at: one account, by expiry. */
const OF_ACCOUNT: Sort = { column: 'expires_at', index: 'media_records_by_account' };

/** The list, one range after the other; the search is not among their conditions. */
export function rangesOf(
  filter: LibraryFilter,
  sort: LibrarySort,
  bounds: LifeBounds,
): readonly RecordRange[] {
  const { column, index } = filter.accountId !== null && sort.by === 'expiry' ? OF_ACCOUNT : SORTS[sort.by];
  const range = (life: LifeFilter, descending: boolean): RecordRange => {
    const conditions = [...conditionsOf(filter), ...lifeCondition(life, bounds)];
    const direction = descending ? 'DESC' : 'ASC';
    return {
      index,
      condition: conditions.map(({ sql }) => sql).join(' AND ') || 'true',
      order: `${column} ${direction}, sequence ${direction}`,
      values: Object.fromEntries(conditions.flatMap(({ values }) => Object.entries(values))),
    };
  };
  const { life } = filter;
  if (sort.by !== 'expiry' || sort.descending) return [range(life, sort.descending)];
  if (life === 'any') return [range('live', false), range('expired', true)];
  return [range(life, life === 'expired')];
}

function* conditionsOf({ accountId, types, pinned }: LibraryFilter): Iterable<Condition> {
  if (accountId !== null) yield { sql: 'account_id = :accountId', values: { accountId } };
  if (pinned) yield { sql: 'pinned', values: {} };
  if (types.length > 0) {
    const sql = 'type IN (SELECT value FROM json_each(:types))';
    yield { sql, values: { types: JSON.stringify(types) } };
  }
}

function* lifeCondition(life: LifeFilter, { dead, soon }: LifeBounds): Iterable<Condition> {
  if (life === 'expired') yield { sql: 'expires_at <= :dead', values: { dead } };
  if (life === 'live') yield { sql: 'expires_at > :dead', values: { dead } };
  if (life === 'expiring')
    yield { sql: 'expires_at > :dead AND expires_at <= :soon', values: { dead, soon } };
}
