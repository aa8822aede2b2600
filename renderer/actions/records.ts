import type { ExportFormat, LibraryFilter, RecordChange } from '../../electron/contract/library.ts';
import { askAloud } from './ask-aloud.ts';
import { showImportReport } from '../stores/import-store.ts';
import { isWhole, selectedIds, sumsOf, useLibrary, type Place } from '../stores/library-store.ts';
import { notify } from '../stores/notice-store.ts';
import { refreshLibrary } from './library.ts';

/** Deletes records after the person confirmed it. */
export async function removeRecords(ids: readonly string[]): Promise<void> {
  const answer = await askAloud((bridge) => bridge.removeRecords({ ids }));
  if (!answer.ok) return;
  notify({ kind: 'deleted', count: answer.value.removed });
  const gone = new Set(ids);
  const withoutGone = (place: Place) =>
    place.id !== null && gone.has(place.id) ? { ...place, id: null } : place;
  useLibrary.setState(({ selected, active, anchor }) => ({
    selected: new Map([...selected].filter(([id]) => !gone.has(id))),
    active: withoutGone(active),
    anchor: withoutGone(anchor),
  }));
  await refreshLibrary();
}

/** Whether it was written down. The list hears of it from main; selected records may be on pages it no longer has. */
async function changeRecords(ids: readonly string[], change: RecordChange): Promise<boolean> {
  const answer = await askAloud((bridge) => bridge.changeRecords({ ids, change }));
  if (!answer.ok) return false;
  const { selected } = useLibrary.getState();
  const next = new Map(selected);
  for (const id of ids) {
    const record = selected.get(id);
    if (record) {
      const { pinned = record.pinned } = change;
      next.set(
        id,
        isWhole(record) ? { ...record, note: change.note ?? record.note, pinned } : { ...record, pinned },
      );
    }
  }
  useLibrary.setState({ selected: next });
  return true;
}

export const saveNote = (id: string, note: string): Promise<boolean> => changeRecords([id], { note });

export async function pinRecords(ids: readonly string[], pinned: boolean): Promise<void> {
  const changed = await changeRecords(ids, { pinned });
  // Of one alone its own mark tells.
  if (changed && ids.length > 1) notify({ kind: 'pinned', count: ids.length, pinned });
}

/** Pins what is selected; unpins it where all of it is pinned. */
export async function pinSelection(): Promise<void> {
  const state = useLibrary.getState();
  if (state.selected.size > 0) await pinRecords(selectedIds(state), !sumsOf(state.selected).isAllPinned);
}

/** The system's save dialog opens; nothing more happens where the person changes their mind. */
async function exportTo(
  format: ExportFormat,
  ids: readonly string[] | null,
  filter: LibraryFilter | null,
): Promise<void> {
  const answer = await askAloud((bridge) => bridge.exportRecords({ format, ids, filter }));
  if (!answer.ok || answer.value.savedAs === null) return;
  notify({ kind: 'exported', count: answer.value.count, name: answer.value.savedAs });
}

export const exportSelection = (format: ExportFormat): Promise<void> =>
  exportTo(format, selectedIds(useLibrary.getState()), null);

export const exportListed = (format: ExportFormat): Promise<void> =>
  exportTo(format, null, useLibrary.getState().listing.filter);

export const exportLibrary = (format: ExportFormat): Promise<void> => exportTo(format, null, null);

/** The system's open dialog opens. Rows that were refused are listed above the library; otherwise a toast says it. */
export async function importRecords(): Promise<void> {
  const answer = await askAloud((bridge) => bridge.importRecords(null));
  if (!answer.ok || answer.value === null) return;
  const report = answer.value;
  showImportReport(report.refusedCount > 0 ? report : null);
  if (report.refusedCount === 0) notify({ kind: 'imported', added: report.added, known: report.known });
}
