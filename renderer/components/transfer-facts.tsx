import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import { questionOf } from '../../electron/contract/preflight.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { formatFileSize } from '../format/file-size.ts';
import { durationWords, secondsLeft } from '../format/pace.ts';
import { formatWords, shapeWords, suffixWords } from '../format/preflight-words.ts';
import { isSending } from '../stores/transfer-totals.ts';
import { Facts } from './facts.tsx';
import { TypeMenu } from './type-menu.tsx';
import { useWords, type Words } from './words.tsx';
import styles from './transfer-facts.module.css';

/** Whether its second line tells direction, size and account; otherwise a bar or a reason stands there. */
const hasDetail = (transfer: Transfer) =>
  transfer.state === 'waiting' ||
  transfer.state === 'done' ||
  transfer.state === 'cancelled' ||
  (transfer.state === 'paused' && (transfer.error === null || questionOf(transfer) !== null));

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
        {stateWords(transfer, t)}
      </span>
    </span>
  );
}

function stateWords(transfer: Transfer, t: Words['t']): string {
  const question = questionOf(transfer);
  if (question === 'upload_unconfirmed') return t('preflight.verdict.ready');
  return question ? t('transfers.asking') : t(`state.${transfer.state}`);
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

/** The second line: what is known of the file, and what it is sent as where that can still be chosen. */
export function TransferDetail({ transfer, inTabOrder }: { transfer: Transfer; inTabOrder: boolean }) {
  const { t, language } = useWords();
  if (!hasDetail(transfer)) return null;
  const { name, direction, preflight, accountName } = transfer;
  const lie = preflight && !preflight.original ? suffixWords(t, name, preflight.facts) : null;
  return (
    <div className={styles['detail']}>
      <TypeMenu transfer={transfer} inTabOrder={inTabOrder} />
      <Facts
        facts={[
          t(`transfers.${direction}`),
          lie ? (
            <span className={styles['lie']}>{lie}</span>
          ) : (
            preflight && formatWords(t, preflight.facts.contentType)
          ),
          sizeOf(transfer, language),
          ...(preflight ? shapeWords(t, preflight.facts) : []),
          accountName,
        ]}
      />
    </div>
  );
}

function sizeOf({ fetched, preflight, bytesTotal }: Transfer, language: string): string | null {
  const size = fetched?.size ?? preflight?.facts.size ?? bytesTotal;
  return size === null ? null : formatFileSize(size, language);
}
