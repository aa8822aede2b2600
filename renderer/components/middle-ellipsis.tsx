import styles from './middle-ellipsis.module.css';

/** Characters at the end that always show: ids of one company often begin alike. */
const TAIL = 8;

/** An id on one line; where there is no room its middle is left out. */
export function MiddleEllipsis({ text }: { text: string }) {
  return (
    <span className={styles['text']}>
      <span className={styles['head']}>{text.slice(0, -TAIL)}</span>
      <span>{text.slice(-TAIL)}</span>
    </span>
  );
}
