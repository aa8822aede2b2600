import { selectedTiles, useDesk } from '../stores/desk-store.ts';
import type { SelectMode } from './selection.ts';

/** Selects a tile, and puts the keyboard on it. */
export function selectTile(id: string, mode: SelectMode): void {
  const { order, selected, activeId, anchorId } = useDesk.getState();
  if (mode === 'extend') {
    // Before anything was selected the keyboard is on the first tile.
    const anchor = [anchorId, activeId].find((one) => one !== null && order.includes(one)) ?? order[0] ?? id;
    const ends = [order.indexOf(anchor), order.indexOf(id)];
    const between = order.slice(Math.min(...ends), Math.max(...ends) + 1);
    useDesk.setState({ selected: new Set(between), activeId: id, anchorId: anchor });
    return;
  }
  const next = new Set(mode === 'toggle' ? selected : []);
  if (mode === 'toggle' && next.has(id)) next.delete(id);
  else next.add(id);
  useDesk.setState({ selected: next, activeId: id, anchorId: id });
}

/** A click: alone it opens the inspector, and once more closes it. */
export function pressTile(id: string, mode: SelectMode): void {
  const { selected, isInspectorOpen } = useDesk.getState();
  const isOnlyOne = selected.size === 1 && selected.has(id);
  if (mode !== 'replace') {
    selectTile(id, mode);
    return;
  }
  selectTile(id, 'replace');
  useDesk.setState({ isInspectorOpen: !(isOnlyOne && isInspectorOpen) });
}

/** Those of a group, in addition to what is selected. */
export const selectTiles = (ids: readonly string[]): void =>
  useDesk.setState(({ selected }) => ({
    selected: new Set([...selected, ...ids]),
    activeId: ids[0] ?? null,
    anchorId: ids[0] ?? null,
  }));

export const selectAllTiles = (): void =>
  useDesk.setState(({ order }) => ({ selected: new Set(order), anchorId: order[0] ?? null }));

export const clearTiles = (): void => useDesk.setState({ selected: new Set() });

/** One step back: the inspector, then what is selected. False: there was neither. */
export function goBackOnDesk(): boolean {
  const state = useDesk.getState();
  if (state.isInspectorOpen && selectedTiles(state).length > 0) {
    useDesk.setState({ isInspectorOpen: false });
    return true;
  }
  const hadSome = state.selected.size > 0;
  clearTiles();
  return hadSome;
}

/** What an action is about: the tile it was asked for at, with all others selected where it is one of them. */
export function aboutTile(id: string): readonly string[] {
  const state = useDesk.getState();
  return state.selected.has(id) ? selectedTiles(state) : [id];
}

/** The tile that the keyboard goes to when these have gone: the next one, or else the one before; null: none is left. */
export function tileBeside(ids: readonly string[]): string | null {
  const { order, activeId } = useDesk.getState();
  const gone = new Set(ids);
  const stays = (id: string) => !gone.has(id);
  const at = order.findIndex((id) => (gone.has(activeId ?? '') ? id === activeId : gone.has(id)));
  if (at < 0) return activeId;
  return order.slice(at).find(stays) ?? order.slice(0, at).findLast(stays) ?? null;
}

/** After a quick look the keyboard is on what was looked at last; a selection of several stays as it was. */
export function lookedAtTile(id: string): void {
  const state = useDesk.getState();
  if (selectedTiles(state).length > 1) useDesk.setState({ activeId: id });
  else if (state.activeId !== id) selectTile(id, 'replace');
}
