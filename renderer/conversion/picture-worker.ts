import { decodePicture } from './decode-picture.ts';
import { fitPicture } from './fit-picture.ts';
import type { FitTargetOf } from './job.ts';
import { serveJob } from './serve-job.ts';

serveJob<FitTargetOf<'image' | 'thumb'>>(async ({ source, target }, report) => {
  const picture = await decodePicture(source);
  try {
    const mayBePng = target.kind === 'image' && target.contentTypes.includes('image/png');
    return await fitPicture(picture, {
      maxBytes: target.maxBytes,
      mayBePng,
      sourceBytes: source.size,
      report,
    });
  } finally {
    picture.bitmap.close();
  }
});
