import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { formatFileSize } from '../format/file-size.ts';
import { useLanguage } from '../stores/settings-store.ts';
import styles from './transfer-facts.module.css';

/** Direction, how much of how much, and the state in a word. */
export function TransferFacts({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { state, direction, bytesDone, bytesTotal, fetched } = transfer;
  const size = fetched?.size ?? bytesTotal;
  const amount =
    state === 'running' && size !== null
      ? t('transfers.progress', {
          done: formatFileSize(bytesDone, language),
          total: formatFileSize(size, language),
        })
      : size !== null && formatFileSize(size, language);
  const Arrow = direction === 'upload' ? ArrowUp : ArrowDown;
  return (
    <span className={styles['facts']}>
      {amount ? <span>{amount}</span> : null}
      <span className={styles['state']} data-state={state}>
        <Arrow role="img" aria-label={t(`transfers.${direction}`)} />
        {t(`state.${state}`)}
      </span>
    </span>
  );
}
