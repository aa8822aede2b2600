import type { TFunction } from 'i18next';
import type { Dialect } from '../../electron/contract/account.ts';
import { describeErrcode } from '../../electron/contract/errcodes/find.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import type { Language } from '../../electron/contract/settings.ts';
import { formatDayAndTime, formatTime, isSameDay } from './date-time.ts';
import { errorText } from './error-text.ts';
import { durationWords } from './pace.ts';

/** A limit of the platform, which only its own time lifts. */
export function isLimit({ code, errcode, call }: AppError, dialect: Dialect | null): boolean {
  if (code !== 'api_refused' || errcode === undefined || call === undefined || !dialect) return false;
  const { retry } = describeErrcode(dialect, errcode, call);
  return retry === 'after_midnight' || typeof retry === 'object';
}

/** Why it waits, until when, and how long that is. `at` and `now` in ms since epoch. */
export function retryFacts(
  t: TFunction,
  {
    error,
    at,
    now,
    dialect,
    language,
  }: {
    readonly error: AppError;
    readonly at: number;
    readonly now: number;
    readonly dialect: Dialect | null;
    readonly language: Language;
  },
): readonly string[] {
  const left = (at - now) / 1000;
  const wait = left > 0 ? t('transfers.inTime', { time: durationWords(t, left) }) : t('transfers.anyMoment');
  const sameDay = isSameDay(at, now);
  const time = sameDay ? formatTime(at, language) : formatDayAndTime(at, language);
  if (isLimit(error, dialect)) {
    return [t(sameDay ? 'transfers.limitUntil' : 'transfers.limitUntilDay', { time }), wait];
  }
  const { title } = errorText(error, dialect, language);
  return [title, t(sameDay ? 'transfers.retryAt' : 'transfers.retryOn', { time }), wait];
}
