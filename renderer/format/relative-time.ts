const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The coarsest unit of which at least one is over. */
const UNITS = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
] as const;

/** `now`, `5 minutes ago`, `yesterday`. Both in ms since epoch; what is yet to come counts as now. */
export function formatRelativeTime(ms: number, nowMs: number, language: string): string {
  const formatter = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const over = Math.max(0, nowMs - ms);
  const unit = UNITS.find(([, length]) => over >= length);
  return unit ? formatter.format(-Math.floor(over / unit[1]), unit[0]) : formatter.format(0, 'second');
}
