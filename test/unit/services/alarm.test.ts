import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAlarm } from '../../../electron/services/alarm.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 22, 12);

function alarmAt(moment: number | null) {
  const ring = vi.fn();
  const alarm = createAlarm({ now: Date.now, ring });
  alarm.set(moment);
  return { alarm, ring };
}

describe('an alarm', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: START });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('rings once at its moment, hours away, and not before', () => {
    const { ring } = alarmAt(START + 50 * HOUR);
    vi.advanceTimersByTime(50 * HOUR - 1);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ring).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(50 * HOUR);
    expect(ring).toHaveBeenCalledTimes(1);
  });

  test('has no timer where nothing is to come, nor after it rang or was stopped', () => {
    const { alarm } = alarmAt(null);
    expect(vi.getTimerCount()).toBe(0);
    alarm.recheck();
    expect(vi.getTimerCount()).toBe(0);
    alarm.set(START + 5);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(5);
    expect(vi.getTimerCount()).toBe(0);
    alarm.set(Date.now() + HOUR);
    alarm.set(null);
    expect(vi.getTimerCount()).toBe(0);
    alarm.set(Date.now() + HOUR);
    alarm.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a moment that is past rings at once, but never within the call that sets it', () => {
    const { ring } = alarmAt(START - HOUR);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(0);
    expect(ring).toHaveBeenCalledTimes(1);
  });

  test('one set while it rings counts', () => {
    const ring = vi.fn(() => {
      if (ring.mock.calls.length < 3) alarm.set(Date.now() + HOUR);
    });
    const alarm = createAlarm({ now: Date.now, ring });
    alarm.set(START);
    vi.advanceTimersByTime(10 * HOUR);
    expect(ring).toHaveBeenCalledTimes(3);
  });

  test('after a sleep past its moment it rings within 30 s of waking by itself, and at once when told', () => {
    const asleep = alarmAt(START + HOUR);
    const told = alarmAt(START + HOUR);
    vi.advanceTimersByTime(10_000);
    vi.setSystemTime(START + 8 * HOUR);
    told.alarm.recheck();
    expect(told.ring).toHaveBeenCalledTimes(1);
    expect(asleep.ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(30_000);
    expect(asleep.ring).toHaveBeenCalledTimes(1);
    expect(told.ring).toHaveBeenCalledTimes(1);
  });

  test('a clock set back makes it wait no longer than it would have', () => {
    const { ring } = alarmAt(START + 20_000);
    vi.advanceTimersByTime(10_000);
    vi.setSystemTime(START - 2 * HOUR);
    vi.advanceTimersByTime(9_999);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ring).toHaveBeenCalledTimes(1);
  });

  test('a clock set forward makes it late by 30 s at most', () => {
    const { ring } = alarmAt(START + 5 * HOUR);
    vi.advanceTimersByTime(10_000);
    vi.setSystemTime(START + 5 * HOUR);
    vi.advanceTimersByTime(30_000);
    expect(ring).toHaveBeenCalledTimes(1);
  });
});
