import { imageSize } from 'image-size';
import { MOST_FITTED_PIXELS } from '../../electron/contract/limits.ts';
import { ConversionFailure } from './conversion-failure.ts';

const PICTURE_TYPES = ['jpg', 'png', 'gif', 'webp', 'bmp', 'avif', 'heic', 'heif', 'tiff'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

export interface PictureShape {
  /** From the bytes, whatever the name says. */
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
}

/** What the header says, without decoding. @throws ConversionFailure where there is none, or too many pixels. */
export function pictureShape(bytes: Uint8Array): PictureShape {
  const { type, width, height } = headerOf(bytes);
  const known = PICTURE_TYPES.find((name) => name === type);
  if (known === undefined || !(width > 0 && height > 0))
    throw new ConversionFailure('conversion_undecodable');
  refuseTooManyPixels(width, height);
  return { type: known, width, height };
}

function headerOf(bytes: Uint8Array): ReturnType<typeof imageSize> {
  try {
    return imageSize(bytes);
  } catch {
    throw new ConversionFailure('conversion_undecodable');
  }
}

/** @throws ConversionFailure */
export function refuseTooManyPixels(width: number, height: number): void {
  if (width * height > MOST_FITTED_PIXELS)
    throw new ConversionFailure('conversion_too_many_pixels', { width, height });
}
