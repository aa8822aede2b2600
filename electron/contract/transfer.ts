import type { AppError, ErrorCode } from './errors.ts';
import type { FetchSubject } from './fetch-subject.ts';
import type { FetchedMedia, MediaType } from './media.ts';
import type { Preflight } from './preflight.ts';

/**
 * `done`, `failed` and `cancelled` are final; a retry starts again at `waiting`. `retrying` waits until `retryAt` and
 * then goes back to `waiting` by itself. `paused` waits for the person: for Resume, for their decision (`questionOf`
 * its error), or for a secret they have to enter again.
 */
export type TransferState =
  'waiting' | 'checking' | 'running' | 'retrying' | 'paused' | 'done' | 'failed' | 'cancelled';

/** One upload or one fetch, as the page sees it. */
export interface Transfer {
  readonly id: string;
  readonly direction: 'upload' | 'fetch';
  readonly accountId: string;
  readonly accountName: string;
  /** File name; for a fetch the media_id until the name is known. */
  readonly name: string;
  /** The media_id being fetched, or the one an upload got. */
  readonly mediaId: string | null;
  readonly type: MediaType | null;
  readonly state: TransferState;
  readonly bytesDone: number;
  /** Null while unknown. */
  readonly bytesTotal: number | null;
  readonly bytesPerSecond: number | null;
  /** Why it failed, or why it is tried again; with `paused` the question or the secret it waits for. */
  readonly error: AppError | null;
  /** With `retrying`: when, in ms since epoch. */
  readonly retryAt: number | null;
  /** In a queue those with a lower place go first. */
  readonly place: number;
  /** The library's record of an upload's media_id: its own, or the live one that was used instead. */
  readonly recordId: string | null;
  /** ms since epoch. */
  readonly addedAt: number;
  readonly fetched: FetchedMedia | null;
  /** Null for an upload. */
  readonly subject: FetchSubject | null;
  /** Of an upload, once its file was looked at. */
  readonly preflight: Preflight | null;
}

export const isFinal = (state: TransferState): state is 'done' | 'failed' | 'cancelled' =>
  state === 'done' || state === 'failed' || state === 'cancelled';

/** Kept for one run of the app, and to be entered again in this one. */
export const LACKED_SECRETS: ReadonlySet<ErrorCode> = new Set(['secret_missing', 'proxy_password_missing']);

/** Whether it waits for a secret, and goes on by itself once that is entered. */
export const lacksSecret = ({ state, error }: Pick<Transfer, 'state' | 'error'>): boolean =>
  state === 'paused' && error !== null && LACKED_SECRETS.has(error.code);
