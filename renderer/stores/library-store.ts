import { create } from 'zustand';
import { BY_NEED, EVERY_RECORD, type LibraryQuery } from '../../electron/contract/library.ts';
import type { MediaRecord } from '../../electron/contract/media.ts';

/** Rows asked for at once. */
export const PAGE_ROWS = 50;

/** A selected record; of those never seen only what several have in common is known. */
export type SelectedRecord = MediaRecord | Pick<MediaRecord, 'size' | 'pinned'>;

export const isWhole = (record: SelectedRecord): record is MediaRecord => 'id' in record;

/** Which records, in which order. */
export type Listing = Pick<LibraryQuery, 'filter' | 'sort'>;

export interface LibraryState {
  /** What the person asked for; another object as soon as anything of it changes. */
  readonly listing: Listing;
  /** What the pages hold, which lags behind `listing` until main has answered; null until the first page has come. */
  readonly shown: Listing | null;
  /** Whether `listing` follows the chosen account. */
  readonly scope: 'account' | 'all';
  /** Only the pages near what is seen; the library may hold 100,000 rows. */
  readonly pages: ReadonlyMap<number, readonly MediaRecord[]>;
  readonly total: number;
  readonly visible: { readonly first: number; readonly last: number };
  /**
   * Exactly the records the person selected, by id, as they were when they were last read: what comes into the list
   * later is not among them, and an action passes over those that have gone.
   */
  readonly selected: ReadonlyMap<string, SelectedRecord>;
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
  listing: { filter: EVERY_RECORD, sort: BY_NEED },
  shown: null,
  scope: 'account',
  pages: new Map(),
  total: 0,
  visible: { first: 0, last: 0 },
  selected: new Map(),
  active: TOP,
  anchor: TOP,
}));

/** Whether anything but the account keeps records out of it. */
export const isNarrowed = ({ filter }: Listing): boolean =>
  filter.search !== '' || filter.types.length > 0 || filter.life !== 'any' || filter.pinned;

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

/** What was just read takes the place of what was known of selected records. */
export function refreshSelected(
  selected: LibraryState['selected'],
  rows: readonly MediaRecord[],
): LibraryState['selected'] {
  const known = rows.filter((row) => isOtherwise(row, selected.get(row.id)));
  if (known.length === 0) return selected;
  const next = new Map(selected);
  for (const row of known) next.set(row.id, row);
  return next;
}

/** The record the keyboard is on; null where it is not loaded, or no longer where it was. */
export function activeRecord({ pages, active }: LibraryState): MediaRecord | null {
  const record = rowAt(pages, active.index);
  return active.id === null || record?.id === active.id ? record : null;
}

/**
 * The record the keyboard is on, for looking at: one whose row is not loaded is shown as it was selected. Only that,
 * for by now another may stand in its row.
 */
export function seenRecord(state: LibraryState): MediaRecord | null {
  const { pages, active, selected } = state;
  if (active.id === null || rowAt(pages, active.index)) return activeRecord(state);
  const known = selected.get(active.id);
  return known && isWhole(known) ? known : null;
}

/** Whether more or something else was read of a selected record; copying a large selection for nothing would show. */
const isOtherwise = (row: MediaRecord, known: SelectedRecord | undefined): boolean =>
  known !== undefined &&
  (isWhole(known) ? !isSame(row, known) : row.size !== known.size || row.pinned !== known.pinned);

function isSame(row: MediaRecord, known: MediaRecord): boolean {
  const before = new Map<string, unknown>(Object.entries(known));
  return Object.entries(row).every(([name, value]) => before.get(name) === value);
}

/** The selected ids in list order; those on pages no longer loaded keep their places in the order of selection. */
export function selectedIds({ pages, selected }: LibraryState): readonly string[] {
  const loaded = [...pages.entries()]
    .sort(([a], [b]) => a - b)
    .flatMap(([, rows]) => rows.map(({ id }) => id))
    .filter((id) => selected.has(id));
  const inOrder = new Set(loaded).values();
  const isLoaded = new Set(loaded);
  return [...selected.keys()].map((id) => (isLoaded.has(id) ? (inOrder.next().value ?? id) : id));
}

interface SelectionSums {
  readonly bytes: number;
  readonly isAllPinned: boolean;
}

/** Of selections already summed up: they may be large, and are looked at with every change of the library. */
const summed = new WeakMap<LibraryState['selected'], SelectionSums>();

export function sumsOf(selected: LibraryState['selected']): SelectionSums {
  const known = summed.get(selected);
  if (known) return known;
  let bytes = 0;
  let isAllPinned = true;
  for (const { size, pinned } of selected.values()) {
    bytes += size;
    isAllPinned &&= pinned;
  }
  const sums = { bytes, isAllPinned };
  summed.set(selected, sums);
  return sums;
}
