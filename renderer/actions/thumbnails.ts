import type { FetchedMedia } from '../../electron/contract/media.ts';
import { viewKindOf } from '../../electron/contract/view-kind.ts';
import { ask } from '../bridge.ts';
import { createClipFrames } from '../codecs/clip-frames.ts';
import type { PictureSource } from '../codecs/picture-messages.ts';
import { createPictures, type Pictures } from '../codecs/pictures.ts';
import { markThumbnailMade, markThumbnailMissing, useThumbnails } from '../stores/thumbnail-store.ts';

/** What putThumbnail accepts. */
const MOST_BYTES = 64 * 1024;

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
        if (await putThumbnail(pictures, id, file)) markThumbnailMade(id);
      }),
  );
}

/** One for all tiles: a decoder each would take every processor there is. */
const fetchedPictures = createPictures();
const fetchedClips = createClipFrames();

/**
 * Of a fetched picture or clip, once for all tiles with the same bytes; of what could not be decoded not again.
 * @param signal nobody waits for it any more
 */
export async function makeFetchedThumbnail(
  id: string,
  { sha256, contentType }: Pick<FetchedMedia, 'sha256' | 'contentType'>,
  signal: AbortSignal,
): Promise<void> {
  const url = `media://fetched/${id}`;
  const isClip = viewKindOf(contentType, '') === 'video';
  const made = isClip
    ? await keep(id, await fetchedClips.of(url, signal))
    : await putThumbnail(fetchedPictures, id, url, signal);
  if (signal.aborted) return;
  if (!made) markThumbnailMissing(sha256);
  else if (!useThumbnails.getState().made.has(sha256)) markThumbnailMade(sha256);
}

async function putThumbnail(
  pictures: Pictures,
  id: string,
  source: PictureSource,
  signal?: AbortSignal,
): Promise<boolean> {
  const answer = await pictures.ask({ source, want: 'thumbnail' }, signal);
  return keep(id, answer?.bytes ?? null);
}

async function keep(id: string, bytes: Uint8Array<ArrayBuffer> | null): Promise<boolean> {
  if (!bytes || bytes.byteLength > MOST_BYTES) return false;
  return (await ask((bridge) => bridge.putThumbnail({ id, bytes }))).ok;
}
