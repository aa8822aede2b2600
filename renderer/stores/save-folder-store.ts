import { create } from 'zustand';

/** The chosen folder's name; null where there is none, or while it was not asked for. */
export const useSaveFolder = create<{ readonly name: string | null }>(() => ({ name: null }));
