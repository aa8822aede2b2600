import {
  BlobSource,
  BufferTarget,
  Conversion,
  Input,
  MATROSKA,
  MP4,
  Mp4OutputFormat,
  Output,
  Quality,
  VideoSampleSink,
  WEBM,
  type ConversionOptions,
  type InputAudioTrack,
  type InputFormat,
  type InputVideoTrack,
} from 'mediabunny';
import { ConversionFailure } from './conversion-failure.ts';
import type { Fitted } from './job.ts';
import { refuseUndecodable } from './media-input.ts';
import { refuseTooManyPixels } from './picture-shape.ts';
import type { JobContext } from './serve-job.ts';
import { planVideo, type VideoPlan, type VideoShape } from './video-plan.ts';

const TRIES = 3;

/** Frames looked at to learn how many there are a second. */
const COUNTED_FRAMES = 120;

/** How far the result's length may be from the source's: in seconds, and in parts of it. */
const SLACK_SECONDS = 1;
const SLACK = 0.02;

const CONTENT_TYPE = 'video/mp4';

const MATROSKA_FORMATS: readonly InputFormat[] = [MATROSKA, WEBM];

interface Source {
  readonly input: Input;
  readonly bytes: number;
  readonly video: InputVideoTrack;
  readonly audio: InputAudioTrack | null;
  readonly shape: VideoShape;
  /** When its picture track ends, in seconds after the beginning of all. */
  readonly pictureEnd: number;
  /** Bits a second of its sound where that is AAC already; else null. */
  readonly aacRate: number | null;
}

/** Makes MP4 (H.264, AAC) of at most `maxBytes`. @throws ConversionFailure */
export async function fitVideo(
  input: Input,
  sourceBytes: number,
  maxBytes: number,
  context: JobContext,
): Promise<Fitted> {
  const source = await openSource(input, sourceBytes);
  const copied = await copy(source, maxBytes, context);
  if (copied) return checked(copied, source);
  let plan = planVideo(source.shape, maxBytes);
  for (let tries = 0; plan && tries < TRIES; tries += 1) {
    const made = await convert(source, transcoding(plan, source), context);
    if (made.size <= maxBytes) return checked(made, source);
    plan = { ...plan, videoRate: Math.round(plan.videoRate * (maxBytes / made.size) * 0.95) };
  }
  throw new ConversionFailure('conversion_no_fit');
}

async function openSource(input: Input, bytes: number): Promise<Source> {
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  // Which of several sounds matters nobody says, and MP4s are played with one.
  if ((await input.getAudioTracks()).length > 1) throw new ConversionFailure('conversion_lost_track');
  // A file cut short may have no track at all.
  if (!video) throw new ConversionFailure(audio ? 'conversion_no_picture' : 'conversion_undecodable');
  await refuseUndecodable(video);
  await refuseUndecodable(audio);
  const [width, height] = [await video.getDisplayWidth(), await video.getDisplayHeight()];
  refuseTooManyPixels(width, height);
  const tracks = audio ? [video, audio] : [video];
  if (MATROSKA_FORMATS.includes(await input.getFormat())) await walkThrough(tracks);
  // By its packets: a header may say anything. A conversion begins where the first of them does.
  const start = Math.max(0, await input.getFirstTimestamp(tracks));
  const seconds = (await input.computeDuration(tracks)) - start;
  const pictureEnd = (await video.computeDuration()) - start;
  const { averageFrameRate } = await video.computeFrameRateMetrics({ targetPacketCount: COUNTED_FRAMES });
  if (!(seconds > 0)) throw new ConversionFailure('conversion_undecodable');
  const shape = { seconds, width, height, frameRate: averageFrameRate || 30, hasSound: audio !== null };
  const aac = audio && (await audio.getCodec()) === 'aac' ? await audio.computePacketStats() : null;
  return { input, bytes, video, audio, shape, pictureEnd, aacRate: aac?.averageBitrate ?? null };
}

/**
 * Of spoiled Matroska mediabunny (1.61) seeks the next good part for ever. That must come to light while this worker
 * has started none of its own and can be terminated (fit.ts).
 */
async function walkThrough(tracks: readonly (InputVideoTrack | InputAudioTrack)[]): Promise<void> {
  for (const track of tracks) await track.computePacketStats();
}

/** The same picture in another container, where it is H.264 and small enough already. */
async function copy(source: Source, maxBytes: number, context: JobContext): Promise<Blob | null> {
  if (source.bytes > maxBytes || (await source.video.getCodec()) !== 'avc') return null;
  const made = await convert(source, { video: { codec: 'avc' }, audio: { codec: 'aac' } }, context);
  return made.size <= maxBytes ? made : null;
}

const transcoding = (plan: VideoPlan, { aacRate }: Source): Pick<ConversionOptions, 'video' | 'audio'> => ({
  video: {
    codec: 'avc',
    quality: new Quality({ bitrate: plan.videoRate, bitrateMode: 'variable' }),
    forceTranscode: true,
    // Turned for good: not every player turns.
    allowTransformationMetadata: false,
    width: plan.width,
    height: plan.height,
    fit: 'contain',
    ...(plan.frameRate === null ? {} : { frameRate: plan.frameRate }),
  },
  // Sound that is small enough as it is loses nothing.
  ...(plan.audioRate === 0
    ? {}
    : { audio: aacRate !== null && aacRate <= plan.audioRate ? { codec: 'aac' } : soundAt(plan.audioRate) }),
});

const soundAt = (rate: number): NonNullable<ConversionOptions['audio']> => ({
  codec: 'aac',
  quality: new Quality({ bitrate: rate }),
  forceTranscode: true,
  numberOfChannels: rate >= 64_000 ? 2 : 1,
  sampleRate: 44_100,
});

async function convert(
  { input, video, audio }: Source,
  tracks: Pick<ConversionOptions, 'video' | 'audio'>,
  { report, signal }: JobContext,
): Promise<Blob> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const conversion = await Conversion.init({
    input,
    output,
    tracks: 'primary',
    ...tracks,
    tags: {},
    showWarnings: false,
  });
  const kept = new Set(conversion.utilizedTracks);
  if (!conversion.isValid || !kept.has(video) || (audio && !kept.has(audio))) {
    throw new ConversionFailure('conversion_lost_track');
  }
  conversion.onProgress = report;
  const cancel = () => void conversion.cancel();
  signal.addEventListener('abort', cancel);
  if (signal.aborted) throw new ConversionFailure('cancelled');
  await conversion.execute().finally(() => signal.removeEventListener('abort', cancel));
  return new Blob(target.buffer ? [target.buffer] : [], { type: CONTENT_TYPE });
}

/** Reads the result as any player would, and decodes its ends. @throws ConversionFailure */
async function checked(blob: Blob, { audio, shape, pictureEnd }: Source): Promise<Fitted> {
  const input = new Input({ source: new BlobSource(blob), formats: [MP4] });
  try {
    const madeVideo = await input.getPrimaryVideoTrack();
    const madeAudio = await input.getPrimaryAudioTrack();
    if (!madeVideo || (audio && !madeAudio)) throw new ConversionFailure('conversion_lost_track');
    const seconds = await input.computeDuration();
    const videoSeconds = await madeVideo.computeDuration();
    // Of a file cut short, only its beginning could be read.
    if (!isAsLong(seconds, shape.seconds) || !isAsLong(videoSeconds, pictureEnd)) {
      throw new ConversionFailure('conversion_undecodable');
    }
    const sink = new VideoSampleSink(madeVideo);
    for (const at of [await madeVideo.getFirstTimestamp(), videoSeconds]) {
      const frame = await sink.getSample(at);
      if (!frame) throw new ConversionFailure('conversion_lost_track');
      frame.close();
    }
    const [width, height] = [await madeVideo.getDisplayWidth(), await madeVideo.getDisplayHeight()];
    return { blob, contentType: CONTENT_TYPE, width, height, seconds };
  } finally {
    input.dispose();
  }
}

const isAsLong = (seconds: number, wanted: number): boolean =>
  Math.abs(seconds - wanted) <= SLACK_SECONDS + SLACK * wanted;
