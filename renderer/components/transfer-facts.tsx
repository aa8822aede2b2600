import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { formatFileSize } from '../format/file-size.ts';
import { durationWords, secondsLeft } from '../format/pace.ts';
import { isAsking, isSending } from '../stores/transfer-totals.ts';
import { Facts } from './facts.tsx';
import { useWords } from './words.tsx';
import styles from './transfer-facts.module.css';

/** Whether its second line tells direction, size and account; otherwise a bar, a reason or a question stands there. */
const hasDetail = (transfer: Transfer) =>
  transfer.state === 'waiting' ||
  transfer.state === 'done' ||
  transfer.state === 'cancelled' ||
  (transfer.state === 'paused' && transfer.error === null);

/** The state in a word; where there is no second line, also direction, pace and how much of how much. */
export function TransferFacts({ transfer }: { transfer: Transfer }) {
  const { t, language } = useWords();
  const { state, direction, bytesDone } = transfer;
  const size = sizeOf(transfer, language);
  const amount =
    state === 'running' && size !== null
      ? t('transfers.progress', { done: formatFileSize(bytesDone, language), total: size })
      : size;
  const Arrow = direction === 'upload' ? ArrowUp : ArrowDown;
  return (
    <span className={styles['facts']}>
      {state === 'running' ? <Pace transfer={transfer} /> : null}
      {hasDetail(transfer) ? null : <span>{amount}</span>}
      <span className={styles['state']} data-state={state}>
        {hasDetail(transfer) ? null : <Arrow role="img" aria-label={t(`transfers.${direction}`)} />}
        {state === 'done' ? <Check aria-hidden="true" /> : null}
        {isAsking(transfer) ? t('transfers.asking') : t(`state.${state}`)}
      </span>
    </span>
  );
}

/** How fast, and how long still. */
function Pace({ transfer }: { transfer: Transfer }) {
  const { t, language } = useWords();
  const left = secondsLeft(transfer);
  if (!transfer.bytesPerSecond || !isSending(transfer)) return null;
  return (
    <Facts
      facts={[
        t('transfers.speed', { size: formatFileSize(transfer.bytesPerSecond, language) }),
        left === null ? null : t('transfers.timeLeft', { time: durationWords(t, left) }),
      ]}
    />
  );
}

/** The second line of a transfer that has nothing else to say. */
export function TransferDetail({ transfer }: { transfer: Transfer }) {
  const { t, language } = useWords();
  if (!hasDetail(transfer)) return null;
  const facts = [t(`transfers.${transfer.direction}`), sizeOf(transfer, language), transfer.accountName];
  return <Facts className={styles['detail']} facts={facts} />;
}

function sizeOf({ fetched, bytesTotal }: Transfer, language: string): string | null {
  const size = fetched?.size ?? bytesTotal;
  return size === null ? null : formatFileSize(size, language);
}
