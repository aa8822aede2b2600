import type { TFunction } from 'i18next';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { isSending, type TransferTotals } from '../stores/transfer-totals.ts';

/** Until this one is through, in seconds; null while that cannot be said. */
export function secondsLeft(transfer: Transfer): number | null {
  const { bytesDone, bytesTotal, bytesPerSecond } = transfer;
  if (!isSending(transfer) || bytesTotal === null || !bytesPerSecond) return null;
  return (bytesTotal - bytesDone) / bytesPerSecond;
}

/**
 * Until all that wait or run are through, in seconds; null while that cannot be said. Those whose size is not known yet,
 * since nobody has looked at them, count as the others do on average.
 */
export function allSecondsLeft(totals: TransferTotals): number | null {
  const { states, sized, bytesTotal, bytesDone, bytesPerSecond } = totals;
  const open = states.waiting + states.checking + states.running;
  if (sized === 0 || bytesPerSecond === 0) return null;
  const unseen = (open - sized) * (bytesTotal / sized);
  return (bytesTotal - bytesDone + unseen) / bytesPerSecond;
}

/** Coarser the farther away, so that it does not flicker: to the second below a minute, else to the minute. */
export function roundedSeconds(seconds: number): number {
  const unit = seconds <= 60 ? 1 : 60;
  return Math.ceil(Math.max(0, seconds) / unit) * unit;
}

/** `12 s`, `5 min`, `2 h 10 min`. */
export function durationWords(t: TFunction, seconds: number): string {
  const whole = roundedSeconds(seconds);
  if (whole < 60) return t('transfers.seconds', { seconds: String(whole) });
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return t('transfers.minutes', { minutes: String(minutes) });
  return t('transfers.hours', { hours: String(Math.floor(minutes / 60)), minutes: String(minutes % 60) });
}
