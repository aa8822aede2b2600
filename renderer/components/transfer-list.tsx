import type { Transfer } from '../../electron/contract/transfer.ts';
import { TransferRow } from './transfer-row.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';
import styles from './transfer-list.module.css';

/** First guesses in pixels, until a row has been measured. */
const ROW_HEIGHT = 52;
const FAILED_ROW_HEIGHT = 96;

interface TransferListProps {
  readonly label: string;
  readonly transfers: readonly Transfer[];
  readonly scroller: HTMLDivElement | null;
  /** Pixels above the list inside the scroller. */
  readonly offsetTop?: number;
}

/** Transfers one below the other, as high as each needs. */
export function TransferList({ label, transfers, scroller, offsetTop = 0 }: TransferListProps) {
  const rows = useVirtualRows({
    count: transfers.length,
    scroller,
    estimateSize: (index) => (transfers[index]?.state === 'failed' ? FAILED_ROW_HEIGHT : ROW_HEIGHT),
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
            className={styles['item']}
            style={{ transform: `translateY(${start - offsetTop}px)` }}
          >
            <TransferRow transfer={transfer} />
          </li>
        ) : null;
      })}
    </ul>
  );
}
