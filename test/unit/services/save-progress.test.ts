import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventName } from '../../../electron/contract/api.ts';
import { createSaveProgress } from '../../../electron/services/save-progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function scene() {
  const told: unknown[] = [];
  const progress = createSaveProgress((_: EventName, value: unknown) => told.push(value));
  progress.begin(2);
  progress.change({ bytesTotal: 30 });
  progress.add(10);
  return { told, progress };
}

test('of a short save nothing is told', () => {
  const { told, progress } = scene();
  vi.advanceTimersByTime(250);
  expect(progress.told()).toBeNull();
  progress.end();
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([]);
  expect(progress.told()).toBeNull();
});

test('a longer one is told of, also to who asks meanwhile, until it is over', () => {
  const { told, progress } = scene();
  vi.advanceTimersByTime(1000);
  const under = { done: 1, total: 2, bytesDone: 10, bytesTotal: 30, fetching: 0 };
  expect(told).toEqual([under]);
  expect(progress.told()).toEqual(under);
  progress.end();
  expect(told).toEqual([under, null]);
  expect(progress.told()).toBeNull();
});
