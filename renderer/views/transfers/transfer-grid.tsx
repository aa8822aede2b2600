import { useCallback, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isFinal, type Transfer } from '../../../electron/contract/transfer.ts';
import { rowAfterKey } from '../../actions/selection.ts';
import {
  cancelTransfers,
  dismissTransfers,
  moveTransfer,
  pauseTransfers,
  resumeTransfers,
} from '../../actions/transfers.ts';
import { transferRowHeight } from '../../components/transfer-row-height.ts';
import { transferBodyId, TransferRow } from '../../components/transfer-row.tsx';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { isSeeable } from '../../format/media-source.ts';
import { isMovable, type Where } from '../../stores/queue-order.ts';
import { lookAt } from '../../stores/quick-look-store.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import { isAsking } from '../../stores/transfer-totals.ts';
import { TransferQuickLook } from '../viewer/transfer-quick-look.tsx';
import styles from './transfer-grid.module.css';

interface TransferGridProps {
  readonly transfers: readonly Transfer[];
  /** Whether they stand in the order of their queues, and can be moved in it. */
  readonly isQueue: boolean;
}

/** The row the keyboard is on; when it is gone, whichever stands in its place. */
interface Active {
  readonly id: string | null;
  readonly index: number;
}

/** The transfers: focus stays on the grid, `aria-activedescendant` names the row the keys are on. */
export function TransferGrid({ transfers, isQueue }: TransferGridProps) {
  const { t } = useTranslation();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [active, setActive] = useState<Active>({ id: null, index: 0 });
  const [spoken, setSpoken] = useState('');
  const at = whereIs(active, transfers);
  const current = transfers[at];
  const rows = useVirtualRows({
    count: transfers.length,
    scroller,
    estimateSize: (index) => transferRowHeight(transfers[index]),
    getItemKey: (index) => transfers[index]?.id ?? index,
    active: at,
  });
  const onMove = useCallback(
    async (id: string, where: Where) => {
      const move = await moveTransfer(id, where);
      if (!move) return;
      const name = useTransfers.getState().byId.get(id)?.name ?? '';
      const { position, total } = move;
      setSpoken(t('transfers.moved', { name, position: String(position), total: String(total) }));
    },
    [t],
  );
  const onMoveAloud = useCallback((id: string, where: Where) => void onMove(id, where), [onMove]);

  const goBackTo = (id: string) => {
    const index = whereIs({ id, index: at }, transfers);
    setActive({ id: transfers[index]?.id ?? null, index });
    rows.scrollToIndex(index);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('main [role=grid]')?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || !current) return;
    const next = event.altKey ? null : rowAfterKey(event.key, at, transfers.length);
    if (next !== null) {
      setActive({ id: transfers[next]?.id ?? null, index: next });
      rows.scrollToIndex(next);
    } else if (!(event.altKey ? moveBy(event.key) : actOn(event.key, current))) return;
    event.preventDefault();
  };
  const moveBy = (key: string): boolean => {
    const where = MOVES[key];
    if (!where || !isQueue || !current || !isMovable(current)) return false;
    setActive({ id: current.id, index: at });
    onMoveAloud(current.id, where);
    return true;
  };

  return (
    <div className={styles['scroller']} ref={setScroller}>
      <div
        role="grid"
        className={styles['grid']}
        tabIndex={0}
        aria-label={t('transfers.list')}
        aria-rowcount={transfers.length}
        aria-activedescendant={current ? rowId(current.id) : undefined}
        onKeyDown={onKeyDown}
        onFocus={() => setActive({ id: current?.id ?? null, index: at })}
      >
        <div role="rowgroup" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const transfer = transfers[index];
            return transfer ? (
              <div
                key={key}
                id={rowId(transfer.id)}
                ref={rows.measureElement}
                data-index={index}
                role="row"
                aria-rowindex={index + 1}
                aria-labelledby={transferBodyId(transfer.id)}
                className={styles['row']}
                style={{ transform: `translateY(${start}px)` }}
                onPointerDown={() => setActive({ id: transfer.id, index })}
              >
                <TransferRow
                  transfer={transfer}
                  role="gridcell"
                  inTabOrder={index === at}
                  isActive={index === at}
                  onMove={isQueue ? onMoveAloud : undefined}
                />
              </div>
            ) : null;
          })}
        </div>
      </div>
      <TransferQuickLook transfers={transfers} onClosed={goBackTo} />
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </div>
  );
}

const rowId = (id: string): string => `row-${id}`;

/** With Alt. */
const MOVES: Readonly<Record<string, Where>> = {
  Home: 'next',
  ArrowUp: 'up',
  ArrowDown: 'down',
  End: 'last',
};

function whereIs({ id, index }: Active, transfers: readonly Transfer[]): number {
  const found = id === null ? -1 : transfers.findIndex((transfer) => transfer.id === id);
  return found === -1 ? Math.max(0, Math.min(index, transfers.length - 1)) : found;
}

/** What a key does with the row it is on. False: the key is not ours. */
function actOn(key: string, transfer: Transfer): boolean {
  const ids = [transfer.id];
  if (key === ' ') {
    if (isMovable(transfer)) void pauseTransfers(ids);
    else if (transfer.state === 'paused' && !isAsking(transfer)) void resumeTransfers(ids);
    else if (isSeeable(transfer)) lookAt({ kind: 'transfer', id: transfer.id });
    return true;
  }
  if (key === 'Delete' || key === 'Backspace') {
    void (isFinal(transfer.state) ? dismissTransfers(ids) : cancelTransfers(ids));
    return true;
  }
  if (key !== 'Enter') return false;
  document.getElementById(rowId(transfer.id))?.querySelector<HTMLElement>('[data-cures] button')?.click();
  return true;
}
