import { cutAmr, type AmrSound } from './amr-frames.ts';
import { ConversionFailure } from './conversion-failure.ts';
import { askCodec } from './serve-job.ts';

/** Samples a second, and of a frame of 20 ms. */
export const AMR_RATE = 8000;
const FRAME = 160;

/** Of the result: the form of all is checked, and a second at its end decoded once more. */
const HEARD_SECONDS = 1;

/**
 * Encodes one channel at 8 kHz as AMR-NB, 12.2 kbit/s.
 * @param samples within −1 to 1
 * @throws ConversionFailure
 */
export async function encodeAmr(samples: Float32Array): Promise<AmrSound> {
  const frames = Math.max(1, Math.ceil(samples.length / FRAME));
  // The codec leaves the last frame out, whatever is in it.
  const padded = new Float32Array((frames + 1) * FRAME);
  padded.set(samples);
  const encoded = await ask({ command: 'encode', samples: padded, sampleRate: AMR_RATE });
  const sound = encoded instanceof Uint8Array ? cutAmr(new Uint8Array(encoded), 0, Infinity) : null;
  const end = sound && cutAmr(sound.bytes, Math.max(0, sound.seconds - HEARD_SECONDS), Infinity);
  const heard = end && (await ask({ command: 'decode', buffer: end.bytes }));
  const isWhole = sound !== null && Math.abs(sound.seconds * AMR_RATE - frames * FRAME) < FRAME;
  if (!isWhole || !(heard instanceof Float32Array) || heard.length === 0) {
    throw new ConversionFailure('conversion_failed');
  }
  return sound;
}

async function ask(message: unknown): Promise<unknown> {
  const answer = await askCodec(message);
  return typeof answer === 'object' && answer !== null && 'amr' in answer ? answer.amr : null;
}
