const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (name: string, language: string, options: Intl.DateTimeFormatOptions) => {
  const key = `${language} ${name}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(language, options);
  formatters.set(key, formatter);
  return formatter;
};

/** Date and time to the minute, in this computer's time zone. `ms` since epoch. */
export const formatDateTime = (ms: number, language: string): string =>
  formatterOf('full', language, { dateStyle: 'medium', timeStyle: 'short' }).format(ms);

/** The time of day, to the minute. `ms` since epoch. */
export const formatTime = (ms: number, language: string): string =>
  formatterOf('time', language, { timeStyle: 'short' }).format(ms);

/** Day, month and time, without the year. `ms` since epoch. */
export const formatDayAndTime = (ms: number, language: string): string =>
  formatterOf('day', language, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }).format(
    ms,
  );

/** A day by its weekday and date. `ms` since epoch. */
export const formatLongDay = (ms: number, language: string): string =>
  formatterOf('long day', language, {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  }).format(ms);

/** The time of day, and before today the day too. Both ms since epoch. */
export const formatRecent = (ms: number, language: string, now = Date.now()): string =>
  isSameDay(ms, now) ? formatTime(ms, language) : formatDayAndTime(ms, language);

/** The ISO date of the day on this computer's calendar. `ms` since epoch. */
export const isoDay = (ms: number): string => new Intl.DateTimeFormat('sv-SE').format(ms);

/** Whether both are on one day of this computer's calendar; ms since epoch. */
export const isSameDay = (a: number, b: number): boolean =>
  new Date(a).toDateString() === new Date(b).toDateString();
