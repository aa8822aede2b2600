import {
  activeRecord,
  isWhole,
  rowAt,
  selectedIds,
  TOP,
  useLibrary,
  type LibraryState,
  type SelectedRecord,
} from '../stores/library-store.ts';
import { askFor } from '../stores/view-store.ts';
import { recordsBetween } from './library.ts';

/** How a click or key changes the selection: alone, one more or less, or everything since the anchor. */
export type SelectMode = 'replace' | 'toggle' | 'extend';

/** How often the selection was changed: rows that took long to read must not undo what was selected meanwhile. */
const changes = { count: 0 };

/** Reads records for a selection; null where another one has taken its place. */
async function readFor(first: number, last: number): Promise<LibraryState['selected'] | null> {
  const mine = (changes.count += 1);
  const records = await recordsBetween(first, last);
  return mine === changes.count ? records : null;
}

export async function selectRow(index: number, mode: SelectMode): Promise<void> {
  const { total, pages, anchor } = useLibrary.getState();
  if (total === 0) return;
  const at = Math.min(Math.max(0, index), total - 1);
  if (mode === 'extend') return selectRange(anchor.index, at);
  changes.count += 1;
  const loaded = rowAt(pages, at);
  const [row] = loaded ? [[loaded.id, loaded] as const] : ((await readFor(at, at)) ?? []);
  if (!row) return;
  const place = { index: at, id: row[0] };
  useLibrary.setState(({ selected }) => ({
    selected: mode === 'toggle' ? toggled(selected, row) : new Map([row]),
    active: place,
    anchor: place,
  }));
}

const toggled = (selected: LibraryState['selected'], [id, record]: readonly [string, SelectedRecord]) => {
  const next = new Map(selected);
  if (!next.delete(id)) next.set(id, record);
  return next;
};

async function selectRange(anchor: number, active: number): Promise<void> {
  const { pages } = useLibrary.getState();
  useLibrary.setState({ active: { index: active, id: rowAt(pages, active)?.id ?? null } });
  const selected = await readFor(Math.min(anchor, active), Math.max(anchor, active));
  if (!selected) return;
  const ids = [...selected.keys()];
  const end = active < anchor ? ids[0] : ids.at(-1);
  useLibrary.setState(({ active: now }) => ({
    selected,
    active: now.index === active ? { index: active, id: now.id ?? end ?? null } : now,
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
  const selected = await readFor(0, total - 1);
  if (selected) useLibrary.setState({ selected, anchor: TOP });
}

export function clearSelection(): void {
  changes.count += 1;
  useLibrary.setState({ selected: new Map() });
}

export function askToDeleteSelection(): void {
  const state = useLibrary.getState();
  const ids = selectedIds(state);
  if (ids.length === 0) return;
  const first = state.selected.get(ids[0] ?? '');
  askFor({ kind: 'delete_records', ids, name: first && isWhole(first) ? first.name : '' });
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
