import type { Transfer } from '../../../electron/contract/transfer.ts';
import { LifeRing } from '../../components/life-ring.tsx';
import { useWords } from '../../components/words.tsx';
import { classNames } from '../../format/class-names.ts';
import { formatDateTime, formatRecent } from '../../format/date-time.ts';
import { useFetchLife } from './use-fetch-life.ts';
import styles from './tile-life.module.css';

/** What is left of its three days. */
export function TileLife({ transfer, isWhole }: { transfer: Transfer; isWhole?: boolean }) {
  const { band, share, words, title, more } = useFetchLife(transfer);
  return (
    <span className={classNames(styles, 'life', band)} title={title}>
      <LifeRing share={share} band={band} />
      <span>{words}</span>
      {isWhole ? <span className={styles['more']}>{more}</span> : null}
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
