import { classNames } from '../format/class-names.ts';
import { formatShare } from '../format/file-size.ts';
import { useWords } from './words.tsx';
import styles from './progress.module.css';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** Null while unknown: the bar then only shows that work is going on. */
  readonly total: number | null;
}

/** Plain elements, since many change many times a second. */
export function Progress({ label, done, total }: ProgressProps) {
  const { language } = useWords();
  if (total === null || total === 0) {
    return (
      <div role="progressbar" aria-label={label} className={styles['track']}>
        <span className={classNames(styles, 'bar', 'unknown')} />
      </div>
    );
  }
  const percent = Math.min(100, Math.round((done / total) * 100));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={formatShare(percent / 100, language)}
      className={styles['track']}
    >
      <span className={styles['bar']} style={{ transform: `scaleX(${percent / 100})` }} />
    </div>
  );
}
