import { X } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { isFinal, type Transfer } from '../../electron/contract/transfer.ts';
import { cancelTransfers, dismissTransfers, retryTransfers } from '../actions/transfers.ts';
import { classNames } from '../format/class-names.ts';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { Progress } from './progress.tsx';
import { Thumbnail } from './thumbnail.tsx';
import { TransferFailure } from './transfer-failure.tsx';
import { TransferDetail, TransferFacts } from './transfer-facts.tsx';
import styles from './transfer-row.module.css';

/** One upload or fetch: what it is, how far it is, and if it failed why and what to do. */
export const TransferRow = memo(function TransferRow({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const { id, state } = transfer;
  return (
    <div
      className={classNames(styles, 'row', state === 'failed' && 'failed')}
      data-transfer={id}
      data-state={state}
    >
      <Thumbnail
        id={id}
        type={transfer.type}
        contentType={transfer.fetched?.contentType}
        source={transfer.fetched?.previewable ? `media://fetched/${id}` : undefined}
      />
      <div className={styles['body']}>
        <div className={styles['line']}>
          <bdi className={styles['name']} title={transfer.name}>
            {transfer.fetched?.name ?? transfer.name}
          </bdi>
          <TransferFacts transfer={transfer} />
        </div>
        {state === 'running' || state === 'checking' ? (
          <Progress label={transfer.name} done={transfer.bytesDone} total={transfer.bytesTotal} />
        ) : null}
        <TransferDetail transfer={transfer} />
        <TransferFailure transfer={transfer} />
      </div>
      <div className={styles['actions']}>
        {state === 'cancelled' ? (
          <Button size="small" onPress={() => void retryTransfers([id])}>
            {t('action.retry')}
          </Button>
        ) : null}
        {isFinal(state) ? null : (
          <IconButton label={t('action.cancel')} onPress={() => void cancelTransfers([id])}>
            <X aria-hidden="true" />
          </IconButton>
        )}
        {state === 'failed' ? (
          <IconButton label={t('action.dismiss')} onPress={() => void dismissTransfers([id])}>
            <X aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
    </div>
  );
});
