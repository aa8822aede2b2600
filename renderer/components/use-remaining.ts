import { useCallback, useContext, useSyncExternalStore } from 'react';
import { remainingLife, showsSeconds, wordsFor, type RemainingLife } from '../format/remaining-time.ts';
import { ClockContext } from '../stores/clock.ts';

/** Ring steps; finer ones could not be seen. */
const STEPS = 48;

/**
 * What is left until `expiresAt` by the server's clock. Renders again only when the words or the ring change.
 * `offsetMs`: server time minus this computer's.
 */
export function useRemaining(expiresAt: number, offsetMs: number): RemainingLife {
  const clock = useContext(ClockContext);
  const now = useCallback(() => (clock?.now() ?? 0) + offsetMs, [clock, offsetMs]);
  const needsSeconds = showsSeconds(expiresAt - now() / 1000);
  const subscribe = useCallback(
    (listener: () => void) => clock?.subscribe(listener, needsSeconds) ?? (() => undefined),
    [clock, needsSeconds],
  );
  useSyncExternalStore(subscribe, () => whatIsSeen(remainingLife(expiresAt, now())));
  return remainingLife(expiresAt, now());
}

function whatIsSeen(life: RemainingLife): string {
  const words = wordsFor(life);
  const smallest = words === 'minutesSeconds' ? life.seconds : words === 'hoursMinutes' ? life.minutes : 0;
  return [life.band, life.days, life.hours, smallest, words === 'minutesSeconds' ? life.minutes : 0]
    .concat(Math.round(life.share * STEPS))
    .join(' ');
}
