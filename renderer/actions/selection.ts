import type { MediaRecord } from '../../electron/contract/media.ts';
import { activeRecord, rowAt, selectedIds, TOP, useLibrary } from '../stores/library-store.ts';
import { askFor } from '../stores/view-store.ts';
import { rowsBetween } from './library.ts';

/** How a click or key changes the selection: alone, one more or less, or everything since the anchor. */
export type SelectMode = 'replace' | 'toggle' | 'extend';

/** How often the selection was changed: rows that took long to read must not undo what was selected meanwhile. */
const changes = { count: 0 };

/** Reads rows for a selection; null where another one has taken its place. */
async function readFor(first: number, last: number): Promise<readonly MediaRecord[] | null> {
  const mine = (changes.count += 1);
  const rows = await rowsBetween(first, last);
  return mine === changes.count ? rows : null;
}

const byId = (rows: readonly MediaRecord[]): ReadonlyMap<string, MediaRecord> =>
  new Map(rows.map((row) => [row.id, row]));

export async function selectRow(index: number, mode: SelectMode): Promise<void> {
  const { total, pages, anchor } = useLibrary.getState();
  if (total === 0) return;
  const at = Math.min(Math.max(0, index), total - 1);
  if (mode === 'extend') return selectRange(anchor.index, at);
  changes.count += 1;
  const row = rowAt(pages, at) ?? (await readFor(at, at))?.[0];
  if (!row) return;
  const place = { index: at, id: row.id };
  useLibrary.setState(({ selected }) => ({
    selected: mode === 'toggle' ? toggled(selected, row) : byId([row]),
    active: place,
    anchor: place,
  }));
}

const toggled = (selected: ReadonlyMap<string, MediaRecord>, row: MediaRecord) => {
  const next = new Map(selected);
  if (!next.delete(row.id)) next.set(row.id, row);
  return next;
};

async function selectRange(anchor: number, active: number): Promise<void> {
  const { pages } = useLibrary.getState();
  useLibrary.setState({ active: { index: active, id: rowAt(pages, active)?.id ?? null } });
  const rows = await readFor(Math.min(anchor, active), Math.max(anchor, active));
  if (!rows) return;
  const end = active < anchor ? rows[0] : rows.at(-1);
  useLibrary.setState(({ active: now }) => ({
    selected: byId(rows),
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
  const rows = await readFor(0, total - 1);
  if (rows) useLibrary.setState({ selected: byId(rows), anchor: TOP });
}

export function clearSelection(): void {
  changes.count += 1;
  useLibrary.setState({ selected: new Map() });
}

export function askToDeleteSelection(): void {
  const state = useLibrary.getState();
  const ids = selectedIds(state);
  if (ids.length === 0) return;
  askFor({ kind: 'delete_records', ids, name: state.selected.get(ids[0] ?? '')?.name ?? '' });
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
