import type { TFunction } from 'i18next';
import { wordsFor, type RemainingLife } from './remaining-time.ts';

/** `2 d 4 h`, `5 h 12 min`, `59 min 3 s`; null once expired. */
export function lifeWords(t: TFunction, life: RemainingLife): string | null {
  const days = String(life.days);
  const hours = String(life.hours);
  const minutes = String(life.minutes);
  const seconds = String(life.seconds);
  switch (wordsFor(life)) {
    case 'expired':
      return null;
    case 'daysHours':
      return t('expiry.daysHours', { days, hours });
    case 'hoursMinutes':
      return t('expiry.hoursMinutes', { hours, minutes });
    case 'minutesSeconds':
      return t('expiry.minutesSeconds', { minutes, seconds });
  }
}
