import { AudioSampleSink, type AudioSample } from 'mediabunny';
import { ConversionFailure } from './conversion-failure.ts';
import type { ConversionSource } from './job.ts';
import { refuseUndecodable, withMedia } from './media-input.ts';

/** Above every rate in use; a header that says more would only ask for memory. */
const MOST_RATE = 192_000;

export interface MonoSound {
  readonly samples: Float32Array;
  readonly rate: number;
}

/**
 * Decodes one stretch of a sound, its channels mixed to one; nothing outside it is decoded, however long the file.
 * @param from seconds
 * @param to seconds
 * @throws ConversionFailure
 */
export function decodeSound(source: ConversionSource, from: number, to: number): Promise<MonoSound> {
  return withMedia(source, async (input) => {
    const track = await input.getPrimaryAudioTrack();
    if (!track) {
      const isWhole = (await input.getTracks()).length > 0;
      throw new ConversionFailure(isWhole ? 'conversion_no_sound' : 'conversion_undecodable');
    }
    await refuseUndecodable(track);
    const rate = await track.getSampleRate();
    if (rate > MOST_RATE) throw new ConversionFailure('conversion_undecodable');
    const mono = new Float32Array(Math.ceil((to - from) * rate));
    let end = 0;
    for await (const sample of new AudioSampleSink(track).samples(from, to)) {
      end = Math.max(end, addSample(mono, sample, Math.round((sample.timestamp - from) * rate), rate));
      sample.close();
    }
    if (end === 0) throw new ConversionFailure('conversion_undecodable');
    return { samples: mono.subarray(0, end), rate };
  });
}

/** Puts a sample at its place. @returns where it ends. */
function addSample(mono: Float32Array, sample: AudioSample, at: number, rate: number): number {
  // A stream that changes its rate on the way would change its pitch.
  if (sample.sampleRate !== rate) throw new ConversionFailure('conversion_undecodable');
  const channels = sample.numberOfChannels;
  const plane = new Float32Array(sample.numberOfFrames);
  const first = Math.max(0, -at);
  const last = Math.min(plane.length, mono.length - at);
  for (let channel = 0; channel < channels; channel += 1) {
    sample.copyTo(plane, { planeIndex: channel, format: 'f32-planar' });
    for (let index = first; index < last; index += 1) {
      mono[at + index] = (mono[at + index] ?? 0) + (plane[index] ?? 0) / channels;
    }
  }
  return Math.max(0, at + last);
}
