import { create } from 'zustand';

/** What is looked at: the file of a transfer, or the record the keyboard is on. */
export type Looked = { readonly kind: 'transfer'; readonly id: string } | { readonly kind: 'record' };

interface QuickLookState {
  /** Null while it is closed. */
  readonly looked: Looked | null;
}

export const useQuickLook = create<QuickLookState>(() => ({ looked: null }));

export const lookAt = (looked: Looked | null): void => useQuickLook.setState({ looked });
