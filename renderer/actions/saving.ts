import { MOST_PLANNED, type SaveReport } from '../../electron/contract/saving.ts';
import { ask } from '../bridge.ts';
import { notify } from '../stores/notice-store.ts';
import { useSaveFolder } from '../stores/save-folder-store.ts';
import { closeSavePanel, useSavePanel } from '../stores/save-panel-store.ts';
import { useSettings } from '../stores/settings-store.ts';
import { askAloud } from './ask-aloud.ts';

/** Which folder files are saved in, for whoever shows it. */
export async function loadSaveFolder(): Promise<void> {
  const answer = await askAloud((bridge) => bridge.saveFolder(null));
  if (answer.ok) useSaveFolder.setState(answer.value);
}

/** The system's dialog opens. */
export async function chooseSaveFolder(): Promise<void> {
  const answer = await askAloud((bridge) => bridge.chooseSaveFolder(null));
  if (answer.ok) useSaveFolder.setState(answer.value);
}

export async function showSaveFolder(): Promise<void> {
  await askAloud((bridge) => bridge.showSaveFolder(null));
}

/** The first paths that saving would make; none where the template has a problem, which the page sees itself. */
export async function planSave(ids: readonly string[], savedName: string): Promise<readonly string[]> {
  const first = ids.slice(0, MOST_PLANNED);
  const answer = await ask((bridge) => bridge.planSave({ ids: first, savedName }));
  return answer.ok ? answer.value.paths : [];
}

/**
 * Saves them, and keeps the template for the next time. The panel closes unless some failed, so that the reasons are
 * read, or it was cancelled; null where nothing could be saved at all, or another Save is under way.
 */
export async function saveMany(ids: readonly string[], savedName: string): Promise<SaveReport | null> {
  if (useSavePanel.getState().isSaving) return null;
  useSavePanel.setState({ isSaving: true });
  try {
    return await saveNow(ids, savedName);
  } finally {
    useSavePanel.setState({ isSaving: false });
  }
}

/** What is saved stays. Where it cannot be asked to end, that may be tried again. */
export async function cancelSave(): Promise<void> {
  useSavePanel.setState({ isCancelling: true });
  const answer = await askAloud((bridge) => bridge.cancelSave(null));
  if (!answer.ok) useSavePanel.setState({ isCancelling: false });
}

async function saveNow(ids: readonly string[], savedName: string): Promise<SaveReport | null> {
  if (savedName !== useSettings.getState().settings.savedName) {
    const changed = await askAloud((bridge) => bridge.changeSettings({ savedName }));
    if (!changed.ok) return null;
  }
  const opened = useSavePanel.getState().ids;
  const answer = await askAloud((bridge) => bridge.saveFetches({ ids }));
  if (!answer.ok) return null;
  const { saved, unchanged, skipped, failed, left, folder, manifestError } = answer.value;
  const counts = { saved, unchanged, skipped, failed: failed.length, left: left.length };
  notify({ kind: 'saved_many', ...counts, folder });
  if (manifestError) notify({ kind: 'error', error: manifestError, accountId: null });
  // It may have been opened for others meanwhile.
  if (failed.length + left.length === 0 && useSavePanel.getState().ids === opened) closeSavePanel();
  return answer.value;
}
