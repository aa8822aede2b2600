import type { ShownFolder } from '../../electron/contract/storage.ts';
import { useKeeping } from '../stores/keeping-store.ts';
import { askAloud } from './ask-aloud.ts';

export async function loadLastBackup(): Promise<void> {
  const answer = await askAloud((bridge) => bridge.lastBackup(null));
  if (answer.ok) useKeeping.setState({ lastBackup: answer.value });
}

export async function backUpNow(): Promise<void> {
  useKeeping.setState({ isBackingUp: true });
  const answer = await askAloud((bridge) => bridge.backUpNow(null));
  useKeeping.setState({ isBackingUp: false, ...(answer.ok ? { lastBackup: answer.value } : {}) });
}

export async function showFolder(folder: ShownFolder): Promise<void> {
  await askAloud((bridge) => bridge.showFolder({ folder }));
}

/** Stays where main cannot write down that it was seen: it would come again. */
export async function dismissLibraryNotice(): Promise<void> {
  const answer = await askAloud((bridge) => bridge.dismissLibraryNotice(null));
  if (answer.ok) useKeeping.setState({ libraryNotice: null });
}
