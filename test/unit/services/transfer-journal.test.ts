import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { fail } from '../../../electron/contract/errors.ts';
import { createTransferJournal } from '../../../electron/services/transfer-journal.ts';
import { newTransfer, recordsInMemory, setUp } from './transfers-harness.ts';
import type { StoredTransfer } from '../../../electron/store/transfer-records.ts';

const stored = (id: string, state: StoredTransfer['state']): StoredTransfer => ({
  ...newTransfer(id),
  id,
  place: 0,
  addedAt: 0,
  state,
  error: null,
  fetched: null,
  file: null,
  consent: 'given',
});

/** A disk in memory that notes how many rows each commit has, and in which turn of the event loop it came. */
function watchedRecords() {
  const rows = recordsInMemory();
  const commits: { readonly rows: number; readonly turn: number }[] = [];
  let turn = 0;
  const ticking = setInterval(() => (turn += 1), 0);
  onTestFinished(() => clearInterval(ticking));
  return {
    commits,
    records: {
      ...rows,
      put(transfers: readonly StoredTransfer[]) {
        commits.push({ rows: transfers.length, turn });
        return rows.put(transfers);
      },
    },
  };
}

test('thousands are written in portions with everyone’s turn between, the first at once', async () => {
  const { records, commits } = watchedRecords();
  const { addWorks, transfers } = setUp({ records });
  const added = addWorks(
    Array.from({ length: 5000 }, () => ({ run: () => new Promise<never>(() => undefined) })),
  );
  expect(records.rows.size).toBe(200);
  const ids = added.map(({ id }) => id);
  transfers.pause(ids);
  while ([...records.rows.values()].filter(({ state }) => state === 'paused').length < 4990) await delay(5);
  expect(Math.max(...commits.map(({ rows }) => rows))).toBe(200);
  const turns = commits.map(({ turn }) => turn);
  expect(new Set(turns).size).toBeGreaterThan(commits.length / 2);

  // Of five thousand that stand in a queue, one that is moved is written, and no other.
  commits.length = 0;
  transfers.move(ids.slice(-1), ids[100] ?? null);
  expect(commits.map(({ rows }) => rows)).toEqual([1]);
});

test('whatever is put, ended and removed meanwhile, in the end the disk has the latest of each', async () => {
  const change = fc.record({
    kind: fc.constantFrom('put' as const, 'remove', 'failed', 'done', 'wait'),
    from: fc.nat({ max: 900 }),
    count: fc.integer({ min: 1, max: 600 }),
    state: fc.constantFrom('waiting' as const, 'paused'),
    refused: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      const rows = recordsInMemory();
      let refuses = false;
      const journal = createTransferJournal({
        records: {
          ...rows,
          put: (all) => (refuses ? fail('disk_full') : rows.put(all)),
          remove: (ids) => (refuses ? fail('disk_full') : rows.remove(ids)),
        },
        onFailure: () => undefined,
      });
      const wanted = new Map<string, StoredTransfer['state']>();
      for (const { kind, from, count, state, refused } of changes) {
        const ids = Array.from({ length: count }, (_, at) => `t${from + at}`);
        refuses = refused;
        if (kind === 'wait') await delay(0);
        if (kind === 'put') journal.put(ids.map((id) => stored(id, state)));
        if (kind === 'remove') journal.remove(ids);
        if (kind === 'failed') for (const id of ids) journal.soon(stored(id, 'failed'));
        if (kind === 'done') for (const id of ids) journal.soon(stored(id, 'done'));
        if (kind === 'wait') continue;
        for (const id of ids)
          if (kind === 'remove' || kind === 'done') wanted.delete(id);
          else wanted.set(id, kind === 'failed' ? 'failed' : state);
      }
      refuses = false;
      journal.stop();
      expect(new Map([...rows.rows].map(([id, { state }]) => [id, state]))).toEqual(wanted);
    }),
    { numRuns: 100, seed: 20261122 },
  );
});

test('a journal that stopped writes nothing any more', async () => {
  const rows = recordsInMemory();
  const journal = createTransferJournal({
    records: rows,
    onFailure: () => undefined,
  });
  journal.stop();
  journal.put([stored('late', 'waiting')]);
  await delay(5);
  expect(rows.rows.size).toBe(0);
});
