import { fetchExpiry } from '../../../electron/contract/fetch-subject.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { LifeRing } from '../../components/life-ring.tsx';
import { useRemaining } from '../../components/use-remaining.ts';
import { useWords } from '../../components/words.tsx';
import { classNames } from '../../format/class-names.ts';
import { formatDateTime, formatDayAndTime, formatRecent } from '../../format/date-time.ts';
import { mentionOf } from '../../format/desk-facts.ts';
import { lifeWords } from '../../format/life-words.ts';
import { useAccount } from '../../stores/account-store.ts';
import styles from './tile-life.module.css';

/** What is left of its three days: exactly, or at most, where its message does not say when it was sent. */
export function TileLife({ transfer, isWhole }: { transfer: Transfer; isWhole?: boolean }) {
  const { t, language } = useWords();
  const offset = useAccount(transfer.accountId)?.clockOffsetMs ?? 0;
  const { at, isExact, seenAt } = fetchExpiry(mentionOf(transfer), transfer.addedAt, offset);
  // What was first seen was seen by this computer's clock.
  const clockOffsetMs = isExact ? offset : 0;
  const life = useRemaining(at, clockOffsetMs);
  const left = lifeWords(t, life);
  const end = formatDateTime(at * 1000 - clockOffsetMs, language);
  const seen = formatDateTime(seenAt, language);
  const words = left === null ? t('expiry.expired') : isExact ? left : t('desk.atMost', { left });
  const title = isExact
    ? t(left === null ? 'expiry.expiredAt' : 'expiry.expiresAt', { time: end })
    : t('desk.atMostText', { seen, end });
  return (
    <span className={classNames(styles, 'life', life.band)} title={title}>
      <LifeRing share={life.share} band={life.band} />
      <span>{words}</span>
      {isWhole ? (
        <span className={styles['more']}>
          {isExact ? end : t('desk.firstSeen', { time: formatDayAndTime(seenAt, language) })}
        </span>
      ) : null}
    </span>
  );
}

/** `alive 14:02` or `gone 14:02`: what the server said when it was last asked. */
export function ProbeStamp({ transfer }: { transfer: Transfer }) {
  const { t, language } = useWords();
  const probe = transfer.subject?.probe;
  if (!probe) return null;
  const { at, alive } = probe;
  const time = formatRecent(at, language);
  return (
    <span
      className={classNames(styles, 'probe', alive ? 'isAlive' : 'isDead')}
      title={t(alive ? 'desk.aliveText' : 'desk.deadText', { time: formatDateTime(at, language) })}
    >
      {t(alive ? 'desk.alive' : 'desk.dead', { time })}
    </span>
  );
}
