import libheif from 'libheif-js/libheif-wasm/libheif-bundle.mjs';
import { ConversionFailure } from './conversion-failure.ts';
import { heicColours } from './heic-colours.ts';
import { refuseTooManyPixels } from './picture-shape.ts';

/** Decodes the primary picture of a HEIC file, upright. @throws what libheif throws. */
export async function decodeHeic(bytes: Uint8Array): Promise<ImageBitmap> {
  const { HeifDecoder } = libheif();
  const pictures = new HeifDecoder().decode(bytes);
  const picture = pictures.find((one) => one.is_primary()) ?? pictures[0];
  if (!picture) throw new ConversionFailure('conversion_undecodable');
  const [width, height] = [picture.get_width(), picture.get_height()];
  refuseTooManyPixels(width, height);
  // libheif hands the numbers over as they are.
  const pixels = new ImageData(width, height, { colorSpace: heicColours(bytes) });
  const filled = await new Promise((resolve) => picture.display(pixels, resolve));
  if (!filled) throw new ConversionFailure('conversion_undecodable');
  return createImageBitmap(pixels);
}
