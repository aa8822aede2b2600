import { classNames } from '../format/class-names.ts';
import { formatDateTime } from '../format/date-time.ts';
import { lifeWords } from '../format/life-words.ts';
import { LifeRing } from './life-ring.tsx';
import { useRemaining } from './use-remaining.ts';
import { useWords } from './words.tsx';
import styles from './countdown.module.css';

/** Ring and words for what is left of a media's 72 hours; the exact time shows on hover. */
export function Countdown(props: { expiresAt: number; clockOffsetMs: number }) {
  const { t, language } = useWords();
  const life = useRemaining(props.expiresAt, props.clockOffsetMs);
  const at = formatDateTime(props.expiresAt * 1000 - props.clockOffsetMs, language);
  const text = lifeWords(t, life);
  return (
    <span
      className={classNames(styles, 'countdown', life.band)}
      title={text === null ? t('expiry.expiredAt', { time: at }) : t('expiry.expiresAt', { time: at })}
    >
      <LifeRing share={life.share} band={life.band} />
      <span>{text ?? t('expiry.expired')}</span>
    </span>
  );
}
