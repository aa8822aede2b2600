import { useCallback, useContext, useSyncExternalStore } from 'react';
import { ClockContext } from '../stores/clock.ts';

const MINUTE = 60_000;

/** This computer's time in ms since epoch, for words that change by the minute: rendered again once it has passed. */
export function useNow(): number {
  const clock = useContext(ClockContext);
  const subscribe = useCallback(
    (listener: () => void) => clock?.subscribe(listener, false) ?? (() => undefined),
    [clock],
  );
  useSyncExternalStore(subscribe, () => Math.floor((clock?.now() ?? 0) / MINUTE));
  return clock?.now() ?? 0;
}
