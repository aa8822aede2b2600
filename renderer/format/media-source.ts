import type { FetchedMedia, MediaType, Mismatch } from '../../electron/contract/media.ts';
import type { Preflight } from '../../electron/contract/preflight.ts';
import { lyingSuffix } from '../../electron/contract/suffixes.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';

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

type Upload = Transfer & { readonly preflight: Preflight };

/** Whether its file may be looked at: it was fetched, or is yet to be sent. */
export const isSeeable = (transfer: Transfer): boolean => transfer.fetched !== null || isUnsent(transfer);

/** Of what was sent the file may be another one by now; main does not show it either. */
const isUnsent = (transfer: Transfer): transfer is Upload =>
  transfer.preflight !== null && transfer.state !== 'done' && transfer.state !== 'cancelled';

/** The file of a transfer; null where there is none to look at. */
export function sourceOf(transfer: Transfer): MediaSource | null {
  if (transfer.fetched) return fetchedSource(transfer, transfer.fetched);
  return isUnsent(transfer) ? uploadSource(transfer) : null;
}

function uploadSource({ id, name, type, preflight: { facts, verdict } }: Upload): MediaSource {
  const suffix = lyingSuffix(name, facts.contentType);
  return {
    id,
    url: `media://upload/${id}`,
    name,
    contentType: facts.contentType,
    size: facts.size,
    sha256: null,
    type: verdict.type ?? type,
    mismatch: suffix === null ? null : { suffix, header: null },
    isFetched: false,
  };
}
