import { useState } from 'react';
import type { FetchedMedia, MediaType } from '../../../electron/contract/media.ts';
import { MediaGlyph } from '../../components/media-glyph.tsx';
import styles from './fetched-picture.module.css';

interface FetchedPictureProps {
  /** The transfer's id. */
  readonly id: string;
  readonly type: MediaType | null;
  readonly fetched: FetchedMedia;
}

/** The picture where the page may show it; otherwise the icon and the kind of file. */
export function FetchedPicture({ id, type, fetched }: FetchedPictureProps) {
  const [broken, setBroken] = useState(false);
  if (fetched.previewable && !broken) {
    return (
      <img
        className={styles['picture']}
        src={`media://fetched/${id}`}
        alt={fetched.name}
        draggable={false}
        decoding="async"
        onError={() => setBroken(true)}
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
