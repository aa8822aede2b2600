import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly action?: ReactNode;
  readonly hint?: ReactNode;
}

/** Teaches what belongs here: one sentence, one action, one key. */
export function EmptyState({ icon, title, text, action, hint }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <span className={styles['icon']}>{icon}</span>
      <h2 className={styles['title']}>{title}</h2>
      <p className={styles['text']}>{text}</p>
      {action ? <div className={styles['action']}>{action}</div> : null}
      {hint ? <p className={styles['hint']}>{hint}</p> : null}
    </div>
  );
}
