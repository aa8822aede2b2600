import { classNames } from '../format/class-names.ts';
import type { LifeBand } from '../format/remaining-time.ts';
import styles from './life-ring.module.css';

const RADIUS = 6;
const ROUND = 2 * Math.PI * RADIUS;

/** Less than this share would not be seen as an arc. */
const LEAST_SHARE = 0.06;

/** A full circle is 72 hours; it empties clockwise. */
export function LifeRing({ share, band }: { share: number; band: LifeBand }) {
  return (
    <svg className={classNames(styles, 'ring', band)} viewBox="0 0 16 16" aria-hidden="true">
      <circle className={styles['track']} cx="8" cy="8" r={RADIUS} />
      <circle
        className={styles['left']}
        cx="8"
        cy="8"
        r={RADIUS}
        transform="rotate(-90 8 8)"
        strokeDasharray={`${ROUND * Math.max(share, LEAST_SHARE)} ${ROUND}`}
      />
    </svg>
  );
}
