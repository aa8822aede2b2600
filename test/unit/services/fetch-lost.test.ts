import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import type { ErrorCode } from '../../../electron/contract/errors.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { fetchLost, isLost } from '../../../electron/services/fetch-lost.ts';
import { sampleTransfer } from '../renderer/samples.ts';

/** Lost fetches, and room for so many that are not saved. */
function scene(count: number, room: number, more: Partial<Transfer> = {}) {
  const failed = (code: ErrorCode) => ({ state: 'failed' as const, error: { code } });
  const rows = new Map<string, Transfer>();
  for (let at = 0; at < count; at += 1) {
    const id = `id-${at}`;
    rows.set(id, sampleTransfer({ id, direction: 'fetch', ...failed('fetched_removed'), ...more }));
  }
  const saved = new Set<string>();
  const unsaved = () => [...rows.values()].filter(({ id, state }) => state === 'done' && !saved.has(id));
  let calls = 0;
  const transfers = {
    find: (id: string) => rows.get(id) ?? null,
    retry(ids: readonly string[]) {
      for (const id of ids) {
        const row = rows.get(id);
        if (!row) continue;
        calls += 1;
        const end =
          unsaved().length < room ? { state: 'done' as const, error: null } : failed('fetched_full');
        rows.set(id, { ...row, ...end });
      }
    },
    stopped: () => Promise.resolve(),
  };
  const save = async (signal = new AbortController().signal) => {
    const portions: (readonly string[])[] = [];
    const told: number[] = [];
    const options = { signal, isOver: () => false, onLeft: (left: number) => told.push(left) };
    for await (const portion of fetchLost(transfers, [...rows.keys()], options)) {
      portions.push(portion);
      for (const id of portion) if (rows.get(id)?.state === 'done') saved.add(id);
    }
    return { portions, told };
  };
  return { rows, transfers, save, saved, calls: () => calls };
}

test('more than there is room for comes all the same, as what came is saved', async () => {
  const { save, saved } = scene(50, 5);
  const { portions, told } = await save();
  expect(saved.size).toBe(50);
  expect(portions.flat()).toHaveLength(50);
  expect(told[0]).toBe(50);
  expect(told).toEqual([...told].sort((a, b) => b - a));
});

test('where there is no room at all each is given once, and says so or stays as it was', async () => {
  const { rows, save, calls } = scene(50, 0);
  const { portions } = await save();
  expect(portions.flat()).toEqual([...rows.keys()]);
  expect(calls()).toBeLessThan(50);
  expect([...rows.values()].every(isLost)).toBe(true);
});

test('what a limit holds is not asked for again by the rest of its account', async () => {
  const { rows, transfers, save } = scene(50, 50);
  const retried: string[] = [];
  transfers.retry = (ids) => {
    for (const id of ids) {
      const row = rows.get(id);
      if (row) rows.set(id, { ...row, state: 'retrying', error: { code: 'api_refused' }, retryAt: 1e15 });
      retried.push(id);
    }
  };
  const { portions } = await save();
  expect(portions).toEqual([[...rows.keys()]]);
  expect(retried.length).toBeLessThan(50);
});

test('the signal that outlives it is listened to no longer, also where the caller has had enough', async () => {
  const { rows, transfers, save } = scene(50, 50);
  const { signal } = new AbortController();
  await save(signal);
  const options = { signal, isOver: () => false, onLeft: () => undefined };
  for await (const portion of fetchLost(transfers, [...rows.keys()], options)) if (portion.length > 0) break;
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});
