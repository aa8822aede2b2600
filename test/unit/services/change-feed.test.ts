import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createChangeFeed } from '../../../electron/services/change-feed.ts';

describe('the feed of changes', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const feedTo = () => {
    const batches: (readonly string[])[] = [];
    return { batches, feed: createChangeFeed((ids) => batches.push(ids)) };
  };

  test('hands on each thing once a batch, ten batches a second', () => {
    const { batches, feed } = feedTo();
    for (let at = 0; at < 50; at += 1) {
      feed.mark('a');
      feed.mark('b');
      vi.advanceTimersByTime(20);
    }
    vi.advanceTimersByTime(100);
    expect(batches.length).toBeLessThanOrEqual(11);
    expect(batches.every((ids) => ids.join() === 'a,b')).toBe(true);
  });

  test('hands on thousands in portions, all of them soon', () => {
    const { batches, feed } = feedTo();
    const ids = Array.from({ length: 10_000 }, (_, at) => String(at));
    for (const id of ids) feed.mark(id);
    vi.advanceTimersByTime(500);
    expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(500);
    expect(batches.flat()).toEqual(ids);
  });

  test('of what changes while portions are on their way, the last change arrives too', () => {
    const { batches, feed } = feedTo();
    for (let at = 0; at < 800; at += 1) feed.mark(String(at));
    vi.advanceTimersByTime(105);
    feed.mark('0');
    vi.advanceTimersByTime(500);
    expect(batches.flat().filter((id) => id === '0')).toHaveLength(2);
  });

  test('hands on at once what nothing will follow, and nothing twice', () => {
    const { batches, feed } = feedTo();
    feed.mark('a');
    vi.advanceTimersByTime(1);
    feed.mark('b');
    feed.flush();
    feed.flush();
    vi.advanceTimersByTime(500);
    expect(batches).toEqual([['a'], ['b']]);
  });

  test('hands on nothing once stopped', () => {
    const { batches, feed } = feedTo();
    feed.mark('a');
    feed.stop();
    vi.advanceTimersByTime(500);
    expect(batches).toEqual([]);
  });
});
