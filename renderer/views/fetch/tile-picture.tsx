import type { FetchedMedia, MediaType } from '../../../electron/contract/media.ts';
import { formatName } from '../../../electron/contract/verdict.ts';
import { MediaGlyph } from '../../components/media-glyph.tsx';
import { useFetchedThumbnail } from '../../components/use-fetched-thumbnail.ts';
import { useWords } from '../../components/words.tsx';
import { markThumbnailGone } from '../../stores/thumbnail-store.ts';
import styles from './tile-picture.module.css';

interface TilePictureProps {
  /** The transfer's id. */
  readonly id: string;
  readonly type: MediaType | null;
  readonly fetched: FetchedMedia;
}

/** A small picture of a fetched one, never the file itself; for all else its icon and what its format is called. */
export function TilePicture({ id, type, fetched }: TilePictureProps) {
  const { t } = useWords();
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
  const format = formatName(fetched.contentType);
  return (
    <span className={styles['glyph']}>
      <MediaGlyph type={type} contentType={fetched.contentType} />
      <span>{format === '?' ? t(`type.${type ?? 'file'}`) : format}</span>
    </span>
  );
}
