const UNITS = ['KB', 'MB', 'GB', 'TB'] as const;

/** Bytes as people read them; 1 MB is 1 048 576 bytes, as in the servers' limits. */
export function formatFileSize(bytes: number, language: string): string {
  if (bytes < 1024) return `${formatNumber(bytes, language, 0)} B`;
  let value = bytes / 1024;
  let unit = 0;
  // 1023.95 KB would be shown as 1,024 KB.
  while (value >= 1023.95 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${formatNumber(value, language, value < 100 ? 1 : 0)} ${UNITS[unit] ?? ''}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

const shareFormatters = new Map<string, Intl.NumberFormat>();

/** `share` of 1, in percent. */
export function formatShare(share: number, language: string): string {
  const formatter = shareFormatters.get(language) ?? new Intl.NumberFormat(language, { style: 'percent' });
  shareFormatters.set(language, formatter);
  return formatter.format(share);
}

export function formatNumber(value: number, language: string, maximumFractionDigits = 0): string {
  const key = `${language} ${maximumFractionDigits}`;
  const formatter = formatters.get(key) ?? new Intl.NumberFormat(language, { maximumFractionDigits });
  formatters.set(key, formatter);
  return formatter.format(value);
}
