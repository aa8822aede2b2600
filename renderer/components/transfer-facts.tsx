import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { formatFileSize } from '../format/file-size.ts';
import { useLanguage } from '../stores/settings-store.ts';
import { Facts } from './facts.tsx';
import styles from './transfer-facts.module.css';

/** Whether its second line tells direction, size and account; otherwise a bar or a reason stands there. */
const hasDetail = ({ state }: Transfer) => state === 'waiting' || state === 'done' || state === 'cancelled';

/** The state in a word; where there is no second line, also direction and how much of how much. */
export function TransferFacts({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { state, direction, bytesDone } = transfer;
  const size = sizeOf(transfer, language);
  const amount =
    state === 'running' && size !== null
      ? t('transfers.progress', { done: formatFileSize(bytesDone, language), total: size })
      : size;
  const Arrow = direction === 'upload' ? ArrowUp : ArrowDown;
  return (
    <span className={styles['facts']}>
      {hasDetail(transfer) ? null : <span>{amount}</span>}
      <span className={styles['state']} data-state={state}>
        {hasDetail(transfer) ? null : <Arrow role="img" aria-label={t(`transfers.${direction}`)} />}
        {state === 'done' ? <Check aria-hidden="true" /> : null}
        {t(`state.${state}`)}
      </span>
    </span>
  );
}

/** The second line of a transfer that neither runs nor failed. */
export function TransferDetail({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!hasDetail(transfer)) return null;
  const facts = [t(`transfers.${transfer.direction}`), sizeOf(transfer, language), transfer.accountName];
  return <Facts className={styles['detail']} facts={facts} />;
}

function sizeOf({ fetched, bytesTotal }: Transfer, language: string): string | null {
  const size = fetched?.size ?? bytesTotal;
  return size === null ? null : formatFileSize(size, language);
}
