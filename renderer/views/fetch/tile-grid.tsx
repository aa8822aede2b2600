import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { selectTile } from '../../actions/desk-selection.ts';
import { FLOATING_BAR_HEIGHT } from '../../components/floating-bar.tsx';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import type { DeskList } from '../../format/desk-list.ts';
import { layOut, tileAfterKey, type TileLayout } from '../../format/tile-layout.ts';
import { hasModifier } from '../../format/platform-keys.ts';
import { setDeskInspectorOpen, useDesk } from '../../stores/desk-store.ts';
import { lookAt } from '../../stores/quick-look-store.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import { DeskMenu, type MenuPlace } from './desk-menu.tsx';
import { FetchTile, focusTile, tileOf, type OpenMenu } from './fetch-tile.tsx';
import { focusDeskInspector } from './fetch-inspector.tsx';
import { GroupHead } from './group-head.tsx';
import styles from './tile-grid.module.css';

const TILE_WIDTH = 152;
const TILE_HEIGHT = 206;
const HEAD_HEIGHT = 34;
const GAP = 12;

/** The fetched media as tiles; only the lines in view exist. Keys move between tiles, across groups. */
export function TileGrid({ list }: { list: DeskList }) {
  const { t } = useTranslation();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const columns = useColumns(scroller);
  const { groups, order, grouping } = list;
  const layout = useMemo(() => layOut(groups, columns, grouping !== 'none'), [groups, columns, grouping]);
  const selected = useDesk((state) => state.selected);
  const activeId = useDesk((state) => state.activeId);
  const found = useMemo(() => (activeId === null ? -1 : order.indexOf(activeId)), [order, activeId]);
  const active = Math.max(0, found);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const onMenu = useCallback<OpenMenu>((id, at) => setMenu({ id, ...at }), []);
  const line = layout.lineOf[active];
  const rows = useLines(layout, scroller, line ?? 0);
  useEffect(() => {
    if (found >= 0 && line !== undefined) rows.scrollToIndex(line);
    // Where the keyboard went, not where the list grew.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [activeId]);
  useEffect(() => {
    // The inspector takes room: a tile that was pressed is on another line then.
    if (line !== undefined && activeId !== null && tileOf(document.activeElement) === activeId)
      rows.scrollToIndex(line);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- as above
  }, [columns]);

  // Where keys have sent the focus, until it is there: the next key may be sooner.
  const heading = useRef<string | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    // A screen reader may have put the focus on another tile than the keyboard was last on.
    const focused = tileOf(event.target);
    if (focused === null) return;
    const id = heading.current ?? focused;
    if (actOn(event, id)) return;
    const pageLines = Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / (TILE_HEIGHT + GAP)));
    const next = order[tileAfterKey(layout, event.key, order.indexOf(id), pageLines) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    move(event, next);
    heading.current = next;
    focusTile(next);
  };

  return (
    <div className={styles['scroller']} ref={setScroller}>
      <ul
        className={styles['grid']}
        aria-label={t('fetch.list')}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
        onFocus={() => {
          heading.current = null;
        }}
      >
        {/* Flat: a tile that gets into another line stays the same element, and keeps the focus. */}
        {rows.getVirtualItems().flatMap(({ index, start }) => {
          const here = layout.lines[index];
          if (!here) return [];
          if (here.kind === 'head')
            return (
              <li
                key={`head ${here.group.key ?? ''}`}
                role="presentation"
                className={styles['head']}
                style={{ transform: `translateY(${start}px)`, height: HEAD_HEIGHT }}
              >
                <GroupHead grouping={grouping} group={here.group} />
              </li>
            );
          return order.slice(here.from, here.to).map((id, column) => (
            <li
              key={id}
              className={styles['cell']}
              aria-posinset={here.from + column + 1}
              aria-setsize={order.length}
              style={{
                width: `calc((100% - ${(columns - 1) * GAP}px) / ${columns})`,
                height: TILE_HEIGHT,
                left: `calc((100% + ${GAP}px) / ${columns} * ${column})`,
                transform: `translateY(${start}px)`,
              }}
            >
              <FetchTile
                id={id}
                isSelected={selected.has(id)}
                isActive={here.from + column === active}
                onMenu={onMenu}
              />
            </li>
          ));
        })}
      </ul>
      {menu ? <DeskMenu place={menu} onClose={() => setMenu(null)} /> : null}
    </div>
  );
}

/** What a key does with the tile it is on. False: the key is not of that kind. */
function actOn(event: KeyboardEvent, id: string): boolean {
  if (event.key === ' ') {
    // Or the button under the key would be pressed.
    event.preventDefault();
    if (event.ctrlKey) selectTile(id, 'toggle');
    else if (useTransfers.getState().byId.get(id)?.fetched) lookAt({ kind: 'transfer', id });
    return true;
  }
  if (event.key !== 'Enter' || event.shiftKey || hasModifier(event.nativeEvent)) return false;
  event.preventDefault();
  if (!useDesk.getState().selected.has(id)) selectTile(id, 'replace');
  setDeskInspectorOpen(true);
  focusDeskInspector();
  return true;
}

/** As in the library; with Ctrl the keyboard moves and what is selected stays. */
function move(event: KeyboardEvent, id: string): void {
  if (hasModifier(event.nativeEvent)) useDesk.setState({ activeId: id });
  else selectTile(id, event.shiftKey ? 'extend' : 'replace');
}

/** `active`: the line the keyboard is on. */
function useLines(layout: TileLayout, scroller: HTMLDivElement | null, active: number) {
  // Another function where other lines stand: their places are then reckoned anew.
  const getItemKey = useMemo(() => {
    const { lines } = layout;
    return (index: number) => (lines[index] ? index : -1);
  }, [layout]);
  return useVirtualRows({
    count: layout.lines.length,
    scroller,
    estimateSize: (index) => (layout.lines[index]?.kind === 'head' ? HEAD_HEIGHT : TILE_HEIGHT + GAP),
    getItemKey,
    // With the tile the head of its group is seen.
    scrollPaddingStart: HEAD_HEIGHT,
    scrollPaddingEnd: FLOATING_BAR_HEIGHT,
    overscan: 3,
    active,
  });
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
