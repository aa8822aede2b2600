import { type AppError, type ErrorCode, fail } from '../contract/errors.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  // A limit on this user's files.
  EFBIG: 'disk_full',
  ENOENT: 'folder_missing',
  ENOTDIR: 'folder_blocked',
  EACCES: 'folder_read_only',
  EPERM: 'folder_read_only',
  EROFS: 'folder_read_only',
};

/** The fetched file itself is gone, or no longer what was fetched; or the copy of it was cancelled. */
export class SourceFailure extends Error {
  readonly failure: Extract<ErrorCode, 'fetched_removed' | 'fetched_damaged' | 'cancelled'>;

  constructor(failure: SourceFailure['failure']) {
    super(failure);
    this.failure = failure;
  }
}

/** What an exception of `node:fs` while writing means to a person, or one of ours; rethrows what is neither. */
export function fileFailure(error: unknown): { ok: false; error: AppError } {
  if (error instanceof SourceFailure) return fail(error.failure);
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
  return fail(CODES[String(error.code)] ?? 'save_failed');
}
