import type { FetchedMedia, MediaType } from '../../../electron/contract/media.ts';
import { MediaGlyph } from '../../components/media-glyph.tsx';
import { useFetchedThumbnail } from '../../components/use-fetched-thumbnail.ts';
import { markThumbnailGone } from '../../stores/thumbnail-store.ts';
import styles from './tile-picture.module.css';

interface TilePictureProps {
  /** The transfer's id. */
  readonly id: string;
  readonly type: MediaType | null;
  readonly fetched: FetchedMedia;
}

/** A small picture of a fetched one, never the file itself; for all else the icon and the kind of file. */
export function TilePicture({ id, type, fetched }: TilePictureProps) {
  const address = useFetchedThumbnail(id, fetched);
  if (address !== null) {
    return (
      <img
        className={styles['picture']}
        src={address}
        alt={fetched.name}
        draggable={false}
        decoding="async"
        onError={() => markThumbnailGone(fetched.sha256)}
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
