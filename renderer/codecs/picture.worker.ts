import { imageSize } from 'image-size';
import { MOST_SHOWN_PIXELS } from '../../electron/contract/view-kind.ts';
import type { PictureAnswer, PictureQuestion, PictureSize, PictureSource } from './picture-messages.ts';

/** Bytes; where a camera writes much before the size, all of the file is looked at. */
const HEAD = 256 * 1024;

/** Bytes; more is not read into memory. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** Longest side of a thumbnail in pixels: twice the largest size shown. */
const LONGEST_SIDE = 192;

async function partOf(source: PictureSource, bytes: number): Promise<Blob> {
  if (typeof source !== 'string') return source.slice(0, bytes, source.type);
  const answer = await fetch(source, { headers: { Range: `bytes=0-${bytes - 1}` } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.blob();
}

async function sizeOf(part: Blob): Promise<PictureSize | null> {
  try {
    const { width, height } = imageSize(new Uint8Array(await part.arrayBuffer()));
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    return null;
  }
}

async function draw(whole: Blob, want: 'thumbnail' | 'png'): Promise<Uint8Array<ArrayBuffer>> {
  const bitmap = await createImageBitmap(whole);
  try {
    const longest = Math.max(bitmap.width, bitmap.height);
    const scale = want === 'png' ? 1 : Math.min(1, LONGEST_SIDE / longest);
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(bitmap.width * scale)),
      Math.max(1, Math.round(bitmap.height * scale)),
    );
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await canvas.convertToBlob(
      want === 'png' ? { type: 'image/png' } : { type: 'image/webp', quality: 0.8 },
    );
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    bitmap.close();
  }
}

/** What the head claims is counted first: a few kilobytes can claim billions of pixels. */
async function answerFor({ source, want }: PictureQuestion): Promise<PictureAnswer> {
  const size =
    (await sizeOf(await partOf(source, HEAD))) ?? (await sizeOf(await partOf(source, LARGEST_FILE)));
  if (want === 'size' || !size || size.width * size.height > MOST_SHOWN_PIXELS) return { size, bytes: null };
  return { size, bytes: await draw(await partOf(source, LARGEST_FILE), want).catch(() => null) };
}

// A worker's script, asked through pictures.ts.
addEventListener('message', ({ data }: MessageEvent<PictureQuestion>) => {
  void answerFor(data)
    .catch((): PictureAnswer => ({ size: null, bytes: null }))
    .then((answer) => postMessage(answer));
});
