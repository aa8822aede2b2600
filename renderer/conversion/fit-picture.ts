import { ConversionFailure } from './conversion-failure.ts';
import type { DecodedPicture } from './decode-picture.ts';
import type { Fitted, PictureMade } from './job.ts';
import { largestUnder } from './largest-under.ts';

/** The quality of a JPG above which more bytes show nothing, and that below which a smaller picture looks better. */
const BEST_QUALITY = 0.92;
const LEAST_QUALITY = 0.6;
const FIRST_QUALITY = 0.8;

/** Bits a pixel below which no picture but a plain one keeps its pixels, and those it has at the least quality. */
const TOO_FEW_BITS = 0.2;
const LEAST_QUALITY_BITS = 0.6;

/** No picture gets smaller than this to fit: longest side in pixels. */
const SHORTEST_LONG_SIDE = 16;

const TRIES = 6;

/** How the logarithm of a JPG's bytes grows with its quality, and with the logarithm of its sides. */
const BYTES_BY_QUALITY = 4;
const BYTES_BY_SCALE = 1.8;

/** Sources whose pixels may be plain enough for a PNG to be the smaller one. */
const LOSSLESS = new Set<DecodedPicture['type']>(['png', 'gif', 'bmp', 'tiff']);

interface FitPicture {
  readonly maxBytes: number;
  readonly mayBePng: boolean;
  readonly sourceBytes: number;
  readonly report: (progress: number) => void;
}

/** The best JPG of at most `maxBytes`, or the PNG where that is smaller. @throws ConversionFailure */
export async function fitPicture(picture: DecodedPicture, options: FitPicture): Promise<Fitted> {
  const { maxBytes } = options;
  const jpg = await largestJpg(picture.bitmap, options);
  const png = pngMayBeSmaller(picture, options) ? await encoded(picture.bitmap, 1, 'image/png') : null;
  const best = png && png.size <= maxBytes && png.size < (jpg?.size ?? Infinity) ? png : jpg;
  if (!best) throw new ConversionFailure('conversion_no_fit');
  return checked(best);
}

/** A PNG well above the limit stays above it. */
const pngMayBeSmaller = (
  { type }: DecodedPicture,
  { mayBePng, sourceBytes, maxBytes }: FitPicture,
): boolean => mayBePng && LOSSLESS.has(type) && (type !== 'png' || sourceBytes <= 2 * maxBytes);

async function largestJpg(bitmap: ImageBitmap, { maxBytes, report }: FitPicture): Promise<Blob | null> {
  let made = 0;
  const jpg = async (scale: number, quality: number) => {
    const blob = await encoded(bitmap, scale, 'image/jpeg', quality);
    made += 1;
    report(made / (2 * TRIES));
    return blob;
  };
  const pixels = bitmap.width * bitmap.height;
  const bits = (8 * maxBytes) / pixels;
  const atAllPixels =
    bits >= TOO_FEW_BITS
      ? await largestUnder({
          maxBytes,
          from: LEAST_QUALITY,
          to: BEST_QUALITY,
          start: FIRST_QUALITY,
          slope: BYTES_BY_QUALITY,
          tries: TRIES,
          encode: (quality) => jpg(1, quality),
        })
      : null;
  if (atAllPixels) return atAllPixels;
  const from = Math.min(0, Math.log(SHORTEST_LONG_SIDE / Math.max(bitmap.width, bitmap.height)));
  return largestUnder({
    maxBytes,
    from,
    to: 0,
    start: Math.max(from, Math.min(-0.05, Math.log(bits / LEAST_QUALITY_BITS) / 2)),
    slope: BYTES_BY_SCALE,
    tries: TRIES,
    encode: (logScale) => jpg(Math.exp(logScale), LEAST_QUALITY),
  });
}

/** Nothing but pixels gets in: no metadata of the source. */
async function encoded(
  bitmap: ImageBitmap,
  scale: number,
  type: PictureMade,
  quality?: number,
): Promise<Blob> {
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  // Read back at once: a picture in the graphics card's memory would only have to come back.
  const context = canvas.getContext('2d', { alpha: type === 'image/png', willReadFrequently: true });
  if (!context) throw new ConversionFailure('conversion_failed');
  if (type === 'image/jpeg') {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas.convertToBlob(quality === undefined ? { type } : { type, quality });
}

async function checked(blob: Blob): Promise<Fitted> {
  const again = await createImageBitmap(blob).catch(() => null);
  if (!again) throw new ConversionFailure('conversion_failed');
  const { width, height } = again;
  again.close();
  return { blob, contentType: blob.type, width, height };
}
