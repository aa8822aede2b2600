import type { ReactNode } from 'react';
import styles from './settings-page.module.css';

/** One card of the Settings page under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['section']}>
      <h2 className={styles['title']}>{title}</h2>
      <div className={styles['card']}>{children}</div>
    </section>
  );
}
