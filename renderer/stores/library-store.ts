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
  readonly active: number;
  readonly anchor: number;
}

export const useLibrary = create<LibraryState>(() => ({
  search: '',
  accountId: null,
  scope: 'account',
  pages: new Map(),
  total: 0,
  loaded: false,
  visible: { first: 0, last: 0 },
  selected: new Set(),
  active: 0,
  anchor: 0,
}));

export const rowAt = (pages: LibraryState['pages'], index: number): MediaRecord | null =>
  pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS] ?? null;

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
