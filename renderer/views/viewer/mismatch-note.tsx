import { FileWarning } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MediaSource } from '../../format/media-source.ts';
import styles from './mismatch-note.module.css';

/** Where a file's bytes are of another kind than its name or the server says. */
export function MismatchNote({ source: { mismatch, contentType } }: { source: MediaSource }) {
  const { t } = useTranslation();
  if (!mismatch) return null;
  const { suffix, header } = mismatch;
  return (
    <div className={styles['note']} role="note" aria-label={t('viewer.mismatch')}>
      <FileWarning aria-hidden="true" />
      <div>
        <strong>{t('viewer.mismatch')}</strong>
        {suffix === null ? null : <p>{t('viewer.mismatchSuffix', { suffix, type: contentType })}</p>}
        {header === null ? null : <p>{t('viewer.mismatchHeader', { header, type: contentType })}</p>}
      </div>
    </div>
  );
}
