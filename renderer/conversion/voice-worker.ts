import { MOST_FITTED_SECONDS } from '../../electron/contract/limits.ts';
import { cutAmr, isAmr, type AmrSound } from './amr-frames.ts';
import { ConversionFailure } from './conversion-failure.ts';
import { decodeSound } from './decode-sound.ts';
import { AMR_RATE, encodeAmr } from './encode-amr.ts';
import type { ConversionSource, FitTargetOf } from './job.ts';
import { loudnessGain } from './loudness.ts';
import { resample } from './resample.ts';
import { serveJob } from './serve-job.ts';
import { readAll, readBytes } from './source-bytes.ts';

/** Hours of AMR. */
const MOST_AMR_BYTES = 64 * 1024 * 1024;

/** Enough to tell AMR by. */
const HEAD = 16;

serveJob<FitTargetOf<'voice'>>(async ({ source, target }, { report }) => {
  const from = Math.max(0, target.from);
  const to = Math.min(target.to, from + MOST_FITTED_SECONDS);
  const head = await readBytes(source, 0, Math.min(HEAD, source.size));
  const sound = isAmr(head) ? await cut(source, from, to) : await encode(source, from, to, report);
  if (sound.bytes.byteLength > target.maxBytes) throw new ConversionFailure('conversion_no_fit');
  const contentType = 'audio/amr';
  return { blob: new Blob([sound.bytes], { type: contentType }), contentType, seconds: sound.seconds };
});

async function cut(source: ConversionSource, from: number, to: number): Promise<AmrSound> {
  const sound = cutAmr(await readAll(source, MOST_AMR_BYTES), from, to);
  if (!sound) throw new ConversionFailure('conversion_undecodable');
  return sound;
}

async function encode(
  source: ConversionSource,
  from: number,
  to: number,
  report: (progress: number) => void,
): Promise<AmrSound> {
  const { samples, rate } = await decodeSound(source, from, to);
  report(0.4);
  const speech = resample(samples, rate, AMR_RATE);
  const gain = loudnessGain(speech);
  report(0.6);
  return encodeAmr(speech.map((sample) => sample * gain));
}
