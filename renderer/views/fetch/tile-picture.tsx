import { Play } from 'lucide-react';
import type { FetchedMedia, MediaType } from '../../../electron/contract/media.ts';
import { formatName } from '../../../electron/contract/verdict.ts';
import { MediaGlyph } from '../../components/media-glyph.tsx';
import { useFetchedThumbnail } from '../../components/use-fetched-thumbnail.ts';
import { useWords } from '../../components/words.tsx';
import { playTimeOf } from '../../format/play-time.ts';
import { markThumbnailGone } from '../../stores/thumbnail-store.ts';
import styles from './tile-picture.module.css';

interface TilePictureProps {
  /** The transfer's id. */
  readonly id: string;
  readonly type: MediaType | null;
  readonly fetched: FetchedMedia;
}

/** A small picture of a fetched picture or clip, never the file itself; for all else the icon, the format and how long it plays. */
export function TilePicture({ id, type, fetched }: TilePictureProps) {
  const address = useFetchedThumbnail(id, fetched);
  const { t } = useWords();
  const { contentType, name } = fetched;
  const format = formatName(contentType);
  const length = playTimeOf(fetched);
  if (address !== null) {
    return (
      <>
        <img
          className={styles['picture']}
          src={address}
          alt={name}
          draggable={false}
          decoding="async"
          onError={() => markThumbnailGone(fetched.sha256)}
        />
        {fetched.previewable ? null : (
          <span className={styles['clip']}>
            <Play aria-hidden="true" />
            {length}
          </span>
        )}
      </>
    );
  }
  return (
    <span className={styles['glyph']}>
      <MediaGlyph type={type} contentType={contentType} />
      <span>
        {[format === '?' ? t(`type.${type ?? 'file'}`) : format, length].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}
