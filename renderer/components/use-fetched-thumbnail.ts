import { useEffect } from 'react';
import type { FetchedMedia } from '../../electron/contract/media.ts';
import { viewKindOf } from '../../electron/contract/view-kind.ts';
import { makeFetchedThumbnail } from '../actions/thumbnails.ts';
import { isThumbnailMissing, useThumbnails } from '../stores/thumbnail-store.ts';

/**
 * The address of a small picture of a fetched picture or clip, never of the file itself, which may have pixels by the
 * billion; made where there is none yet. Null until then, and for what nothing can be seen of.
 * @param id the transfer's
 */
export function useFetchedThumbnail(id: string, fetched: FetchedMedia | null): string | null {
  const { sha256 = '', contentType = '', previewable = false } = fetched ?? {};
  const isMade = useThumbnails((state) => state.made.has(sha256));
  const canBeSeen = previewable || viewKindOf(contentType, '') === 'video';
  useEffect(() => {
    if (!canBeSeen || isMade || isThumbnailMissing(sha256)) return;
    const stop = new AbortController();
    void makeFetchedThumbnail(id, { sha256, contentType }, stop.signal);
    return () => stop.abort();
  }, [id, sha256, contentType, canBeSeen, isMade]);
  return canBeSeen && isMade ? `media://thumbnail/${id}` : null;
}
