import { useCallback, useContext, useSyncExternalStore } from 'react';
import { roundedSeconds } from '../format/pace.ts';
import { ClockContext } from '../stores/clock.ts';

/** Nearer than this the words may change each second. */
const NEAR_SECONDS = 3600;

/** The time by this computer's clock, in ms since epoch; renders again when the words for what is left until `at` change. */
export function useNowUntil(at: number): number {
  const clock = useContext(ClockContext);
  const left = () => (at - (clock?.now() ?? at)) / 1000;
  const isNear = left() < NEAR_SECONDS;
  const subscribe = useCallback(
    (listener: () => void) => clock?.subscribe(listener, isNear) ?? (() => undefined),
    [clock, isNear],
  );
  useSyncExternalStore(subscribe, () => roundedSeconds(left()));
  return clock?.now() ?? at;
}
