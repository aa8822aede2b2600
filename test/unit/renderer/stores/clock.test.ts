import { describe, expect, test } from 'vitest';
import { createClock } from '../../../../renderer/stores/clock.ts';

/** A host whose time only moves when told to. */
function createHost() {
  let time = 0;
  let hidden = false;
  let timer: { readonly at: number; readonly run: () => void } | null = null;
  let onVisibility: () => void = () => undefined;
  return {
    host: {
      now: () => time,
      setTimer: (run: () => void, ms: number) => {
        timer = { at: time + ms, run };
        return 1;
      },
      clearTimer: () => {
        timer = null;
      },
      isHidden: () => hidden,
      onVisibilityChange: (listener: () => void) => {
        onVisibility = listener;
        return () => {
          onVisibility = () => undefined;
        };
      },
    },
    isTicking: () => timer !== null,
    hide: (next: boolean) => {
      hidden = next;
      onVisibility();
    },
    advance: (ms: number) => {
      const until = time + ms;
      while (timer && timer.at <= until) {
        time = timer.at;
        const { run } = timer;
        timer = null;
        run();
      }
      time = until;
    },
  };
}

describe('the one clock of the page', () => {
  test('does not tick while nothing is counted down', () => {
    const fake = createHost();
    const clock = createClock(fake.host);
    expect(fake.isTicking()).toBe(false);
    clock.subscribe(() => undefined, true)();
    expect(fake.isTicking()).toBe(false);
  });

  test('ticks every 20 s while no countdown shows seconds, and every second while one does', () => {
    const fake = createHost();
    const clock = createClock(fake.host);
    let slow = 0;
    let fast = 0;
    clock.subscribe(() => (slow += 1), false);
    fake.advance(60_000);
    expect(slow).toBe(3);
    const stop = clock.subscribe(() => (fast += 1), true);
    fake.advance(10_000);
    expect(fast).toBe(10);
    stop();
    fake.advance(60_000);
    expect(fast).toBe(10);
    expect(slow).toBeLessThan(20);
  });

  test('serves any number of countdowns with one timer', () => {
    const fake = createHost();
    const clock = createClock(fake.host);
    const heard = Array.from({ length: 100 }, () => ({ ticks: 0 }));
    for (const listener of heard) clock.subscribe(() => (listener.ticks += 1), true);
    fake.advance(3000);
    expect(heard.every((listener) => listener.ticks === 3)).toBe(true);
  });

  test('stands still while the window is hidden, and catches up at once when it is shown', () => {
    const fake = createHost();
    const clock = createClock(fake.host);
    let ticks = 0;
    clock.subscribe(() => (ticks += 1), true);
    fake.hide(true);
    expect(fake.isTicking()).toBe(false);
    fake.advance(60_000);
    expect(ticks).toBe(0);
    fake.hide(false);
    expect(ticks).toBe(1);
    fake.advance(1000);
    expect(ticks).toBe(2);
  });

  test('is silent once stopped', () => {
    const fake = createHost();
    const clock = createClock(fake.host);
    let ticks = 0;
    clock.subscribe(() => (ticks += 1), true);
    clock.stop();
    fake.advance(5000);
    fake.hide(false);
    expect(ticks).toBe(0);
  });
});
