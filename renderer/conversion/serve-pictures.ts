import { decodePicture, type DecodeHeic } from './decode-picture.ts';
import { fitPicture } from './fit-picture.ts';
import type { FitTargetOf } from './job.ts';
import { serveJob } from './serve-job.ts';

/** Does a picture's job. `decodeHeic` is for what this Chromium cannot decode. */
export function servePictures(decodeHeic: DecodeHeic): void {
  serveJob<FitTargetOf<'image' | 'thumb'>>(async ({ source, target }, { report }) => {
    const picture = await decodePicture(source, decodeHeic);
    try {
      const mayBePng = target.kind === 'image' && target.contentTypes.includes('image/png');
      const { maxBytes } = target;
      return await fitPicture(picture, { maxBytes, mayBePng, sourceBytes: source.size, report });
    } finally {
      picture.bitmap.close();
    }
  });
}
