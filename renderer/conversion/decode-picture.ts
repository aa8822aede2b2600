import { askWorker } from './ask-worker.ts';
import { ConversionFailure, decoding } from './conversion-failure.ts';
import { decodeTiff } from './decode-tiff.ts';
import type { ConversionSource } from './job.ts';
import { pictureShape, refuseTooManyPixels, type PictureType } from './picture-shape.ts';
import { readAll } from './source-bytes.ts';

/** A picture is read whole. 200 MB is a 50 megapixel BMP. */
const MOST_SOURCE_BYTES = 200 * 1024 * 1024;

export interface DecodedPicture {
  readonly bitmap: ImageBitmap;
  readonly type: PictureType;
}

/** Decodes a picture upright. Its pixels are counted first. @throws ConversionFailure */
export async function decodePicture(source: ConversionSource): Promise<DecodedPicture> {
  const bytes = await readAll(source, MOST_SOURCE_BYTES);
  const { type } = pictureShape(bytes);
  const bitmap = await decoding(() => decodeAs(type, bytes));
  refuseTooManyPixels(bitmap.width, bitmap.height);
  return { bitmap, type };
}

async function decodeAs(type: PictureType, bytes: Uint8Array<ArrayBuffer>): Promise<ImageBitmap> {
  if (type === 'tiff') return decodeTiff(bytes);
  const native = createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image' });
  // A platform may decode HEIC itself, and an AVIF may call itself HEIF.
  return type === 'heic' || type === 'heif' ? native.catch(() => decodeHeic(bytes)) : native;
}

async function decodeHeic(bytes: Uint8Array<ArrayBuffer>): Promise<ImageBitmap> {
  const worker = new Worker(new URL('./heic-worker.ts', import.meta.url), { type: 'module' });
  try {
    const picture = await askWorker(worker, bytes, [bytes.buffer]);
    if (!(picture instanceof ImageData)) throw new ConversionFailure('conversion_undecodable');
    return await createImageBitmap(picture);
  } finally {
    worker.terminate();
  }
}
