import { expect, test } from 'vitest';
import { subjectOf, type FetchSubject } from '../../../electron/contract/fetch-subject.ts';
import { bareMention, type Mention } from '../../../electron/contract/mention.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { createFetchRetention } from '../../../electron/services/fetch-retention.ts';
import { transferAtStart } from '../../../electron/services/transfer-entry.ts';
import { newTransfer } from './transfers-harness.ts';

const MB = 1024 * 1024;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.UTC(2026, 10, 22, 12);
const JUST_SENT = NOW / 1000 - 60;

interface Facts {
  readonly mb?: number;
  readonly mention?: Partial<Mention>;
  readonly subject?: Partial<FetchSubject>;
  readonly savedAs?: string;
  readonly accountId?: string;
  readonly addedAt?: number;
}

/** Fetched yesterday, sent a minute before NOW: alive, not saved. */
function fetchOf(
  id: string,
  { mb = 100, mention, subject, savedAs, accountId = 'a', addedAt }: Facts,
): Transfer {
  const known = { ...bareMention(id, 'callback_xml'), sentAt: JUST_SENT, ...mention };
  const given = newTransfer(id, {
    direction: 'fetch',
    accountId,
    subject: { ...subjectOf(known), ...subject },
  });
  return {
    ...transferAtStart(given, { id, place: 0, addedAt: addedAt ?? NOW - DAY_MS }),
    state: 'done',
    fetched: {
      ...{
        name: id,
        size: mb * MB,
        sha256: '',
        contentType: '',
        previewable: false,
        durationMs: null,
        mismatch: null,
      },
      savedAs: savedAs ?? null,
    },
  };
}

/** Room for 256 MB, and a server's clock that differs from this computer's by so much. */
function setUp(first: readonly Transfer[], { offsetMs = 0, saveWhenFetched = false } = {}) {
  let list = [...first];
  const lost: string[] = [];
  const purged: string[] = [];
  let looks = 0;
  const clock = { now: NOW };
  const retention = createFetchRetention({
    transfers: {
      list() {
        looks += 1;
        return list;
      },
      async removeFetches(ids, erase) {
        purged.push(...ids);
        const { result } = await erase(ids);
        return { count: ids.length, result };
      },
      loseFetched(ids) {
        lost.push(...ids);
        list = list.map((one) => (ids.includes(one.id) ? { ...one, state: 'failed', fetched: null } : one));
      },
    },
    accounts: { list: () => [{ id: 'a', clockOffsetMs: offsetMs }] },
    files: { path: (id) => `/nowhere/${id}` },
    previews: { forget: () => Promise.resolve() },
    settings: () => ({ purgeDays: 7, fetchedMegabytes: 256, saveWhenFetched }),
    emptyLog: () => undefined,
    audit: () => undefined,
    onFault(fault) {
      throw fault;
    },
    now: () => clock.now,
  });
  const comes = (transfer: Transfer) => {
    list.push(transfer);
    retention.ended(transfer);
  };
  /** Outside, which nobody tells the retention of. */
  const vanish = (id: string) => {
    list = list.map((one) => (one.id === id ? { ...one, state: 'failed', fetched: null } : one));
  };
  return { retention, lost, purged, clock, comes, vanish, looks: () => looks };
}

test('room is made of what is saved or surely alive, the oldest first', () => {
  const { lost, comes } = setUp([
    fetchOf('alive', { addedAt: NOW - 3 * HOUR_MS }),
    fetchOf('older', { addedAt: NOW - 4 * HOUR_MS }),
    fetchOf('saved', { mb: 10, savedAs: 'x.jpg', addedAt: NOW - HOUR_MS, mention: { sentAt: 1 } }),
  ]);
  comes(fetchOf('next', {}));
  expect(lost).toEqual(['saved', 'older']);
});

test.each<[string, Facts, number]>([
  ['is pinned', { subject: { pinned: true }, savedAs: 'x.jpg' }, 0],
  ['is known to be gone at the server', { subject: { probe: { at: NOW, alive: false } } }, 0],
  ['lost its account', { accountId: 'removed' }, 0],
  ['may be older than anybody knows', { mention: { sentAt: null } }, 0],
  ['claims to be of the future', { mention: { sentAt: 4_102_444_799 } }, 0],
  ['is over', { mention: { sentAt: NOW / 1000 - 4 * 86_400 } }, 0],
  ['is over by the server’s clock', {}, 5 * DAY_MS],
])('what %s stays, and the next is refused', (_, facts, offsetMs) => {
  const { retention, lost, comes } = setUp([fetchOf('old', { mb: 200, ...facts })], { offsetMs });
  expect(retention.room().ok).toBe(true);
  comes(fetchOf('next', {}));
  expect(lost).toEqual([]);
  expect(retention.room()).toMatchObject({ ok: false, error: { code: 'fetched_full' } });
});

test('what just came is not given up for the next: that is refused, until an hour has passed', () => {
  const { retention, lost, clock, comes } = setUp([]);
  for (const id of ['one', 'two', 'three']) {
    expect(retention.room().ok).toBe(true);
    comes(fetchOf(id, { addedAt: NOW }));
  }
  expect(lost).toEqual([]);
  expect(retention.room().ok).toBe(false);
  clock.now += HOUR_MS;
  expect(retention.room().ok).toBe(true);
  comes(fetchOf('four', { addedAt: clock.now }));
  expect(lost).toEqual(['one', 'two']);
});

test('what turned out to be gone takes no room, and none has to go for it', () => {
  const { retention, lost, comes, vanish } = setUp([]);
  for (const id of ['one', 'two', 'three']) comes(fetchOf(id, { addedAt: NOW }));
  expect(retention.room().ok).toBe(false);
  vanish('one');
  expect(retention.room().ok).toBe(true);
  comes(fetchOf('saved', { mb: 56, savedAs: 'x.jpg' }));
  comes(fetchOf('four', { mb: 50 }));
  expect(lost).toEqual(['saved']);
  vanish('two');
  comes(fetchOf('also saved', { mb: 56, savedAs: 'y.jpg' }));
  expect(lost).toEqual(['saved']);
});

test('what was sent just now by a server whose clock is far ahead of this one is alive', () => {
  const sentAt = (NOW + 5 * DAY_MS) / 1000;
  const old = fetchOf('old', { mb: 200, mention: { sentAt }, addedAt: NOW });
  const { lost, comes } = setUp([old], { offsetMs: 5 * DAY_MS });
  comes(fetchOf('next', {}));
  expect(lost).toEqual(['old']);
});

test('what waits to be saved by itself stays as long as it waits', () => {
  const { retention, clock, lost, comes } = setUp([], { saveWhenFetched: true });
  comes(fetchOf('waits', { mb: 300, addedAt: NOW }));
  clock.now += DAY_MS;
  expect(retention.room().ok).toBe(false);
  expect(lost).toEqual([]);
});

test('a CreateTime of the future does not keep customers’ media: four days and those of the setting', async () => {
  const { retention, purged, clock } = setUp([
    fetchOf('hostile', { addedAt: NOW, mention: { sentAt: 4_102_444_799 } }),
  ]);
  clock.now = NOW + 11 * DAY_MS - 1000;
  await retention.check();
  expect(purged).toEqual([]);
  clock.now += 1000;
  await retention.check();
  retention.stop();
  expect(purged).toEqual(['hostile']);
});

test('with 10,000 that fill the room, not each further one looks through them all', () => {
  const full = Array.from({ length: 10_000 }, (_, at) =>
    fetchOf(`old ${at}`, { mb: 0.0256, addedAt: NOW - DAY_MS + at }),
  );
  const { retention, lost, looks, comes } = setUp(full);
  for (let count = 0; count < 100; count += 1) {
    expect(retention.room().ok).toBe(true);
    comes(fetchOf(`next ${count}`, { mb: 0.0256 }));
  }
  expect(lost.length).toBeGreaterThan(100);
  expect(lost.length).toBeLessThan(500);
  expect(looks()).toBeLessThan(5);
});
