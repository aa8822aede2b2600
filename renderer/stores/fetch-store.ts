import { create } from 'zustand';

interface FetchState {
  /** What stands in the paste box. */
  readonly text: string;
}

export const useFetchBox = create<FetchState>(() => ({ text: '' }));

export const setFetchText = (text: string): void => useFetchBox.setState({ text });
