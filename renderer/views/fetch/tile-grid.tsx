import { useLayoutEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { selectFetched, useFetchBox } from '../../stores/fetch-store.ts';
import { lookAt } from '../../stores/quick-look-store.ts';
import { FetchTile, isTileButton, tileButtonId } from './fetch-tile.tsx';
import styles from './tile-grid.module.css';

const TILE_WIDTH = 144;
const TILE_HEIGHT = 188;
const GAP = 12;

/** The fetched media as tiles; only the rows of tiles in view exist. Arrow keys move between tiles. */
export function TileGrid({ fetches }: { fetches: readonly Transfer[] }) {
  const { t } = useTranslation();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const columns = useColumns(scroller);
  const selectedId = useFetchBox((state) => state.selectedId);
  const [active, setActive] = useState(0);
  const lines = useVirtualRows({
    count: Math.ceil(fetches.length / columns),
    scroller,
    estimateSize: () => TILE_HEIGHT + GAP,
    overscan: 3,
  });

  const moveTo = (index: number) => {
    const next = fetches[index];
    if (!next) return;
    setActive(index);
    lines.scrollToIndex(Math.floor(index / columns));
    if (selectedId !== null) selectFetched(next.id);
    requestAnimationFrame(() => document.getElementById(tileButtonId(next.id))?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key, columns, fetches.length);
    if (event.key === 'Escape') selectFetched(null);
    if (event.key === ' ' && isTileButton(event.target)) {
      // Or the button under the key would be pressed, which opens the inspector.
      event.preventDefault();
      const tile = fetches[active];
      if (tile?.fetched) lookAt({ kind: 'transfer', id: tile.id });
    }
    if (step === null) return;
    event.preventDefault();
    moveTo(step(active));
  };

  return (
    <div className={styles['scroller']} ref={setScroller}>
      <ul
        className={styles['grid']}
        aria-label={t('fetch.list')}
        style={{ height: lines.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {lines.getVirtualItems().flatMap(({ index: line, start }) =>
          fetches.slice(line * columns, (line + 1) * columns).map((transfer, column) => (
            <li
              key={transfer.id}
              className={styles['cell']}
              style={{
                width: `calc((100% - ${(columns - 1) * GAP}px) / ${columns})`,
                height: TILE_HEIGHT,
                left: `calc((100% + ${GAP}px) / ${columns} * ${column})`,
                transform: `translateY(${start}px)`,
              }}
            >
              <FetchTile
                transfer={transfer}
                isSelected={transfer.id === selectedId}
                inTabOrder={line * columns + column === Math.min(active, fetches.length - 1)}
                onFocus={() => setActive(line * columns + column)}
              />
            </li>
          )),
        )}
      </ul>
    </div>
  );
}

/** How an arrow key moves; null for other keys. */
function stepOf(key: string, columns: number, count: number): ((at: number) => number) | null {
  const steps: Readonly<Record<string, (at: number) => number>> = {
    ArrowRight: (at) => at + 1,
    ArrowLeft: (at) => at - 1,
    ArrowDown: (at) => at + columns,
    ArrowUp: (at) => at - columns,
    Home: () => 0,
    End: () => count - 1,
  };
  return steps[key] ?? null;
}

function useColumns(scroller: HTMLDivElement | null): number {
  const [columns, setColumns] = useState(1);
  useLayoutEffect(() => {
    if (!scroller) return;
    const observer = new ResizeObserver(([entry]) =>
      setColumns(Math.max(1, Math.floor(((entry?.contentRect.width ?? 0) + GAP) / (TILE_WIDTH + GAP)))),
    );
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [scroller]);
  return columns;
}
