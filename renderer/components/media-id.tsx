import { useTranslation } from 'react-i18next';
import styles from './media-id.module.css';

/** Characters at the end that always show: ids of one company often begin alike. */
const TAIL = 8;

/** The media_id with its middle left out where there is no room; a click copies the whole. */
export function MediaId({ mediaId, onCopy }: { mediaId: string; onCopy: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={styles['chip']}
      aria-label={`media_id ${mediaId}`}
      aria-description={t('action.copyMediaId')}
      tabIndex={-1}
      onClick={onCopy}
    >
      <span className={styles['head']}>{mediaId.slice(0, -TAIL)}</span>
      <span>{mediaId.slice(-TAIL)}</span>
    </button>
  );
}
