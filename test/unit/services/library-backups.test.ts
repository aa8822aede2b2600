import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { succeed } from '../../../electron/contract/errors.ts';
import { createLibraryBackups } from '../../../electron/services/library-backups.ts';
import type { Backup, Backups } from '../../../electron/store/backups.ts';
import type { Database } from '../../../electron/store/database.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 22, 12);

/** A library that only tells of commits, and backups that only say when they were asked for. */
function setUp({
  last = null,
  took = 0,
  wished = null,
}: { last?: number | null; took?: number; wished?: string | null } = {}) {
  const listeners: (() => void)[] = [];
  const database = { onCommit: (listener: () => void) => void listeners.push(listener) };
  const made: number[] = [];
  let fails = false;
  const write = async (): Promise<Backup> => {
    if (took > 0) await new Promise((resolve) => setTimeout(resolve, took));
    if (fails) throw new Error('the disk is full');
    made.push(Date.now() - START);
    return { path: '', at: Date.now(), bytes: 4096 };
  };
  const list = () => Promise.resolve(last === null ? [] : [{ path: '', at: last, bytes: 4096 }]);
  let wish = wished;
  const clear = (done: string) => {
    if (wish === done) wish = null;
    return succeed(null);
  };
  const commit = () => listeners.forEach((listener) => listener());
  const removeOthers = vi.fn(() => Promise.resolve());
  const emit = vi.fn();
  const onFault = vi.fn();
  const backups = createLibraryBackups({
    database: database as unknown as Database,
    backups: { list, write, removeOthers } satisfies Backups,
    wish: { read: () => wish, clear },
    emit,
    onFault,
    now: Date.now,
  });
  return {
    backups,
    removeOthers,
    made,
    emit,
    onFault,
    commit,
    /** A change that leaves a wish with it. */
    replace: (text: string) => {
      wish = text;
      commit();
    },
    wish: () => wish,
    disk: { fails: () => (fails = true), works: () => (fails = false) },
  };
}

describe('the library is backed up', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: START });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('some seconds after the start where there is no backup, none younger than a day, or one still to come', async () => {
    for (const last of [null, START - DAY, START + 1000 * DAY]) {
      vi.setSystemTime(START);
      const { backups, made, commit } = setUp({ last });
      await backups.start();
      commit();
      await vi.advanceTimersByTimeAsync(4_999);
      expect(made).toEqual([]);
      await vi.advanceTimersByTimeAsync(1);
      expect(made).toEqual([5_000]);
    }
  });

  test('not at the start where there is a younger one, and never where nothing changes', async () => {
    const { backups, made } = setUp({ last: START - DAY + 1 });
    await backups.start();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(DAY);
    expect(made).toEqual([]);
  });

  test('a minute after the last of a burst of changes, once', async () => {
    const { made, commit } = setUp();
    for (let count = 0; count < 100; count++) {
      commit();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(made).toEqual([]);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(made).toEqual([99_000 + MINUTE]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('every ten minutes while changes do not end', async () => {
    const { made, commit } = setUp();
    for (let second = 0; second < 1_830; second += 30) {
      commit();
      await vi.advanceTimersByTimeAsync(30_000);
    }
    expect(made.map((at) => at / MINUTE)).toEqual([10, 20, 30]);
  });

  test('again where it changes while a backup is made', async () => {
    const { made, commit } = setUp({ took: 5_000 });
    commit();
    await vi.advanceTimersByTimeAsync(MINUTE + 2_000);
    commit();
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(made).toEqual([MINUTE + 5_000, MINUTE + 2_000 + MINUTE + 5_000]);
  });

  test('ten minutes later where it failed, told once', async () => {
    const { made, commit, disk, emit, onFault } = setUp();
    disk.fails();
    commit();
    await vi.advanceTimersByTimeAsync(MINUTE + 20 * MINUTE);
    expect(onFault).toHaveBeenCalledTimes(3);
    expect(emit).toHaveBeenCalledExactlyOnceWith('noticeRaised', { code: 'backup_failed' });
    disk.works();
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(made).toEqual([31 * MINUTE]);
    await vi.advanceTimersByTimeAsync(DAY);
    expect(made).toHaveLength(1);
  });

  test('anew in place of all older ones where a secret was deleted, as soon as one is made', async () => {
    const { backups, made, removeOthers, disk, replace } = setUp();
    disk.fails();
    replace('once');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(removeOthers).not.toHaveBeenCalled();
    disk.works();
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(made).toHaveLength(1);
    expect(removeOthers).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ bytes: 4096 }));
    await backups.run();
    expect(removeOthers).toHaveBeenCalledTimes(1);
  });

  test('anew in place of all once more where that is wished again while one is made', async () => {
    const { made, removeOthers, replace, wish } = setUp({ took: 1_000 });
    replace('once');
    await vi.advanceTimersByTimeAsync(5_500);
    replace('again');
    await vi.advanceTimersByTimeAsync(500);
    expect([made.length, wish()]).toEqual([1, 'again']);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect([made.length, wish()]).toEqual([2, null]);
    expect(removeOthers).toHaveBeenCalledTimes(2);
  });

  test('anew in place of all at the start where an earlier run did not come to it', async () => {
    const { backups, made, removeOthers, wish } = setUp({ last: START - 1, wished: 'before the crash' });
    await backups.start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect([made.length, wish()]).toEqual([1, null]);
    expect(removeOthers).toHaveBeenCalledTimes(1);
  });

  test('once more at the end where one is just being made that was begun before the wish', async () => {
    const { backups, made, removeOthers, commit, replace, wish } = setUp({ took: 900 });
    commit();
    void backups.run();
    replace('once');
    const closing = backups.close();
    await vi.advanceTimersByTimeAsync(1_800);
    await closing;
    expect([made.length, wish()]).toEqual([2, null]);
    expect(removeOthers).toHaveBeenCalledTimes(1);
  });

  test('not once more at the end where the first takes too long: the wish is left to the next run', async () => {
    const { backups, made, removeOthers, replace, wish } = setUp({ took: 3_000 });
    void backups.run();
    replace('once');
    const closing = backups.close();
    await vi.advanceTimersByTimeAsync(DAY);
    await closing;
    expect([made.length, wish()]).toEqual([1, 'once']);
    expect(removeOthers).not.toHaveBeenCalled();
  });

  test('when asked for, at once and once, with the answer to who asked', async () => {
    const { backups, made, disk, emit } = setUp({ took: 100 });
    const both = Promise.all([backups.run(), backups.run()]);
    await vi.advanceTimersByTimeAsync(100);
    const ok = { ok: true, value: { at: START + 100, bytes: 4096 } };
    expect(await both).toEqual([ok, ok]);
    expect(made).toEqual([100]);
    disk.fails();
    const failing = backups.run();
    await vi.advanceTimersByTimeAsync(100);
    expect(await failing).toEqual({ ok: false, error: { code: 'backup_failed' } });
    expect(emit).not.toHaveBeenCalled();
  });

  test('when the app quits after a change, which waits two seconds at most', async () => {
    const quick = setUp({ took: 1_900 });
    quick.commit();
    const closing = quick.backups.close();
    await vi.advanceTimersByTimeAsync(1_900);
    await closing;
    expect(quick.made).toEqual([1_900]);

    const slow = setUp({ took: 60_000 });
    slow.commit();
    const startedAt = Date.now();
    const leaving = slow.backups.close();
    await vi.advanceTimersByTimeAsync(2_000);
    await leaving;
    expect(Date.now() - startedAt).toBe(2_000);

    const unchanged = setUp();
    await unchanged.backups.close();
    expect(unchanged.made).toEqual([]);
  });

  test('never again once the app has quit', async () => {
    const { backups, made, commit } = setUp();
    await backups.close();
    commit();
    await vi.advanceTimersByTimeAsync(DAY);
    expect(made).toEqual([]);
  });
});
