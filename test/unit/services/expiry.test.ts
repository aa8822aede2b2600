import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { MediaRecord } from '../../../electron/contract/media.ts';
import { createExpiry } from '../../../electron/services/expiry.ts';
import { createAccountRecords } from '../../../electron/store/account-records.ts';
import type { Database } from '../../../electron/store/database.ts';
import { createExpiryMoments } from '../../../electron/store/expiry-moments.ts';
import { createMediaRecords } from '../../../electron/store/media-records.ts';
import { accountRow, openedDatabase, record, scratchFolder } from '../store/scratch.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 22, 12);
const seconds = (ms: number) => Math.floor(ms / 1000);

const account = (id: string, clockOffsetMs: number) => accountRow({ id, name: id, clockOffsetMs });

async function setUp() {
  const database = await openedDatabase(await scratchFolder());
  vi.useFakeTimers({ now: START });
  onTestFinished(() => void vi.useRealTimers());
  const accounts = createAccountRecords(database);
  const records = createMediaRecords(database);
  const rungAt: number[] = [];
  const expiry = createExpiry({
    moments: createExpiryMoments(database),
    accounts,
    emit: () => void rungAt.push(Date.now() - START),
    onFault(fault) {
      throw fault;
    },
    now: Date.now,
  });
  onTestFinished(() => expiry.stop());
  let count = 0;
  return {
    database,
    accounts,
    expiry,
    rungAt,
    add: (change: Partial<MediaRecord>) => records.insert(record({ id: `record-${count++}`, ...change })),
  };
}

/** `expiresAt` of a record whose server's clock will show so much after START. */
const endsAfter = (ms: number): number => seconds(START + ms);

describe('the clock of expiry', () => {
  test('rings when a record has less than twelve hours left, and when it has none', async () => {
    const { accounts, expiry, rungAt, add } = await setUp();
    accounts.put(account('account-1', 0));
    add({ expiresAt: endsAfter(20 * HOUR) });
    expiry.changed();
    vi.advanceTimersByTime(100 * HOUR);
    expect(rungAt).toEqual([8 * HOUR + 1000, 20 * HOUR]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('rings once for a thousand records of one moment', async () => {
    const { accounts, expiry, rungAt, add } = await setUp();
    accounts.put(account('account-1', 0));
    for (let count = 0; count < 1000; count++) add({ expiresAt: endsAfter(2 * HOUR) });
    expiry.changed();
    vi.advanceTimersByTime(100 * HOUR);
    expect(rungAt).toEqual([2 * HOUR]);
  });

  test.each([2 * HOUR, -2 * HOUR])('goes by a server whose clock is %i ms ahead', async (offset) => {
    const { accounts, expiry, rungAt, add } = await setUp();
    accounts.put(account('account-1', offset));
    // What the record saw of the clock no longer counts.
    add({ expiresAt: endsAfter(5 * HOUR), clockOffsetMs: 0 });
    expiry.changed();
    vi.advanceTimersByTime(100 * HOUR);
    expect(rungAt).toEqual([5 * HOUR - offset]);
  });

  test('goes by the record where its account is gone, and by each account where there are several', async () => {
    const { accounts, expiry, rungAt, add } = await setUp();
    accounts.put(account('account-1', HOUR));
    add({ accountId: 'account-1', expiresAt: endsAfter(4 * HOUR) });
    add({ accountId: 'gone', expiresAt: endsAfter(4 * HOUR), clockOffsetMs: -1500 });
    add({ accountId: 'gone', expiresAt: endsAfter(15 * HOUR), clockOffsetMs: 2 * HOUR });
    expiry.changed();
    vi.advanceTimersByTime(100 * HOUR);
    expect(rungAt).toEqual([HOUR + 1000, 3 * HOUR, 4 * HOUR + 1500, 13 * HOUR]);
  });

  test('follows new records, another clock and what is removed', async () => {
    const { accounts, expiry, rungAt, add, database } = await setUp();
    accounts.put(account('account-1', 0));
    expiry.changed();
    vi.advanceTimersByTime(1000);
    expect(vi.getTimerCount()).toBe(0);
    add({ expiresAt: endsAfter(6 * HOUR) });
    expiry.changed();
    vi.advanceTimersByTime(1000);
    accounts.setClockOffset('account-1', 3 * HOUR);
    expiry.changed();
    vi.advanceTimersByTime(3 * HOUR);
    expect(rungAt).toEqual([3 * HOUR]);
    add({ expiresAt: endsAfter(9 * HOUR) });
    expiry.changed();
    vi.advanceTimersByTime(1000);
    database.prepare('DELETE FROM media_records').run();
    expiry.changed();
    vi.advanceTimersByTime(100 * HOUR);
    expect(rungAt).toEqual([3 * HOUR]);
  });

  test('after eight hours of sleep it rings on waking, and once for all that ended meanwhile', async () => {
    const { accounts, expiry, rungAt, add } = await setUp();
    accounts.put(account('account-1', 0));
    for (const hours of [1, 2, 3, 9]) add({ expiresAt: endsAfter(hours * HOUR) });
    expiry.changed();
    vi.advanceTimersByTime(1000);
    vi.setSystemTime(START + 8 * HOUR);
    expiry.recheck();
    expect(rungAt).toEqual([8 * HOUR]);
    vi.advanceTimersByTime(2 * HOUR);
    expect(rungAt).toEqual([8 * HOUR, 9 * HOUR]);
  });

  test('a change to or from summer time is no change: moments are counted from the epoch', async () => {
    const { accounts, expiry, rungAt, add } = await setUp();
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Europe/Berlin';
    onTestFinished(() => {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    });
    const eve = Date.UTC(2027, 2, 27, 20);
    vi.setSystemTime(eve);
    accounts.put(account('account-1', 0));
    add({ expiresAt: seconds(eve) + 10 * 3600 });
    expiry.changed();
    vi.advanceTimersByTime(24 * HOUR);
    expect(rungAt).toEqual([eve - START + 10 * HOUR]);
    expect(new Date(eve).getTimezoneOffset()).not.toBe(new Date(eve + 24 * HOUR).getTimezoneOffset());
  });

  test('asks indexes only, whatever it asks', async () => {
    const { database } = await setUp();
    for (const sql of askedOf(database)) {
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as readonly { detail: string }[];
      expect(plan.map(({ detail }) => detail).join()).toMatch(/SEARCH media_records USING (COVERING )?INDEX/);
    }
  });
});

/** The statements that `createExpiryMoments` prepares. */
function askedOf(database: Database): readonly string[] {
  const asked: string[] = [];
  createExpiryMoments({
    ...database,
    prepare(sql) {
      asked.push(sql);
      return database.prepare(sql);
    },
  });
  expect(asked).toHaveLength(3);
  return asked;
}
