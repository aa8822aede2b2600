import type { Dialect } from '../contract/account.ts';
import { describeErrcode } from '../contract/errcodes/find.ts';
import type { AppError, ErrorCode } from '../contract/errors.ts';

/** Waits between tries after a fault that may be gone in a moment, in ms; then it has failed. */
export const BACKOFF_MS: readonly number[] = [1_000, 4_000, 16_000];

/** Of each wait, this part is left to chance: what failed together shall not come again together. */
const JITTER = 0.5;

const LONGEST_WINDOW_MS = 60 * 60 * 1000;

/** A limit that still stands after so many of its windows is not one that time cures. */
const MOST_WINDOWS = 8;

/** The servers' day. */
const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Clocks differ, and a quota may clear a little late. */
const AFTER_MIDNIGHT_MS = 60_000;

/**
 * Faults that another try may cure. Everything else is final: a bad certificate, a refused redirect, a file that
 * changed stay what they are until somebody acts.
 */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'host_not_found',
  'host_refused',
  'proxy_refused',
  'timed_out',
  'connection_lost',
  'answer_empty',
  'answer_unreadable',
  'answer_incomplete',
  // The disk may have room again; the media_id waits in memory.
  'record_not_written',
]);

/** What a gateway answers that may work again in a moment. */
const PASSING_STATUS: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** What becomes of a transfer that met an error. */
export interface Next {
  /** When it is tried again, ms since epoch; null: it failed, until the person acts. */
  readonly at: number | null;
  /** The account's limit is reached: what else its queue sends before `at` is refused as well. */
  readonly wholeQueue: boolean;
}

const FINAL: Next = { at: null, wholeQueue: false };

export function decideRetry(
  error: AppError,
  context: {
    readonly dialect: Dialect;
    /** How often it was tried again already. */
    readonly tries: number;
    /** Ms since epoch. */
    readonly now: number;
    /** 0 to 1. */
    readonly random: () => number;
    readonly backoffMs: readonly number[];
  },
): Next {
  const { tries, now } = context;
  const kind = retryOf(error, context.dialect);
  if (kind === 'never' || kind === 'refresh_token') return FINAL;
  if (kind === 'backoff') {
    const wait = context.backoffMs[tries];
    if (wait === undefined) return FINAL;
    return { at: now + wait * (1 - JITTER * context.random()), wholeQueue: false };
  }
  if (tries >= MOST_WINDOWS) return { at: null, wholeQueue: true };
  const windowEnd =
    kind === 'after_midnight'
      ? nextMidnight(now) + AFTER_MIDNIGHT_MS
      : now + Math.min(kind.afterSeconds * 1000 * 2 ** tries, LONGEST_WINDOW_MS);
  return { at: windowEnd, wholeQueue: true };
}

/** Whether another try may succeed though nothing is changed but the token or the time. */
export const mayPass = (error: AppError, dialect: Dialect): boolean => retryOf(error, dialect) !== 'never';

function retryOf({ code, errcode, call, facts }: AppError, dialect: Dialect) {
  if (code === 'api_refused') {
    return errcode === undefined || call === undefined
      ? 'never'
      : describeErrcode(dialect, errcode, call).retry;
  }
  // A proxy that gave no answer at all may give one in a moment.
  const proxyFellSilent = code === 'proxy_failed' && facts?.['status'] === undefined;
  const passes = PASSING.has(code) || proxyFellSilent || PASSING_STATUS.has(Number(facts?.['status']));
  return passes ? 'backoff' : 'never';
}

/** Of China, after `now`; ms since epoch. */
const nextMidnight = (now: number): number =>
  (Math.floor((now + CHINA_OFFSET_MS) / DAY_MS) + 1) * DAY_MS - CHINA_OFFSET_MS;
