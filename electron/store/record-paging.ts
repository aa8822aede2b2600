import { z } from 'zod';
import { EXPIRING_SECONDS, type LibraryPage, type LibraryQuery } from '../contract/library.ts';
import type { Database, SqlValues, Statement } from './database.ts';
import { parseRecordRow, RECORD_COLUMNS } from './media-rows.ts';
import { folded } from './search-text.ts';

/** Fewer hex digits than this match too many hashes to be meant as one. */
const SHORTEST_HASH_PREFIX = 4;

const countSchema = z.object({ total: z.number() });

/** @param serverNow the servers' time as best known (local time + clockOffsetMs), ms since epoch */
export function createPaging(database: Database): (query: LibraryQuery, serverNow: number) => LibraryPage {
  const statements = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  return (query, serverNow) => {
    const { sql, values } = conditionOf(query, Math.floor(serverNow / 1000));
    const order = orderOf(query.sort);
    const rows = prepared(
      `SELECT ${RECORD_COLUMNS} FROM media_records WHERE ${sql} ORDER BY ${order} LIMIT :limit OFFSET :offset`,
    ).all({ ...values, now: Math.floor(serverNow / 1000), limit: query.limit, offset: query.offset });
    const total = countSchema.parse(
      prepared(`SELECT count(*) AS total FROM media_records WHERE ${sql}`).get(values),
    );
    return { rows: rows.map(parseRecordRow), total: total.total };
  };
}

function conditionOf(
  { filter }: LibraryQuery,
  now: number,
): { readonly sql: string; readonly values: SqlValues } {
  const conditions: string[] = ['true'];
  const values: Record<string, string | number> = {};
  const add = (sql: string, more: Readonly<Record<string, string | number>> = {}) => {
    conditions.push(sql);
    Object.assign(values, more);
  };
  if (filter.accountId !== null) add('account_id = :accountId', { accountId: filter.accountId });
  if (filter.types.length > 0)
    add('type IN (SELECT value FROM json_each(:types))', { types: JSON.stringify(filter.types) });
  if (filter.pinned) add('pinned');
  if (filter.life === 'expired') add('expires_at <= :from', { from: now });
  if (filter.life === 'live' || filter.life === 'expiring') add('expires_at > :from', { from: now });
  if (filter.life === 'expiring') add('expires_at < :until', { until: now + EXPIRING_SECONDS });
  const needle = folded(filter.search.trim());
  if (needle !== '')
    add('(instr(search_text, :needle) OR sha256 GLOB :hashPrefix)', {
      needle,
      hashPrefix: hashPrefixOf(needle),
    });
  return { sql: conditions.join(' AND '), values };
}

function orderOf({ by, descending }: LibraryQuery['sort']): string {
  const direction = descending ? 'DESC' : 'ASC';
  const column = {
    expiry: 'expires_at',
    uploaded: 'created_at',
    name: 'search_text',
    size: 'size',
    type: 'type',
    account: 'account_name',
  }[by];
  return by === 'expiry' && !descending
    ? 'expires_at <= :now, abs(expires_at - :now), iif(expires_at <= :now, -sequence, sequence)'
    : `${column} ${direction}, sequence ${direction}`;
}

/** A GLOB pattern; the empty one matches no hash. */
const hashPrefixOf = (needle: string): string =>
  needle.length >= SHORTEST_HASH_PREFIX && /^[0-9a-f]+$/.test(needle) ? `${needle}*` : '';
