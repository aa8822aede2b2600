import { create } from 'zustand';

interface FetchState {
  /** What stands in the paste box. */
  readonly text: string;
  /** The transfer shown in the inspector. */
  readonly selectedId: string | null;
}

export const useFetchBox = create<FetchState>(() => ({ text: '', selectedId: null }));

export const setFetchText = (text: string): void => useFetchBox.setState({ text });

export const selectFetched = (selectedId: string | null): void => useFetchBox.setState({ selectedId });
