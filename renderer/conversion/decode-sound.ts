import { AudioSampleSink, type AudioCodec, type AudioSample, type InputAudioTrack } from 'mediabunny';
import { ConversionFailure } from './conversion-failure.ts';
import type { ConversionSource } from './job.ts';
import { refuseUndecodable, withMedia } from './media-input.ts';
import { askPage } from './serve-job.ts';
import { readAll } from './source-bytes.ts';

/** Above every rate in use; a header that says more would only ask for memory. */
const MOST_RATE = 192_000;

/** A minute of uncompressed sound, twice over. */
const SMALL_BYTES = 24 * 1024 * 1024;

/**
 * What Chromium decodes at once, all of it: two minutes as a rule, and of what says less than it holds no more than
 * memory bears, for a packet of these codecs has some thousands of samples a channel at most.
 */
const SHORT_CODECS = new Set<AudioCodec | null>(['mp3', 'aac', 'vorbis', 'opus', 'pcm-s16']);
const SHORT_PACKETS = 6000;
const SHORT_CHANNELS = 2;

/** Asked of Chromium's own resampler: it filters too softly for half of it, which resample.ts is left with. */
const SHORT_RATE = 16_000;

export interface MonoSound {
  readonly samples: Float32Array;
  readonly rate: number;
}

/**
 * Decodes one stretch of a sound, its channels mixed to one.
 * @param from seconds
 * @param to seconds
 * @throws ConversionFailure
 */
export async function decodeSound(source: ConversionSource, from: number, to: number): Promise<MonoSound> {
  const small = source.size <= SMALL_BYTES ? await readAll(source, SMALL_BYTES) : null;
  return withMedia(small ?? source, async (input) => {
    const track = await input.getPrimaryAudioTrack();
    if (!track) {
      const isWhole = (await input.getTracks()).length > 0;
      throw new ConversionFailure(isWhole ? 'conversion_no_sound' : 'conversion_undecodable');
    }
    await refuseUndecodable(track);
    const short = small && (await isShort(track)) ? await decodeShort(small, from, to) : null;
    return short ?? decodeStretch(track, from, to);
  });
}

async function isShort(track: InputAudioTrack): Promise<boolean> {
  if (!SHORT_CODECS.has(await track.getCodec())) return false;
  if ((await track.getNumberOfChannels()) > SHORT_CHANNELS) return false;
  return (await track.computePacketStats(SHORT_PACKETS + 1)).packetCount <= SHORT_PACKETS;
}

/** Five times as fast as packet by packet. */
async function decodeShort(
  bytes: Uint8Array<ArrayBuffer>,
  from: number,
  to: number,
): Promise<MonoSound | null> {
  // What it cannot decode is decoded packet by packet after all, from the bytes that stay here.
  const given = bytes.slice().buffer;
  const channels = await askPage({ want: 'decode', bytes: given, rate: SHORT_RATE, from, to }, [given]);
  if (!Array.isArray(channels)) return null;
  const [first, second] = channels as readonly Float32Array[];
  if (!first || first.length === 0) return null;
  const samples = second ? first.map((sample, at) => (sample + (second[at] ?? 0)) / 2) : first;
  return { samples, rate: SHORT_RATE };
}

/** Nothing outside the stretch is decoded, however long the file. */
async function decodeStretch(track: InputAudioTrack, from: number, to: number): Promise<MonoSound> {
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
