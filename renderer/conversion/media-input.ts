import {
  ADTS,
  BufferSource,
  CustomSource,
  FLAC,
  Input,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny';
import type { InputAudioTrack, InputVideoTrack } from 'mediabunny';
import { ConversionFailure, decoding } from './conversion-failure.ts';
import type { ConversionSource } from './job.ts';
import { readBytes } from './source-bytes.ts';

/** Every container that is one file. HLS would name further files. */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM, MP3, WAVE, OGG, ADTS, FLAC, MPEG_TS];

/** Kept of the source in memory at most, however large it is. */
const MOST_CACHED_BYTES = 16 * 1024 * 1024;

/**
 * Opens sound or video by its bytes, which are read as they are needed unless they are here already; `work` gets it,
 * and it is closed after.
 */
export async function withMedia<T>(
  source: ConversionSource | Uint8Array,
  work: (input: Input) => Promise<T>,
): Promise<T> {
  // A failed read reaches us through mediabunny, which may put an error of its own in its place.
  const readFailures: ConversionFailure[] = [];
  const bytes =
    source instanceof Uint8Array
      ? new BufferSource(source)
      : bytesOf(source, (failure) => readFailures.push(failure));
  const input = new Input({ source: bytes, formats: FORMATS });
  try {
    return await decoding(() => work(input));
  } catch (error) {
    throw readFailures[0] ?? error;
  } finally {
    input.dispose();
  }
}

const bytesOf = (source: ConversionSource, onFailure: (failure: ConversionFailure) => void): CustomSource =>
  new CustomSource({
    getSize: () => source.size,
    read: (start, end) =>
      readBytes(source, start, end).catch((error: unknown) => {
        if (error instanceof ConversionFailure) onFailure(error);
        throw error;
      }),
    maxCacheSize: MOST_CACHED_BYTES,
    prefetchProfile: 'network',
    handleUnhandledError: () => undefined,
  });

/** @throws ConversionFailure where it cannot be decoded here. */
export async function refuseUndecodable(track: InputVideoTrack | InputAudioTrack | null): Promise<void> {
  if (track && !(await track.canDecode())) {
    throw new ConversionFailure('conversion_undecodable');
  }
}
