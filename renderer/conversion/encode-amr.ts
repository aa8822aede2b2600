import { cutAmr, type AmrSound } from './amr-frames.ts';
import { askWorker } from './ask-worker.ts';
import { ConversionFailure } from './conversion-failure.ts';

/** Samples a second, and of a frame of 20 ms. */
export const AMR_RATE = 8000;
const FRAME = 160;

/**
 * Encodes one channel at 8 kHz as AMR-NB, 12.2 kbit/s, and decodes it once more.
 * @param samples within −1 to 1
 * @throws ConversionFailure
 */
export async function encodeAmr(samples: Float32Array): Promise<AmrSound> {
  const worker = new Worker(new URL('./amr-worker.ts', import.meta.url), { type: 'module' });
  const ask = async (message: unknown): Promise<unknown> => {
    const answer = await askWorker(worker, message, []);
    return typeof answer === 'object' && answer !== null && 'amr' in answer ? answer.amr : null;
  };
  try {
    const frames = Math.max(1, Math.ceil(samples.length / FRAME));
    // The codec leaves the last frame out, whatever is in it.
    const padded = new Float32Array((frames + 1) * FRAME);
    padded.set(samples);
    const encoded = await ask({ command: 'encode', samples: padded, sampleRate: AMR_RATE });
    const bytes = encoded instanceof Uint8Array ? new Uint8Array(encoded) : new Uint8Array();
    const sound = cutAmr(bytes, 0, Infinity);
    const decoded = sound && (await ask({ command: 'decode', buffer: sound.bytes }));
    if (!sound || !(decoded instanceof Float32Array) || decoded.length < (frames - 1) * FRAME) {
      throw new ConversionFailure('conversion_failed');
    }
    return sound;
  } finally {
    worker.terminate();
  }
}
