import { createContext } from 'react';

const SECOND = 1000;
const SLOW = 20 * SECOND;

export interface Clock {
  readonly now: () => number;
  /** Calls `listener` at each tick: every second while any listener needs seconds, otherwise every 20 s. */
  readonly subscribe: (listener: () => void, needsSeconds: boolean) => () => void;
  readonly stop: () => void;
}

interface ClockHost {
  readonly now: () => number;
  readonly setTimer: (run: () => void, ms: number) => number;
  readonly clearTimer: (timer: number) => void;
  readonly isHidden: () => boolean;
  /** Tells when the window is hidden or shown; returns how to stop listening. */
  readonly onVisibilityChange: (listener: () => void) => () => void;
}

/** One timer for every countdown on the page. None runs while nothing is counted down or the window is hidden. */
export function createClock(host: ClockHost): Clock {
  const listeners = new Map<() => void, boolean>();
  let timer: number | null = null;

  const pause = () => {
    if (timer !== null) host.clearTimer(timer);
    timer = null;
  };

  const schedule = () => {
    pause();
    if (listeners.size === 0 || host.isHidden()) return;
    const every = [...listeners.values()].includes(true) ? SECOND : SLOW;
    timer = host.setTimer(tick, every - (host.now() % every));
  };

  const tick = () => {
    timer = null;
    for (const listener of [...listeners.keys()]) listener();
    schedule();
  };

  const stopListening = host.onVisibilityChange(() => {
    if (host.isHidden()) pause();
    else tick();
  });

  return {
    now: host.now,
    subscribe(listener, needsSeconds) {
      const faster = needsSeconds && ![...listeners.values()].includes(true);
      listeners.set(listener, needsSeconds);
      if (timer === null || faster) schedule();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) pause();
      };
    },
    stop() {
      pause();
      stopListening();
    },
  };
}

/** The clock of this window. */
export const createWindowClock = (): Clock =>
  createClock({
    now: () => Date.now(),
    setTimer: (run, ms) => window.setTimeout(run, ms),
    clearTimer: (timer) => window.clearTimeout(timer),
    isHidden: () => document.hidden,
    onVisibilityChange: (listener) => {
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
  });

export const ClockContext = createContext<Clock | null>(null);
