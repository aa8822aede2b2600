import { Pause, Play, RotateCw, X } from 'lucide-react';
import { questionOf } from '../../electron/contract/preflight.ts';
import { isFinal, type Transfer } from '../../electron/contract/transfer.ts';
import {
  cancelTransfers,
  dismissTransfers,
  pauseTransfers,
  resumeTransfers,
  retryTransfers,
} from '../actions/transfers.ts';
import { isMovable, type Where } from '../stores/queue-order.ts';
import { AnswerButton } from './answer-button.tsx';
import { RowButton } from './row-button.tsx';
import { TransferMenu } from './transfer-menu.tsx';
import { useWords } from './words.tsx';
import styles from './transfer-actions.module.css';

interface TransferActionsProps {
  readonly transfer: Transfer;
  readonly inTabOrder: boolean;
  /** Where the order of the queue is seen. */
  readonly onMove: ((id: string, where: Where) => void) | undefined;
}

/** What can be done with a transfer at any time, as icons at the end of its row. */
export function TransferActions({ transfer, inTabOrder, onMove }: TransferActionsProps) {
  const { t } = useWords();
  const { id, state } = transfer;
  return (
    <div className={styles['actions']} data-queue={onMove ? true : undefined}>
      {onMove && isMovable(transfer) ? (
        <TransferMenu inTabOrder={inTabOrder} onMove={(where) => onMove(id, where)} />
      ) : null}
      {isMovable(transfer) ? (
        <RowButton
          label={t('transfers.pause')}
          inTabOrder={inTabOrder}
          onPress={() => void pauseTransfers([id])}
        >
          <Pause fill="currentColor" aria-hidden="true" />
        </RowButton>
      ) : null}
      <span className={styles['again']} data-cures>
        <Again transfer={transfer} inTabOrder={inTabOrder} />
      </span>
      {isFinal(state) ? (
        <RowButton
          label={t('action.dismiss')}
          inTabOrder={inTabOrder}
          onPress={() => void dismissTransfers([id])}
        >
          <X aria-hidden="true" />
        </RowButton>
      ) : (
        <RowButton
          label={t('action.cancel')}
          inTabOrder={inTabOrder}
          onPress={() => void cancelTransfers([id])}
        >
          <X aria-hidden="true" />
        </RowButton>
      )}
    </div>
  );
}

/** Sets going what stopped because the person stopped it. */
function Again({ transfer, inTabOrder }: { transfer: Transfer; inTabOrder: boolean }) {
  const { t } = useWords();
  const { id, state, error } = transfer;
  if (state === 'cancelled') {
    return (
      <RowButton label={t('action.retry')} inTabOrder={inTabOrder} onPress={() => void retryTransfers([id])}>
        <RotateCw aria-hidden="true" />
      </RowButton>
    );
  }
  if (questionOf(transfer) === 'upload_unconfirmed' && !transfer.preflight?.original) {
    return (
      <AnswerButton
        words={t('preflight.upload')}
        inTabOrder={inTabOrder}
        onPress={() => void resumeTransfers([id])}
      />
    );
  }
  if (state !== 'paused' || error !== null) return null;
  return (
    <RowButton
      label={t('transfers.resume')}
      inTabOrder={inTabOrder}
      onPress={() => void resumeTransfers([id])}
    >
      <Play fill="currentColor" aria-hidden="true" />
    </RowButton>
  );
}
