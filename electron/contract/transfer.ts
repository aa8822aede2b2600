import type { AppError } from './errors.ts';
import type { FetchedMedia, MediaType } from './media.ts';

/** `done`, `failed` and `cancelled` are final; a retry starts again at `waiting`. */
export type TransferState = 'waiting' | 'checking' | 'running' | 'done' | 'failed' | 'cancelled';

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
  readonly error: AppError | null;
  /** ms since epoch. */
  readonly addedAt: number;
  readonly fetched: FetchedMedia | null;
}

export const isFinal = (state: TransferState): boolean =>
  state === 'done' || state === 'failed' || state === 'cancelled';
