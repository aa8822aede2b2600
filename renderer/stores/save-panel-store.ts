import { create } from 'zustand';

/** The fetches that the panel offers to save; null where it is closed. */
export const useSavePanel = create<{ readonly ids: readonly string[] | null }>(() => ({ ids: null }));

export const openSavePanel = (ids: readonly string[]): void => useSavePanel.setState({ ids });

export const closeSavePanel = (): void => useSavePanel.setState({ ids: null });
