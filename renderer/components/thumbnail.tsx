import { useEffect, useState } from 'react';
import type { FetchedMedia, MediaType } from '../../electron/contract/media.ts';
import { classNames } from '../format/class-names.ts';
import {
  isThumbnailMissing,
  markThumbnailGone,
  markThumbnailMissing,
  useThumbnails,
} from '../stores/thumbnail-store.ts';
import { useTransfers } from '../stores/transfer-store.ts';
import { MediaGlyph } from './media-glyph.tsx';
import { useFetchedThumbnail } from './use-fetched-thumbnail.ts';
import styles from './thumbnail.module.css';

interface ThumbnailProps {
  /** The record's or transfer's id. */
  readonly id: string;
  readonly type: MediaType | null;
  readonly contentType?: string | undefined;
  /** What a transfer brought. */
  readonly fetched?: FetchedMedia | null | undefined;
  /** `large`: as wide as there is room, the whole picture in it; lower where there is none. */
  readonly size?: 'row' | 'large';
}

/** The picture's thumbnail; the type's icon for everything else and where there is none. */
export function Thumbnail({ id, type, contentType, fetched = null, size = 'row' }: ThumbnailProps) {
  const own = useThumbnailAddress(id, type, contentType);
  const ofFetched = useFetchedThumbnail(id, fetched);
  const address = ofFetched ?? own;
  return (
    <span className={classNames(styles, 'frame', size, address === null && 'noPicture')}>
      <MediaGlyph type={type} contentType={contentType} />
      {address ? (
        <Picture
          key={address}
          address={address}
          waits={size === 'row'}
          onMissing={() => (fetched ? markThumbnailGone(fetched.sha256) : markThumbnailMissing(id))}
        />
      ) : null}
    </span>
  );
}

/** Null where there is none, or none yet: this page itself makes those of its uploads. */
function useThumbnailAddress(id: string, type: MediaType | null, contentType = ''): string | null {
  const made = useThumbnails((state) => state.made.has(id));
  const isOfThisSession = useTransfers((state) => state.byId.has(id));
  const isPicture = type === 'image' || type === 'thumb' || contentType.startsWith('image/');
  return made || (isPicture && !isOfThisSession && !isThumbnailMissing(id))
    ? `media://thumbnail/${id}`
    : null;
}

/** Ms. Rows that fly by, or that the next key in Search replaces, ask for nothing. */
const REST_MS = 80;

interface PictureProps {
  readonly address: string;
  /** Asked for only after a rest. */
  readonly waits: boolean;
  readonly onMissing: () => void;
}

function Picture({ address, waits, onMissing }: PictureProps) {
  const [isAsked, setAsked] = useState(!waits);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(true), REST_MS);
    return () => window.clearTimeout(timer);
  }, []);
  if (!isAsked || isMissing) return null;
  const onError = () => {
    onMissing();
    setMissing(true);
  };
  return <img src={address} alt="" draggable={false} decoding="async" onError={onError} />;
}
