import { ask } from '../bridge.ts';
import type { PictureSource } from '../codecs/picture-messages.ts';
import { createPictures, type Pictures } from '../codecs/pictures.ts';
import { markThumbnailMade, useThumbnails } from '../stores/thumbnail-store.ts';

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

/** Of a fetched picture, once for all tiles with the same bytes; `signal`: nobody waits for it any more. */
export async function makeFetchedThumbnail(id: string, sha256: string, signal: AbortSignal): Promise<void> {
  const isMade = () => useThumbnails.getState().made.has(sha256);
  const made = await putThumbnail(fetchedPictures, id, `media://fetched/${id}`, signal);
  if (made && !isMade()) markThumbnailMade(sha256);
}

async function putThumbnail(
  pictures: Pictures,
  id: string,
  source: PictureSource,
  signal?: AbortSignal,
): Promise<boolean> {
  const bytes = (await pictures.ask({ source, want: 'thumbnail' }, signal))?.bytes;
  if (!bytes || bytes.byteLength > MOST_BYTES) return false;
  return (await ask((bridge) => bridge.putThumbnail({ id, bytes }))).ok;
}
