import { useEffect, useLayoutEffect, useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { showRows } from '../../actions/library.ts';
import {
  holdActive,
  rowAfterKey,
  selectRow,
  toggleActive,
  type SelectMode,
} from '../../actions/selection.ts';
import { FLOATING_BAR_HEIGHT } from '../../components/floating-bar.tsx';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { hasModifier } from '../../format/platform-keys.ts';
import type { MediaRecord } from '../../../electron/contract/media.ts';
import { useAccounts } from '../../stores/account-store.ts';
import { rowAt, useLibrary } from '../../stores/library-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { ColumnHeads } from './column-heads.tsx';
import { enterInspector } from './inspector-focus.ts';
import { lookAtActive } from './record-quick-look.tsx';
import { RecordRow, type RowWords } from './record-row.tsx';
import { createRowKeys } from './row-keys.ts';
import styles from './record-grid.module.css';

/** In pixels. */
const ROW_HEIGHT = 52;

/** Of the column heads, which cover the first pixels of what scrolls. */
const HEADS_HEIGHT = 28;

interface RecordGridProps {
  readonly scroller: HTMLDivElement | null;
  /** Pixels above the grid inside the scroller. */
  readonly offsetTop: number;
}

/** The records: focus stays on the grid, `aria-activedescendant` names the row the keys are on. */
export function RecordGrid({ scroller, offsetTop }: RecordGridProps) {
  const { t } = useTranslation();
  const rowsTop = offsetTop + HEADS_HEIGHT;
  const total = useLibrary((state) => state.total);
  const active = useLibrary((state) => state.active.index);
  const activeId = useLibrary((state) => state.active.id);
  const pages = useLibrary((state) => state.pages);
  const selected = useLibrary((state) => state.selected);
  const rows = useVirtualRows({
    count: total,
    scroller,
    estimateSize: () => ROW_HEIGHT,
    scrollMargin: rowsTop,
    scrollPaddingStart: HEADS_HEIGHT,
    scrollPaddingEnd: FLOATING_BAR_HEIGHT,
    overscan: 3,
    active,
  });
  const first = rows.range?.startIndex ?? 0;
  const last = rows.range?.endIndex ?? 0;
  useEffect(() => void showRows(first, last), [first, last, pages]);
  useScrollToTop(rows, scroller);
  const words = useRowWords();
  const clockOffsetOf = useClockOffsets();
  const [keysOf] = useState(createRowKeys);
  const shown = useLibrary((state) => state.shown);
  const items = rows.getVirtualItems();
  const identityOf = (index: number) => rowAt(pages, index)?.id ?? String(index);
  const keys = keysOf(
    shown,
    items.map(({ index }) => identityOf(index)),
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const next = rowAfterKey(event.key, active, total);
    if (next !== null) {
      event.preventDefault();
      void selectRow(next, event.shiftKey ? 'extend' : 'replace');
      rows.scrollToIndex(next);
    } else if (event.key === ' ') {
      event.preventDefault();
      void (event.ctrlKey ? toggleActive() : lookAtActive());
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void enterInspector();
    }
  };

  const isActive = (index: number) =>
    index === active && (activeId === null || (rowAt(pages, index)?.id ?? activeId) === activeId);

  return (
    <div
      role="grid"
      className={styles['grid']}
      tabIndex={0}
      aria-label={t('library.list')}
      aria-multiselectable="true"
      aria-rowcount={total + 1}
      aria-activedescendant={isActive(active) ? `row-${active}` : undefined}
      onFocus={holdActive}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={styles['heads']} style={{ height: HEADS_HEIGHT }}>
        <ColumnHeads />
      </div>
      <div role="rowgroup" className={styles['rows']} style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => (
          <RecordRow
            key={keys.get(identityOf(index))}
            index={index}
            record={rowAt(pages, index)}
            top={start - rowsTop}
            isActive={isActive(index)}
            isSelected={selected.has(rowAt(pages, index)?.id ?? '')}
            clockOffsetMs={clockOffsetOf(rowAt(pages, index))}
            words={words}
            onSelect={selectByMouse}
          />
        ))}
      </div>
    </div>
  );
}

/** What is newly listed is seen from its top. */
function useScrollToTop(rows: ReturnType<typeof useVirtualRows>, scroller: HTMLDivElement | null): void {
  const shown = useLibrary((state) => state.shown);
  useLayoutEffect(() => {
    // Asking the element itself would lay out the page, with each key of a search.
    if (rows.scrollOffset) scroller?.scrollTo({ top: 0 });
  }, [rows, scroller, shown]);
}

/** Looked up once, for hundreds of rows are mounted while scrolling. */
function useRowWords(): RowWords {
  const { t } = useTranslation();
  const language = useLanguage();
  const showsAccount = useLibrary((state) => state.scope === 'all');
  return useMemo(
    () => ({
      language,
      showsAccount,
      uploadedAt: (time: string) => t('library.uploadedAt', { time }),
      types: {
        image: t('type.image'),
        voice: t('type.voice'),
        video: t('type.video'),
        file: t('type.file'),
        thumb: t('type.thumb'),
      },
      pinned: t('listing.pinned'),
      deleteRecord: t('action.delete'),
      copyAs: t('action.copyAs'),
      copyMediaId: t('action.copyMediaId'),
    }),
    [t, language, showsAccount],
  );
}

/** Of a record: its account's clock as best known now; as it was at the upload where the account is gone. */
function useClockOffsets(): (record: MediaRecord | null) => number {
  const accounts = useAccounts((state) => state.accounts);
  const offsets = useMemo(
    () => new Map(accounts.map(({ id, clockOffsetMs }) => [id, clockOffsetMs])),
    [accounts],
  );
  return (record) => (record ? (offsets.get(record.accountId) ?? record.clockOffsetMs) : 0);
}

function selectByMouse(event: MouseEvent, index: number): void {
  // A press on a button inside the row is that button's.
  if (event.target instanceof Element && event.target.closest('button')) return;
  const mode: SelectMode = event.shiftKey ? 'extend' : hasModifier(event.nativeEvent) ? 'toggle' : 'replace';
  void selectRow(index, mode);
}
