import { create } from 'zustand';
import type { LibraryNotice } from '../../electron/contract/library-notice.ts';
import type { BackupReport } from '../../electron/contract/storage.ts';

interface KeepingState {
  /** What became of the library file; null once it was seen. */
  readonly libraryNotice: LibraryNotice | null;
  /** The newest backup as last asked for. */
  readonly lastBackup: BackupReport | null;
  readonly isBackingUp: boolean;
}

/** What the page knows of the library's safekeeping. */
export const useKeeping = create<KeepingState>(() => ({
  libraryNotice: null,
  lastBackup: null,
  isBackingUp: false,
}));
