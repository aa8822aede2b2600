import type { ErrorCode } from '../contract/errors.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'file_missing',
  ENOTDIR: 'file_missing',
};

/** What kept a file from being read. */
export const readFailureOf = (fault: unknown): ErrorCode =>
  (fault instanceof Error && 'code' in fault ? CODES[String(fault.code)] : undefined) ?? 'file_unreadable';
