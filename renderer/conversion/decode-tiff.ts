import { decode, decodeImage, toRGBA8, type IFD } from 'utif2';
import { ConversionFailure } from './conversion-failure.ts';
import { refuseTooManyPixels } from './picture-shape.ts';

const WIDTH = 't256';
const HEIGHT = 't257';
const ORIENTATION = 't274';

/** The mirrored and turned ways a TIFF may lie, as a canvas has to move it: a, b, c, d of its matrix. */
const TURNS: Readonly<Record<number, readonly [number, number, number, number]>> = {
  2: [-1, 0, 0, 1],
  3: [-1, 0, 0, -1],
  4: [1, 0, 0, -1],
  5: [0, 1, 1, 0],
  6: [0, 1, -1, 0],
  7: [0, -1, -1, 0],
  8: [0, -1, 1, 0],
};

/** Decodes the first page of a TIFF, upright. @throws what utif2 throws. */
export async function decodeTiff(bytes: Uint8Array<ArrayBuffer>): Promise<ImageBitmap> {
  const page = decode(bytes.buffer)[0];
  if (!page) throw new ConversionFailure('conversion_undecodable');
  const width = numberAt(page, WIDTH);
  const height = numberAt(page, HEIGHT);
  refuseTooManyPixels(width, height);
  decodeImage(bytes.buffer, page);
  const pixels = new Uint8ClampedArray(toRGBA8(page));
  const picture = await createImageBitmap(new ImageData(pixels, width, height));
  const turn = TURNS[numberAt(page, ORIENTATION)];
  return turn ? turned(picture, turn) : picture;
}

function numberAt(page: IFD, tag: string): number {
  const value = page[tag];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'number' ? first : 0;
}

function turned(picture: ImageBitmap, [a, b, c, d]: readonly [number, number, number, number]): ImageBitmap {
  const { width, height } = picture;
  const canvas = a === 0 ? new OffscreenCanvas(height, width) : new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  // About the middle of both: what is turned stays inside.
  context?.setTransform(a, b, c, d, canvas.width / 2, canvas.height / 2);
  context?.drawImage(picture, -width / 2, -height / 2);
  picture.close();
  return canvas.transferToImageBitmap();
}
