import type { FetchedMedia, MediaType, Mismatch } from '../../../electron/contract/media.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';

/** A file whose bytes are on this computer, fetched or yet to be uploaded; all that a view of it needs. */
export interface MediaSource {
  /** The transfer's id, by which main finds the file. */
  readonly id: string;
  /** Where main serves its bytes, any part of them: `media://fetched/<id>` or `media://upload/<id>`. */
  readonly url: string;
  readonly name: string;
  /** MIME type that the bytes show. */
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** Null where it is not known. */
  readonly sha256: string | null;
  readonly type: MediaType | null;
  readonly mismatch: Mismatch | null;
  /** Whether it was fetched, and so may be saved; an upload's file is the person's own. */
  readonly isFetched: boolean;
}

/** What a fetch brought. */
export const fetchedSource = (
  { id, type }: Pick<Transfer, 'id' | 'type'>,
  { name, contentType, size, sha256, mismatch }: FetchedMedia,
): MediaSource => ({
  id,
  url: `media://fetched/${id}`,
  name,
  contentType,
  size,
  sha256,
  type,
  mismatch,
  isFetched: true,
});
