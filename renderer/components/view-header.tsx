import type { ReactNode } from 'react';
import styles from './view-header.module.css';

/** The line on top of a view: what it is, how much of it, and what can be done. */
export function ViewHeader(props: {
  title: string;
  detail?: ReactNode;
  /** Before the title: the way back. */
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className={styles['header']}>
      {props.lead ? <span className={styles['lead']}>{props.lead}</span> : null}
      <h1 className={styles['title']}>{props.title}</h1>
      {props.detail ? <span className={styles['detail']}>{props.detail}</span> : null}
      <span className={styles['gap']} />
      {props.children}
    </header>
  );
}
