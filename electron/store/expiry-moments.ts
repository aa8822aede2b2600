import { z } from 'zod';
import type { Database } from './database.ts';

/**
 * Asks when media records end, each account by itself: servers' clocks differ. All through indexes. A row that damage has
 * given a value of another kind is passed over: to SQLite every text is beyond every number, and every blob beyond that.
 */
export interface ExpiryMoments {
  /** Every account that has a record. */
  accountIds(): readonly string[];
  /** The first `expiresAt` of an account after `after`; seconds since epoch, the server's. Null: there is none. */
  nextOf(accountId: string, after: number): number | null;
  /** The same by the clock of each record itself, for accounts that are gone; ms since epoch, this computer's. */
  nextByOwnClock(accountId: string, after: number): number | null;
}

/** No moment of a record: far beyond what a calendar holds. Seconds since epoch. */
const NEVER = 1e12;

const idSchema = z.object({ id: z.string().nullable() });
const momentSchema = z.object({ moment: z.number().nullable() });

export function createExpiryMoments(database: Database): ExpiryMoments {
  const nextId = database.prepare(
    `SELECT min(account_id) AS id FROM media_records WHERE account_id > :after AND account_id < x''`,
  );
  const next = database.prepare(
    `SELECT min(expires_at) AS moment FROM media_records
     WHERE account_id = :accountId AND expires_at > :after AND expires_at < ${NEVER}`,
  );
  const nextOwn = database.prepare(
    `SELECT min(expires_at * 1000 - clock_offset_ms) AS moment FROM media_records
     WHERE account_id = :accountId AND expires_at * 1000 - clock_offset_ms > :after
       AND expires_at * 1000 - clock_offset_ms < ${NEVER} * 1000`,
  );
  return {
    accountIds() {
      const ids: string[] = [];
      for (let after = ''; ;) {
        const { id } = idSchema.parse(nextId.get({ after }));
        if (id === null) return ids;
        ids.push(id);
        after = id;
      }
    },
    nextOf: (accountId, after) => momentSchema.parse(next.get({ accountId, after })).moment,
    nextByOwnClock: (accountId, after) => momentSchema.parse(nextOwn.get({ accountId, after })).moment,
  };
}
