import { useEffect } from 'react';
import type { FetchedMedia } from '../../electron/contract/media.ts';
import { makeFetchedThumbnail } from '../actions/thumbnails.ts';
import { useThumbnails } from '../stores/thumbnail-store.ts';

/**
 * The address of a small picture of a fetched one, never of the file itself, which may have pixels by the billion; made
 * where there is none yet. Null until then, and for what is no picture.
 * @param id the transfer's
 */
export function useFetchedThumbnail(id: string, fetched: FetchedMedia | null): string | null {
  const { previewable = false, sha256 = '' } = fetched ?? {};
  const isMade = useThumbnails((state) => state.made.has(sha256));
  useEffect(() => {
    if (!previewable || isMade) return;
    const stop = new AbortController();
    void makeFetchedThumbnail(id, sha256, stop.signal);
    return () => stop.abort();
  }, [id, sha256, previewable, isMade]);
  return previewable && isMade ? `media://thumbnail/${id}` : null;
}
