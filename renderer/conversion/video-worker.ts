import { registerAacEncoder } from '@mediabunny/aac-encoder';
import { canEncodeAudio } from 'mediabunny';
import { fitVideo } from './fit-video.ts';
import type { FitTargetOf } from './job.ts';
import { withMedia } from './media-input.ts';
import { serveJob } from './serve-job.ts';

serveJob<FitTargetOf<'video'>>(async ({ source, target }, context) => {
  // Chromium encodes AAC only where the system does, which on Linux it does not.
  if (!(await canEncodeAudio('aac'))) registerAacEncoder();
  return withMedia(source, (input) => fitVideo(input, source.size, target.maxBytes, context));
});
