import { create } from 'zustand';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { WHOLE_DESK, type DeskQuery } from '../format/desk-list.ts';
import { useTransfers } from './transfer-store.ts';

interface Desk {
  readonly query: DeskQuery;
  /** Ids of the tiles shown, in order. */
  readonly order: readonly string[];
  /** May hold tiles that are not shown just now; nothing is done to those. */
  readonly selected: ReadonlySet<string>;
  /** The tile the keyboard is on, and the one a Shift-selection began at. */
  readonly activeId: string | null;
  readonly anchorId: string | null;
  readonly isInspectorOpen: boolean;
  /** Where the keyboard has to go, once; `id` null: to the paste box, as no tile is left. */
  readonly keyboardTo: { readonly id: string | null } | null;
}

/** The tiles of Fetch, as the person left them while the app runs. */
export const useDesk = create<Desk>(() => ({
  query: WHOLE_DESK,
  order: [],
  selected: new Set(),
  activeId: null,
  anchorId: null,
  isInspectorOpen: false,
  keyboardTo: null,
}));

export const changeDeskQuery = (change: Partial<DeskQuery>): void =>
  useDesk.setState(({ query }) => ({ query: { ...query, ...change } }));

export const clearDeskFilters = (): void =>
  useDesk.setState(({ query }) => ({ query: { ...WHOLE_DESK, grouping: query.grouping } }));

export const setDeskInspectorOpen = (isInspectorOpen: boolean): void => useDesk.setState({ isInspectorOpen });

/** Of orders and selections already looked through: both stay the same for most of what is rendered. */
const shownSelections = new WeakMap<Desk['selected'], readonly [Desk['order'], readonly string[]]>();

/** What is selected and shown, in order. */
export function selectedTiles({ order, selected }: Pick<Desk, 'order' | 'selected'>): readonly string[] {
  const known = shownSelections.get(selected);
  if (known?.[0] === order) return known[1];
  const ids = selected.size === 0 ? [] : order.filter((id) => selected.has(id));
  shownSelections.set(selected, [order, ids]);
  return ids;
}

/** The fetches with these ids that there are. */
export function fetchesOf(ids: readonly string[]): readonly Transfer[] {
  const { byId } = useTransfers.getState();
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** They are no longer there. */
export function forgetTiles(ids: readonly string[]): void {
  const { selected } = useDesk.getState();
  if (!ids.some((id) => selected.has(id))) return;
  const gone = new Set(ids);
  useDesk.setState({ selected: new Set([...selected].filter((id) => !gone.has(id))) });
}
