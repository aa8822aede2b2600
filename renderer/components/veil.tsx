import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../stores/settings-store.ts';
import styles from './veil.module.css';

/** Customers' media: where the person wants that, blurred until it is pointed at or has the focus. */
export function Veil({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const isBlurred = useSettings((state) => state.settings.blurFetched);
  if (!isBlurred) return children;
  return (
    <div className={styles['veil']} role="group" aria-label={t('desk.hidden')} tabIndex={0}>
      {children}
    </div>
  );
}
