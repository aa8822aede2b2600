import { useEffect } from 'react';
import type { FetchedMedia, MediaType } from '../../../electron/contract/media.ts';
import { makeFetchedThumbnail } from '../../actions/thumbnails.ts';
import { MediaGlyph } from '../../components/media-glyph.tsx';
import { markThumbnailGone, useThumbnails } from '../../stores/thumbnail-store.ts';
import styles from './tile-picture.module.css';

interface TilePictureProps {
  /** The transfer's id. */
  readonly id: string;
  readonly type: MediaType | null;
  readonly fetched: FetchedMedia;
}

/** A small picture of a fetched one, never the file itself; for all else the icon and the kind of file. */
export function TilePicture({ id, type, fetched }: TilePictureProps) {
  const { previewable, sha256 } = fetched;
  const isMade = useThumbnails((state) => state.made.has(sha256));
  useEffect(() => {
    if (!previewable || isMade) return;
    const stop = new AbortController();
    void makeFetchedThumbnail(id, sha256, stop.signal);
    return () => stop.abort();
  }, [id, sha256, previewable, isMade]);
  if (previewable && isMade) {
    return (
      <img
        className={styles['picture']}
        src={`media://thumbnail/${id}`}
        alt={fetched.name}
        draggable={false}
        decoding="async"
        onError={() => markThumbnailGone(sha256)}
      />
    );
  }
  return (
    <span className={styles['glyph']}>
      <MediaGlyph type={type} contentType={fetched.contentType} />
      <span>{fetched.contentType}</span>
    </span>
  );
}
