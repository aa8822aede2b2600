import { imageSize } from 'image-size';
import { MOST_SHOWN_PIXELS } from '../../electron/contract/view-kind.ts';
import { draw } from './draw.ts';
import type { PictureAnswer, PictureQuestion, PictureSize, PictureSource } from './picture-messages.ts';

/** Bytes; where a camera writes much before the size, all of the file is looked at. */
const HEAD = 256 * 1024;

/** Bytes; more is not read into memory. */
const LARGEST_FILE = 64 * 1024 * 1024;

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

async function drawn(whole: Blob, as: 'thumbnail' | 'png'): Promise<Uint8Array<ArrayBuffer>> {
  const bitmap = await createImageBitmap(whole);
  try {
    return await draw(bitmap, { width: bitmap.width, height: bitmap.height, as });
  } finally {
    bitmap.close();
  }
}

/** What the head claims is counted first: a few kilobytes can claim billions of pixels. */
async function answerFor({ source, want }: PictureQuestion): Promise<PictureAnswer> {
  const size =
    (await sizeOf(await partOf(source, HEAD))) ?? (await sizeOf(await partOf(source, LARGEST_FILE)));
  if (want === 'size' || !size || size.width * size.height > MOST_SHOWN_PIXELS) return { size, bytes: null };
  return { size, bytes: await drawn(await partOf(source, LARGEST_FILE), want).catch(() => null) };
}

// A worker's script, asked through pictures.ts.
addEventListener('message', ({ data }: MessageEvent<PictureQuestion>) => {
  void answerFor(data)
    .catch((): PictureAnswer => ({ size: null, bytes: null }))
    .then((answer) => postMessage(answer));
});
