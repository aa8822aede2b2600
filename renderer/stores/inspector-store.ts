import { create } from 'zustand';
import type { MediaEvent } from '../../electron/contract/library.ts';

interface InspectorState {
  readonly isOpen: boolean;
  /** The record whose history is wanted; null while none is shown. */
  readonly recordId: string | null;
  /** Of `recordId`, newest first; null until it has come. */
  readonly events: readonly MediaEvent[] | null;
}

export const useInspector = create<InspectorState>(() => ({ isOpen: false, recordId: null, events: null }));

export const setInspectorOpen = (isOpen: boolean): void => useInspector.setState({ isOpen });
