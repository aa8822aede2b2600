import { decoding } from './conversion-failure.ts';
import { decodeTiff } from './decode-tiff.ts';
import type { ConversionSource } from './job.ts';
import { pictureShape, refuseTooManyPixels, type PictureType } from './picture-shape.ts';
import { readAll } from './source-bytes.ts';

/** A picture is read whole. 200 MB is a 50 megapixel BMP. */
const MOST_SOURCE_BYTES = 200 * 1024 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;
export type DecodeHeic = (bytes: Bytes) => Promise<ImageBitmap>;

export interface DecodedPicture {
  readonly bitmap: ImageBitmap;
  readonly type: PictureType;
}

/** Decodes a picture upright. Its pixels are counted first. @throws ConversionFailure */
export async function decodePicture(
  source: ConversionSource,
  decodeHeic: DecodeHeic,
): Promise<DecodedPicture> {
  const bytes = await readAll(source, MOST_SOURCE_BYTES);
  const { type } = pictureShape(bytes);
  const bitmap = await decoding(() => decodeAs(type, bytes, decodeHeic));
  refuseTooManyPixels(bitmap.width, bitmap.height);
  return { bitmap, type };
}

function decodeAs(type: PictureType, bytes: Bytes, decodeHeic: DecodeHeic): Promise<ImageBitmap> {
  if (type === 'tiff') return decodeTiff(bytes);
  const native = createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image' });
  // A platform may decode HEIC itself, and an AVIF may call itself HEIF.
  return type === 'heic' || type === 'heif' ? native.catch(() => decodeHeic(bytes)) : native;
}
