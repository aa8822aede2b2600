import { MAX_THUMBNAIL_BYTES } from '../../electron/contract/limits.ts';
import type { FetchedMedia } from '../../electron/contract/media.ts';
import { viewKindOf } from '../../electron/contract/view-kind.ts';
import { ask } from '../bridge.ts';
import { createClipFrames } from '../codecs/clip-frames.ts';
import { createPictures } from '../codecs/pictures.ts';
import { markThumbnailMade, markThumbnailMissing, useThumbnails } from '../stores/thumbnail-store.ts';

/** Pictures larger than this would take too much memory to decode for a thumbnail. */
const LARGEST_FILE = 40 * 1024 * 1024;

/** Makes a thumbnail of each picture, one at a time; a picture that cannot be read simply has none. */
export async function makeThumbnails(
  items: readonly { readonly id: string; readonly file: File }[],
): Promise<void> {
  const pictures = createPictures();
  await Promise.all(
    items
      .filter(({ file }) => file.type.startsWith('image/') && file.size <= LARGEST_FILE)
      .map(async ({ id, file }) => {
        const bytes = (await pictures.ask({ source: file, want: 'thumbnail' }))?.bytes;
        if (bytes && (await keep(id, bytes))) markThumbnailMade(id);
      }),
  );
}

/** One for all tiles: a decoder each would take every processor there is. */
const fetchedPictures = createPictures();
const fetchedClips = createClipFrames();

/**
 * Of a fetched picture or clip, once for all tiles with the same bytes; of what cannot be decoded not again, but of what was
 * not answered in time or could not be kept.
 * @param signal nobody waits for it any more
 */
export async function makeFetchedThumbnail(
  id: string,
  { sha256, contentType }: Pick<FetchedMedia, 'sha256' | 'contentType'>,
  signal: AbortSignal,
): Promise<void> {
  const url = `media://fetched/${id}`;
  const isClip = viewKindOf(contentType, '') === 'video';
  const answer = isClip
    ? await fetchedClips.of(url, signal)
    : await fetchedPictures.ask({ source: url, want: 'thumbnail' }, signal);
  if (!answer || signal.aborted) return;
  if (!answer.bytes) {
    markThumbnailMissing(sha256);
    return;
  }
  const isKept = await keep(id, answer.bytes);
  if (isKept && !useThumbnails.getState().made.has(sha256)) markThumbnailMade(sha256);
}

async function keep(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (bytes.byteLength > MAX_THUMBNAIL_BYTES) return false;
  return (await ask((bridge) => bridge.putThumbnail({ id, bytes }))).ok;
}
