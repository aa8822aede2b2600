import { MEDIA_LIFE_SECONDS } from '../../electron/contract/media.ts';

/** How near the end is: more than a day, less than a day, less than two hours, over. */
export type LifeBand = 'live' | 'expiring' | 'urgent' | 'expired';

export interface RemainingLife {
  readonly band: LifeBand;
  /** The two largest units that matter; all zero once expired. */
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** Share of the 72 hours that is left, 0 to 1. */
  readonly share: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Whether the words for this remainder change every second. */
export const showsSeconds = (seconds: number): boolean => seconds > 0 && seconds < HOUR;

/** What is left at `nowMs`, which is the server's clock. `expiresAt` in seconds since epoch. */
export function remainingLife(expiresAt: number, nowMs: number): RemainingLife {
  const left = Math.max(0, Math.ceil(expiresAt - nowMs / 1000));
  return {
    band: bandOf(left),
    days: Math.floor(left / DAY),
    hours: Math.floor((left % DAY) / HOUR),
    minutes: Math.floor((left % HOUR) / 60),
    seconds: left % 60,
    share: Math.min(1, left / MEDIA_LIFE_SECONDS),
  };
}

function bandOf(left: number): LifeBand {
  if (left === 0) return 'expired';
  if (left < 2 * HOUR) return 'urgent';
  return left < DAY ? 'expiring' : 'live';
}

/** Which words say it: `daysHours` over a day, `hoursMinutes` over an hour, `minutesSeconds` below. */
export function wordsFor(life: RemainingLife): 'expired' | 'daysHours' | 'hoursMinutes' | 'minutesSeconds' {
  if (life.band === 'expired') return 'expired';
  if (life.days > 0) return 'daysHours';
  return life.hours > 0 ? 'hoursMinutes' : 'minutesSeconds';
}
