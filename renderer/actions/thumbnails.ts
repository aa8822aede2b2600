import { ask } from '../bridge.ts';
import { markThumbnailMade } from '../stores/thumbnail-store.ts';

/** Longest side in pixels: twice the largest size shown. */
const LONGEST_SIDE = 192;

/** What putThumbnail accepts. */
const MOST_BYTES = 64 * 1024;

/** Pictures larger than this would take too much memory to decode for a thumbnail. */
const LARGEST_FILE = 40 * 1024 * 1024;

/** Makes a thumbnail of each picture, one at a time; a picture that cannot be read simply has none. */
export async function makeThumbnails(
  items: readonly { readonly id: string; readonly file: File }[],
): Promise<void> {
  for (const { id, file } of items) {
    if (!file.type.startsWith('image/') || file.size > LARGEST_FILE) continue;
    const bytes = await drawThumbnail(file).catch(() => null);
    if (!bytes || bytes.byteLength > MOST_BYTES) continue;
    const answer = await ask((bridge) => bridge.putThumbnail({ id, bytes }));
    if (answer.ok) markThumbnailMade(id);
  }
}

async function drawThumbnail(file: File): Promise<Uint8Array> {
  const bitmap = await createImageBitmap(file);
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(bitmap.width * scale)),
      Math.max(1, Math.round(bitmap.height * scale)),
    );
    const context = canvas.getContext('2d');
    if (context) {
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    }
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    bitmap.close();
  }
}
