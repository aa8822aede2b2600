import { create } from 'zustand';

interface ThumbnailState {
  /** Uploads, and sha256 of fetched files, whose thumbnail this page has made: their picture may be asked for again. */
  readonly made: ReadonlySet<string>;
}

export const useThumbnails = create<ThumbnailState>(() => ({ made: new Set() }));

/** Records, and sha256 of fetched files, that were found to have none: not asked for again each time they are seen. */
const missing = new Set<string>();

export const markThumbnailMissing = (id: string): void => void missing.add(id);

export const isThumbnailMissing = (id: string): boolean => missing.has(id);

export function markThumbnailMade(id: string): void {
  missing.delete(id);
  useThumbnails.setState(({ made }) => ({ made: new Set(made).add(id) }));
}

/** It made room for others, and may be made again. */
export const markThumbnailGone = (id: string): void =>
  useThumbnails.setState(({ made }) => ({ made: new Set([...made].filter((one) => one !== id)) }));
