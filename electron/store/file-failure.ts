import { type AppError, type ErrorCode, fail } from '../contract/errors.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  // A limit on this user's files.
  EFBIG: 'disk_full',
  ENOENT: 'folder_missing',
  ENOTDIR: 'folder_missing',
  EACCES: 'folder_read_only',
  EPERM: 'folder_read_only',
  EROFS: 'folder_read_only',
};

/** What an exception of `node:fs` while writing means to a person; rethrows what is not one. */
export function fileFailure(error: unknown): { ok: false; error: AppError } {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
  return fail(CODES[String(error.code)] ?? 'save_failed');
}
