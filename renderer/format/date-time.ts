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
