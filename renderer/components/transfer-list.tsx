import { useDeferredValue } from 'react';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { isSeeable } from '../format/media-source.ts';
import { lookAt } from '../stores/quick-look-store.ts';
import { transferRowHeight } from './transfer-row-height.ts';
import { TransferRow } from './transfer-row.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';
import styles from './transfer-list.module.css';

interface TransferListProps {
  readonly label: string;
  readonly transfers: readonly Transfer[];
  readonly scroller: HTMLDivElement | null;
  /** Pixels above the list inside the scroller. */
  readonly offsetTop?: number;
}

/** Transfers one below the other, as high as each needs. */
export function TransferList({ label, transfers: latest, scroller, offsetTop = 0 }: TransferListProps) {
  // A drop's verdicts come all at once, and each row has much to show: the window goes on between them.
  const transfers = useDeferredValue(latest);
  const rows = useVirtualRows({
    count: transfers.length,
    scroller,
    estimateSize: (index) => transferRowHeight(transfers[index]),
    getItemKey: (index) => transfers[index]?.id ?? index,
    scrollMargin: offsetTop,
  });
  return (
    <ul className={styles['list']} aria-label={label} style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map(({ index, key, start }) => {
        const transfer = transfers[index];
        return transfer ? (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            // For the keyboard, when what it was on has gone: nothing happens by the next key.
            tabIndex={-1}
            className={styles['item']}
            onKeyDown={(event) => {
              if (event.target !== event.currentTarget || event.key !== ' ' || !isSeeable(transfer)) return;
              event.preventDefault();
              lookAt({ kind: 'transfer', id: transfer.id });
            }}
            style={{ transform: `translateY(${start - offsetTop}px)` }}
          >
            <TransferRow transfer={transfer} />
          </li>
        ) : null;
      })}
    </ul>
  );
}
