import { fail, succeed, type Result } from '../../electron/contract/errors.ts';
import { MOST_VOICE_PACKETS } from '../../electron/contract/limits.ts';
import { ask } from '../bridge.ts';
import { countAmrFrames } from '../format/amr-frames.ts';
import { amrOf, startAmrCodec, type AmrQuestion } from './amr-codec.ts';
import { createWorkerAsker } from './worker-asker.ts';

/** A voice as mono samples. */
export interface DecodedVoice {
  readonly samples: Int16Array;
  /** A second. */
  readonly sampleRate: number;
}

const AMR_SAMPLE_RATE = 8000;

/** What this browser does not play itself: AMR-NB in a worker of the page, SILK in a thread of main. */
export async function decodeVoice(
  kind: 'amr' | 'silk',
  { id, url }: { readonly id: string; readonly url: string },
  signal: AbortSignal,
): Promise<Result<DecodedVoice>> {
  return kind === 'amr' ? decodeAmr(url, signal) : decodeSilk(id);
}

async function decodeAmr(address: string, signal: AbortSignal): Promise<Result<DecodedVoice>> {
  const bytes = await bytesOf(address, signal).catch(() => null);
  if (!bytes) return fail('file_missing');
  const file = new Uint8Array(bytes);
  const frames = countAmrFrames(file);
  if (frames > MOST_VOICE_PACKETS) return fail('voice_too_long');
  const asker = createWorkerAsker<AmrQuestion, unknown>(startAmrCodec);
  const samples = frames === 0 ? null : amrOf(await asker.ask({ command: 'decode', buffer: file }, signal));
  if (!(samples instanceof Float32Array) || samples.length === 0) return fail('voice_undecodable');
  return succeed({ samples: Int16Array.from(samples, to16Bits), sampleRate: AMR_SAMPLE_RATE });
}

async function bytesOf(address: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.arrayBuffer();
}

/** Undoes the decoder's own division, exactly. */
const to16Bits = (sample: number): number => Math.round(sample * 32768);

async function decodeSilk(id: string): Promise<Result<DecodedVoice>> {
  const decoded = await ask((bridge) => bridge.decodeSilk({ id }));
  if (!decoded.ok) return decoded;
  const { pcm, sampleRate } = decoded.value;
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  const samples = Int16Array.from({ length: pcm.length >> 1 }, (_, at) => view.getInt16(at * 2, true));
  return succeed({ samples, sampleRate });
}

/** Bytes; of a larger sound no waveform is drawn. */
const LARGEST_DRAWN = 20 * 1024 * 1024;

/**
 * The samples a waveform is drawn of, for a sound that the browser plays: the loudest ones. Null where it cannot be
 * decoded, or is long.
 */
export async function samplesToDraw(
  address: string,
  size: number,
  signal: AbortSignal,
): Promise<Float32Array | null> {
  if (size > LARGEST_DRAWN) return null;
  const asker = createWorkerAsker<string, Float32Array | null>(
    () => new Worker(new URL('./peaks.worker.ts', import.meta.url), { type: 'module' }),
  );
  return asker.ask(address, signal).catch(() => null);
}
