import { MiddleEllipsis } from './middle-ellipsis.tsx';
import { useWords } from './words.tsx';
import styles from './media-id.module.css';

/** The media_id with its middle left out where there is no room; a click copies the whole. */
export function MediaId({ mediaId, onCopy }: { mediaId: string; onCopy: () => void }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={styles['chip']}
      aria-label={`media_id ${mediaId}`}
      aria-description={t('action.copyMediaId')}
      tabIndex={-1}
      onClick={onCopy}
    >
      <MiddleEllipsis text={mediaId} />
    </button>
  );
}
