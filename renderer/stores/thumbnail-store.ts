import { create } from 'zustand';

interface ThumbnailState {
  /** Uploads whose thumbnail this page has made: their picture may be asked for again. */
  readonly made: ReadonlySet<string>;
}

export const useThumbnails = create<ThumbnailState>(() => ({ made: new Set() }));

export const markThumbnailMade = (id: string): void =>
  useThumbnails.setState(({ made }) => ({ made: new Set(made).add(id) }));
