import { create } from 'zustand';

interface ThumbnailState {
  /** Uploads, and sha256 of fetched files, whose thumbnail this page has made: their picture may be asked for again. */
  readonly made: ReadonlySet<string>;
}

export const useThumbnails = create<ThumbnailState>(() => ({ made: new Set() }));

export const markThumbnailMade = (id: string): void =>
  useThumbnails.setState(({ made }) => ({ made: new Set(made).add(id) }));

/** It made room for others, and may be made again. */
export const markThumbnailGone = (id: string): void =>
  useThumbnails.setState(({ made }) => ({ made: new Set([...made].filter((one) => one !== id)) }));
