/** Bytes of a file, both inclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What a Range header asks of a file of `size` bytes (RFC 9110 §14): the bytes, `whole` where there is no header or
 * one that a server may pass over (another unit, several ranges, malformed), `none` where it lies beyond the file.
 */
export function parseByteRange(header: string | null, size: number): ByteRange | 'whole' | 'none' {
  const asked = /^bytes=(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))$/i.exec((header ?? '').replaceAll(' ', ''));
  if (!asked) return 'whole';
  const [, first, last, length] = asked;
  if (first === undefined) return within(size - Number(length), size - 1, size);
  if (last && Number(last) < Number(first)) return 'whole';
  return within(Number(first), last ? Number(last) : size - 1, size);
}

const within = (start: number, end: number, size: number): ByteRange | 'none' =>
  start < size ? { start: Math.max(0, start), end: Math.min(end, size - 1) } : 'none';
