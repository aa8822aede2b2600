import { memo } from 'react';
import { questionOf } from '../../electron/contract/preflight.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { classNames } from '../format/class-names.ts';
import type { Where } from '../stores/queue-order.ts';
import { Progress } from './progress.tsx';
import { TransferActions } from './transfer-actions.tsx';
import { TransferFailure } from './transfer-failure.tsx';
import { TransferDetail, TransferFacts } from './transfer-facts.tsx';
import { TransferQuestion } from './transfer-question.tsx';
import { TransferRetry } from './transfer-retry.tsx';
import { TransferThumbnail } from './transfer-thumbnail.tsx';
import styles from './transfer-row.module.css';

interface TransferRowProps {
  readonly transfer: Transfer;
  /** As a row of a grid its parts are cells. */
  readonly role?: 'gridcell';
  /** False in a row that the keyboard is not on. */
  readonly inTabOrder?: boolean;
  readonly isActive?: boolean;
  readonly onMove?: ((id: string, where: Where) => void) | undefined;
}

/** The element that says all of a row: what a screen reader hears of it. */
export const transferBodyId = (id: string): string => `transfer-${id}`;

/** One upload or fetch: what it is, how far it is, what it waits for, and if it failed why and what to do. */
export const TransferRow = memo(function TransferRow(props: TransferRowProps) {
  const { transfer, role, inTabOrder = true, isActive = false, onMove } = props;
  const { id, state } = transfer;
  return (
    <div
      className={classNames(styles, 'row', state === 'failed' && 'failed', isActive && 'active')}
      data-transfer={id}
      data-state={state}
      data-question={questionOf(transfer) ?? undefined}
    >
      <TransferThumbnail transfer={transfer} role={role} inTabOrder={inTabOrder} />
      <div className={styles['body']} id={transferBodyId(id)} role={role}>
        <div className={styles['line']}>
          <bdi className={styles['name']} title={transfer.name}>
            {transfer.fetched?.name ?? transfer.name}
          </bdi>
          <TransferFacts transfer={transfer} />
        </div>
        <Bar transfer={transfer} />
        <TransferDetail transfer={transfer} inTabOrder={inTabOrder} />
        <Reason transfer={transfer} inTabOrder={inTabOrder} />
      </div>
      <div className={styles['end']} role={role}>
        <TransferActions transfer={transfer} inTabOrder={inTabOrder} onMove={onMove} />
      </div>
    </div>
  );
});

/** How far it is, while it runs. */
function Bar({ transfer: { state, name, bytesDone, bytesTotal } }: { transfer: Transfer }) {
  if (state !== 'running' && state !== 'checking') return null;
  return <Progress label={name} done={bytesDone} total={bytesTotal} />;
}

/** Why it does not go on, and what the person can do about it. */
function Reason(props: { transfer: Transfer; inTabOrder: boolean }) {
  return (
    <>
      <TransferRetry {...props} />
      <TransferQuestion {...props} />
      <TransferFailure {...props} />
    </>
  );
}
