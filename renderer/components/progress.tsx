import { ProgressBar } from 'react-aria-components';
import { classNames } from '../format/class-names.ts';
import styles from './progress.module.css';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** Null while unknown: the bar then only shows that work is going on. */
  readonly total: number | null;
}

export function Progress({ label, done, total }: ProgressProps) {
  const known = total !== null && total > 0;
  const value = known ? Math.min(100, (done / total) * 100) : 0;
  return (
    <ProgressBar aria-label={label} value={value} isIndeterminate={!known} className={styles['track'] ?? ''}>
      <span
        className={classNames(styles, 'bar', !known && 'unknown')}
        style={known ? { transform: `scaleX(${value / 100})` } : undefined}
      />
    </ProgressBar>
  );
}
