import type { ErrorCode } from './errors.ts';
import type { CopyFormat } from './media.ts';

/** What is written down of who did what. Closed: nothing else ever enters the audit log. */
export type AuditAction =
  | 'start'
  | 'library_rebuilt'
  | 'upload'
  /** A live media_id took the place of an upload. */
  | 'reuse'
  | 'fetch'
  | 'save'
  /** A copy was given to another program: dragged out of the window, or opened. */
  | 'hand_out'
  | 'copy'
  | 'delete_record'
  /** Customers' media left this computer: by hand, or because its days were over. */
  | 'remove_fetched'
  | 'add_account'
  | 'change_account'
  | 'remove_account'
  | 'export'
  | 'import'
  | 'change_setting';

/** One line of the audit log. Holds no secret, token, URL or path. */
export interface AuditEntry {
  readonly action: AuditAction;
  /** Whose work it was; absent where it was no account's. */
  readonly account?: { readonly id: string; readonly name: string } | undefined;
  /** media_id, file name, setting key or `limits`; absent where `count` says how many. */
  readonly subject?: string | undefined;
  readonly count?: number | undefined;
  /** With `copy` and `export`; `text` and `picture` are what was copied by itself. */
  readonly format?: CopyFormat | 'html' | 'text' | 'picture' | undefined;
  readonly result: 'ok' | ErrorCode;
  /** The server's own, with `api_refused`. */
  readonly errcode?: number | undefined;
}

/** Returns at once and never throws: what is written down must not disturb what is done. */
export type WriteAudit = (entry: AuditEntry) => void;
