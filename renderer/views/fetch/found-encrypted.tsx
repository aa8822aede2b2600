import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './found-sources.module.css';

/** Messages that only the company's own server can read. */
export function FoundEncrypted({ count }: { count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <div className={styles['notes']} role="status">
      <div className={styles['line']}>
        <Lock aria-hidden="true" className={styles['problem']} />
        <span className={styles['words']}>{t('paste.encrypted', { count })}</span>
      </div>
    </div>
  );
}
