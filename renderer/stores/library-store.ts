import { create } from 'zustand';
import type { MediaRecord } from '../../electron/contract/media.ts';

/** Rows asked for at once. */
export const PAGE_ROWS = 100;

export interface LibraryState {
  readonly search: string;
  /** Null: every account. */
  readonly accountId: string | null;
  readonly scope: 'account' | 'all';
  /** Only the pages near what is seen; the library may hold 100,000 rows. */
  readonly pages: ReadonlyMap<number, readonly MediaRecord[]>;
  readonly total: number;
  /** False until the first page has come. */
  readonly loaded: boolean;
  readonly visible: { readonly first: number; readonly last: number };
  readonly selected: ReadonlySet<string>;
  /** Row the keyboard is on, and where a Shift-selection began. */
  readonly active: Place;
  readonly anchor: Place;
}

/** A row, and the record it stands for: rows shift when others come and go. */
export interface Place {
  readonly index: number;
  /** Null: whatever stands at `index`. */
  readonly id: string | null;
}

export const TOP: Place = { index: 0, id: null };

export const useLibrary = create<LibraryState>(() => ({
  search: '',
  accountId: null,
  scope: 'account',
  pages: new Map(),
  total: 0,
  loaded: false,
  visible: { first: 0, last: 0 },
  selected: new Set(),
  active: TOP,
  anchor: TOP,
}));

export const rowAt = (pages: LibraryState['pages'], index: number): MediaRecord | null =>
  pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS] ?? null;

/** The same record's row now; where its record is not on these pages, the same row, if there still is one. */
export function followPlace(place: Place, pages: LibraryState['pages'], total: number): Place {
  const at = { ...place, index: Math.min(place.index, Math.max(0, total - 1)) };
  if (place.id === null || rowAt(pages, at.index)?.id === place.id) return at;
  for (const [page, rows] of pages) {
    const row = rows.findIndex(({ id }) => id === place.id);
    if (row >= 0) return { ...place, index: page * PAGE_ROWS + row };
  }
  return at;
}

/** The record the keyboard is on; null where it is not loaded, or no longer where it was. */
export function activeRecord({ pages, active }: LibraryState): MediaRecord | null {
  const record = rowAt(pages, active.index);
  return active.id === null || record?.id === active.id ? record : null;
}

/** The selected records that are loaded, in list order. */
export const loadedSelection = ({ pages, selected }: LibraryState): readonly MediaRecord[] =>
  [...pages.entries()]
    .sort(([a], [b]) => a - b)
    .flatMap(([, rows]) => rows)
    .filter((row) => selected.has(row.id));

/** The selected ids in list order; those on pages no longer loaded follow in the order they were selected. */
export function selectedIds(state: LibraryState): readonly string[] {
  const loaded = loadedSelection(state).map((row) => row.id);
  const known = new Set(loaded);
  return [...loaded, ...[...state.selected].filter((id) => !known.has(id))];
}
