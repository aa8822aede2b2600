import { useState } from 'react';
import type { MediaType } from '../../electron/contract/media.ts';
import { classNames } from '../format/class-names.ts';
import { useThumbnails } from '../stores/thumbnail-store.ts';
import { useTransfers } from '../stores/transfer-store.ts';
import { MediaGlyph } from './media-glyph.tsx';
import styles from './thumbnail.module.css';

interface ThumbnailProps {
  /** The record's or transfer's id. */
  readonly id: string;
  readonly type: MediaType | null;
  readonly contentType?: string | undefined;
  /** Set where the picture itself is here and may be shown. */
  readonly source?: string | undefined;
  /** `large`: as wide as there is room, the whole picture in it; lower where there is none. */
  readonly size?: 'row' | 'large';
}

/** The picture's thumbnail; the type's icon for everything else and where there is none. */
export function Thumbnail({ id, type, contentType, source, size = 'row' }: ThumbnailProps) {
  const thumbnail = useThumbnailAddress(id, type, contentType);
  const address = source ?? thumbnail;
  return (
    <span className={classNames(styles, 'frame', size, address === null && 'noPicture')}>
      <MediaGlyph type={type} contentType={contentType} />
      {address ? <Picture key={address} address={address} /> : null}
    </span>
  );
}

/** Null where there is none, or none yet: this page itself makes those of its uploads. */
function useThumbnailAddress(id: string, type: MediaType | null, contentType = ''): string | null {
  const made = useThumbnails((state) => state.made.has(id));
  const isOfThisSession = useTransfers((state) => state.byId.has(id));
  const isPicture = type === 'image' || type === 'thumb' || contentType.startsWith('image/');
  return made || (isPicture && !isOfThisSession) ? `media://thumbnail/${id}` : null;
}

function Picture({ address }: { address: string }) {
  const [missing, setMissing] = useState(false);
  if (missing) return null;
  return <img src={address} alt="" draggable={false} decoding="async" onError={() => setMissing(true)} />;
}
