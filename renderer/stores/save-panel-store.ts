import { create } from 'zustand';
import type { SaveProgress } from '../../electron/contract/saving.ts';

interface SavePanelState {
  /** The fetches that the panel offers to save; null where it is closed. */
  readonly ids: readonly string[] | null;
  /** One at a time: the panel may be closed meanwhile, and opened for others. */
  readonly isSaving: boolean;
  /** Null where none is under way, or only a short one. */
  readonly progress: SaveProgress | null;
  /** It was asked to end, and has not yet. */
  readonly isCancelling: boolean;
}

export const useSavePanel = create<SavePanelState>(() => ({
  ids: null,
  isSaving: false,
  progress: null,
  isCancelling: false,
}));

export const openSavePanel = (ids: readonly string[]): void => useSavePanel.setState({ ids });

export const putSaveProgress = (progress: SaveProgress | null): void =>
  useSavePanel.setState(progress ? { progress } : { progress, isCancelling: false });

export const closeSavePanel = (): void => useSavePanel.setState({ ids: null });
