import type { ReactNode } from 'react';
import styles from './run-in-words.module.css';

interface RunInWordsProps {
  readonly heading: string;
  readonly tone: 'plain' | 'fitting' | 'warning' | 'failed';
  readonly children: ReactNode;
}

/** What a file or a form says of itself: a heading and on the same line what follows from it. */
export function RunInWords({ heading, tone, children }: RunInWordsProps) {
  return (
    <p className={styles['words']} data-tone={tone}>
      <strong>{heading}</strong> {children}
    </p>
  );
}
