import type { HttpAnswer } from './http.ts';
import type { DownloadedPart } from './intake.ts';

/** Bytes of a file, both ends included. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/** A Content-Range's parts: a 206's, or a 416's, which has only the total. Null: none, or a total nobody knows. */
export function parseContentRange(
  header: string | null,
): { readonly sent: Slice | null; readonly total: number } | null {
  const parts = /^\s*bytes\s+(?:(\d{1,15})-(\d{1,15})|\*)\/(\d{1,15})\s*$/i.exec(header ?? '');
  if (!parts) return null;
  const [, start, end, total] = parts;
  const sent = start === undefined ? null : { start: Number(start), end: Number(end) };
  return { sent, total: Number(total) };
}

/** What a 206 sends, or null where it is not what was asked for, or of another file than the part that is there. */
export function readSlice(
  answer: HttpAnswer,
  asked: Slice,
  part: DownloadedPart,
): (Slice & { readonly total: number }) | null {
  const { sent, total } = parseContentRange(answer.header('content-range')) ?? { sent: null, total: 0 };
  if (!sent || sent.start !== asked.start || sent.end < sent.start || sent.end > asked.end) return null;
  if (sent.end >= total || total !== (part.total ?? total)) return null;
  const length = sent.end - sent.start + 1;
  return answer.length === null || answer.length === length ? { ...sent, total } : null;
}
