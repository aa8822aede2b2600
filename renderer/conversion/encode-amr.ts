import type { AmrQuestion } from '../codecs/amr-codec.ts';
import { cutAmr, joinAmr, type AmrSound } from './amr-frames.ts';
import { ConversionFailure } from './conversion-failure.ts';
import { CODECS } from './job.ts';
import { askPage } from './serve-job.ts';

/** Samples a second, and of a frame of 20 ms. */
export const AMR_RATE = 8000;
const FRAME = 160;
const FRAME_SECONDS = FRAME / AMR_RATE;

/** Frames encoded before a part, and left out: the encoder has then heard what it would have heard in one go. */
const RUN_UP = 25;

/** Of the result: the form of all is checked, and a second at its end decoded once more. */
const HEARD_SECONDS = 1;

/**
 * Encodes one channel at 8 kHz as AMR-NB, 12.2 kbit/s, its parts at the same time.
 * @param samples within −1 to 1
 * @throws ConversionFailure
 */
export async function encodeAmr(samples: Float32Array): Promise<AmrSound> {
  const frames = Math.max(1, Math.ceil(samples.length / FRAME));
  const each = Math.ceil(frames / CODECS);
  const starts = Array.from({ length: Math.ceil(frames / each) }, (_, part) => part * each);
  const parts = await Promise.all(
    starts.map((start, codec) => encodePart(samples, start, Math.min(each, frames - start), codec)),
  );
  const sound = joinAmr(parts);
  // Its bytes are a copy.
  const end = cutAmr(sound.bytes, Math.max(0, sound.seconds - HEARD_SECONDS), Infinity);
  const heard = end && (await ask(0, { command: 'decode', buffer: end.bytes }));
  if (!(heard instanceof Float32Array) || heard.length === 0)
    throw new ConversionFailure('conversion_failed');
  return sound;
}

async function encodePart(
  samples: Float32Array,
  start: number,
  frames: number,
  codec: number,
): Promise<AmrSound> {
  const runUp = Math.min(RUN_UP, start);
  // The codec leaves the last frame out, whatever is in it.
  const part = new Float32Array((runUp + frames + 1) * FRAME);
  part.set(samples.subarray((start - runUp) * FRAME, (start + frames) * FRAME));
  const encoded = await ask(codec, { command: 'encode', samples: part, sampleRate: AMR_RATE });
  const sound =
    encoded instanceof Uint8Array ? cutAmr(new Uint8Array(encoded), runUp * FRAME_SECONDS, Infinity) : null;
  if (!sound || Math.round(sound.seconds / FRAME_SECONDS) !== frames)
    throw new ConversionFailure('conversion_failed');
  return sound;
}

const ask = (codec: number, question: AmrQuestion): Promise<unknown> =>
  askPage({ want: 'amr', codec, question }, [
    question.command === 'encode' ? question.samples.buffer : question.buffer.buffer,
  ]);
