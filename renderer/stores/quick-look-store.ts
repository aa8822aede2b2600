import { create } from 'zustand';

interface QuickLookState {
  /** The transfer or record looked at; null while it is closed. */
  readonly id: string | null;
}

export const useQuickLook = create<QuickLookState>(() => ({ id: null }));

export const lookAt = (id: string | null): void => useQuickLook.setState({ id });
