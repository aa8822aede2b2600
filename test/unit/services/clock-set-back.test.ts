import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, succeed, type Result } from '../../../electron/contract/errors.ts';
import { setUp } from './transfers-harness.ts';

const HOUR = 3_600_000;
const LIMIT = fail('api_refused', { errcode: 45009, errmsg: '', call: 'upload' });

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 12) });
  // Waits as long as they can be.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Each of the results once, then success. */
const failing = (...results: Result<null>[]) => ({
  run: () => Promise.resolve(results.shift() ?? succeed(null)),
});

test('a retry waits as long as it said, however far the clock is set back meanwhile', async () => {
  const { addWorks, stateOf } = setUp({ backoffMs: [10_000] });
  const [row] = addWorks([failing(fail('connection_lost'))]);
  const id = row?.id ?? '';
  await vi.advanceTimersByTimeAsync(5);
  expect(stateOf(id)).toBe('retrying');
  vi.setSystemTime(Date.now() - 5 * HOUR);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(stateOf(id)).toBe('retrying');
  await vi.advanceTimersByTimeAsync(1_100);
  expect(stateOf(id)).toBe('done');
});

test('so does a queue held by a limit, and what enters it after the jump waits no longer than the others', async () => {
  const { addWorks, transfers, stateOf } = setUp({ atOnce: 1 });
  const first = addWorks([failing(LIMIT), failing()]).map(({ id }) => id);
  await vi.advanceTimersByTimeAsync(5);
  const windowMs = (transfers.find(first[0] ?? '')?.retryAt ?? 0) - Date.now();
  expect(windowMs).toBeGreaterThan(1_000);
  vi.setSystemTime(Date.now() - 5 * HOUR);
  const all = [...first, ...addWorks([failing()]).map(({ id }) => id)];
  await vi.advanceTimersByTimeAsync(windowMs - 100);
  expect(all.map(stateOf)).toEqual(['retrying', 'retrying', 'retrying']);
  await vi.advanceTimersByTimeAsync(200);
  expect(all.map(stateOf)).toEqual(['done', 'done', 'done']);
});

test('what came due in sleep is tried on waking, though no running time passed', async () => {
  const { addWorks, transfers, stateOf } = setUp({ backoffMs: [HOUR] });
  const [row] = addWorks([failing(fail('connection_lost'))]);
  await vi.advanceTimersByTimeAsync(5);
  vi.setSystemTime(Date.now() + 2 * HOUR);
  transfers.recheck();
  await vi.advanceTimersByTimeAsync(5);
  expect(stateOf(row?.id ?? '')).toBe('done');
});
