import {
  activeRecord,
  loadedSelection,
  rowAt,
  selectedIds,
  TOP,
  useLibrary,
} from '../stores/library-store.ts';
import { askFor } from '../stores/view-store.ts';
import { rowsBetween } from './library.ts';

/** How a click or key changes the selection: alone, one more or less, or everything since the anchor. */
export type SelectMode = 'replace' | 'toggle' | 'extend';

export async function selectRow(index: number, mode: SelectMode): Promise<void> {
  const { total, pages, selected, anchor } = useLibrary.getState();
  if (total === 0) return;
  const at = Math.min(Math.max(0, index), total - 1);
  if (mode === 'extend') return selectRange(anchor.index, at);
  const id = rowAt(pages, at)?.id ?? (await rowsBetween(at, at))[0]?.id;
  if (!id) return;
  useLibrary.setState({
    selected: mode === 'toggle' ? toggled(selected, id) : new Set([id]),
    active: { index: at, id },
    anchor: { index: at, id },
  });
}

const toggled = (selected: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
};

async function selectRange(anchor: number, active: number): Promise<void> {
  const { pages } = useLibrary.getState();
  useLibrary.setState({ active: { index: active, id: rowAt(pages, active)?.id ?? null } });
  const rows = await rowsBetween(Math.min(anchor, active), Math.max(anchor, active));
  const end = active < anchor ? rows[0] : rows.at(-1);
  useLibrary.setState(({ active: now }) => ({
    selected: new Set(rows.map((row) => row.id)),
    active: now.index === active ? { index: active, id: now.id ?? end?.id ?? null } : now,
  }));
}

/** Selects the record the keyboard is on, or no longer. */
export async function toggleActive(): Promise<void> {
  const state = useLibrary.getState();
  if (activeRecord(state)) await selectRow(state.active.index, 'toggle');
}

/** The keyboard comes to the list: from now on it is on this record, wherever that moves. */
export const holdActive = (): void =>
  useLibrary.setState((state) => ({
    active: { ...state.active, id: state.active.id ?? activeRecord(state)?.id ?? null },
  }));

export async function selectAll(): Promise<void> {
  const { total } = useLibrary.getState();
  if (total === 0) return;
  const rows = await rowsBetween(0, total - 1);
  useLibrary.setState({ selected: new Set(rows.map((row) => row.id)), anchor: TOP });
}

export const clearSelection = (): void => useLibrary.setState({ selected: new Set() });

export function askToDeleteSelection(): void {
  const state = useLibrary.getState();
  if (state.selected.size === 0) return;
  askFor({ kind: 'delete_records', ids: selectedIds(state), name: loadedSelection(state)[0]?.name ?? '' });
}

/** Rows a page key moves by. */
const PAGE_KEY_ROWS = 10;

const MOVES: Readonly<Record<string, (active: number, total: number) => number>> = {
  ArrowDown: (active) => active + 1,
  ArrowUp: (active) => active - 1,
  PageDown: (active) => active + PAGE_KEY_ROWS,
  PageUp: (active) => active - PAGE_KEY_ROWS,
  Home: () => 0,
  End: (_, total) => total - 1,
};

/** Where a movement key leads; null for other keys. */
export function rowAfterKey(key: string, active: number, total: number): number | null {
  const move = MOVES[key];
  return move ? Math.min(Math.max(0, move(active, total)), Math.max(0, total - 1)) : null;
}
