import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { middleTruncate } from '../format/middle-truncate.ts';
import styles from './media-id.module.css';

interface MediaIdProps {
  readonly mediaId: string;
  readonly characters: number;
  readonly onCopy: () => void;
}

/** The media_id with its middle left out; a click copies the whole. */
export function MediaId({ mediaId, characters, onCopy }: MediaIdProps) {
  const { t } = useTranslation();
  return (
    <Button
      className={styles['chip'] ?? ''}
      aria-label={`media_id ${mediaId}`}
      excludeFromTabOrder
      onPress={onCopy}
      aria-description={t('action.copyMediaId')}
    >
      {middleTruncate(mediaId, characters)}
    </Button>
  );
}
