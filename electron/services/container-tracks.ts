import { CustomSource, Input, MATROSKA, MP3, MP4, OGG, QTFF, WAVE, WEBM } from 'mediabunny';
import type { ByteSource } from './byte-source.ts';

/** What a sound or film container says of its tracks. */
export interface Tracks {
  /** Null: not stated, and not to be counted without reading all of it. */
  readonly durationMs: number | null;
  readonly video: { readonly codec: string | null; readonly width: number; readonly height: number } | null;
  readonly audio: { readonly codec: string | null } | null;
}

const FORMATS = [MP4, QTFF, MATROSKA, WEBM, OGG, WAVE, MP3];

/** MIME types whose containers are looked into. */
const READABLE: ReadonlySet<string> = new Set([
  'video/mp4',
  'video/x-m4v',
  'video/quicktime',
  'video/3gpp',
  'video/3gpp2',
  'video/webm',
  'video/matroska',
  'video/ogg',
  'audio/ogg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/mpeg',
  'audio/wav',
]);

export const isContainer = (contentType: string): boolean => READABLE.has(contentType);

/** Bytes. Sound that fits into one upload is counted to its end; of more, what its header says is enough. */
const COUNTED_WHOLE = 20 * 1024 * 1024;

/**
 * Throws where the bytes are no such container. Of a Matroska made to harm it may never return (mediabunny 1.61), which
 * is why it runs in a thread that is watched.
 */
export async function readTracks(source: ByteSource): Promise<Tracks> {
  const input = new Input({
    formats: FORMATS,
    source: new CustomSource({
      getSize: () => source.size,
      read: (start, end) => source.read(start, end - start),
      maxCacheSize: 4 * 1024 * 1024,
      prefetchProfile: 'fileSystem',
      // The read that is waited for says it; one ahead of it need not end the process.
      handleUnhandledError: () => undefined,
    }),
  });
  try {
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    return {
      durationMs: await durationOf(input, source.size, video !== null),
      video: video && {
        codec: await video.getCodec(),
        width: await video.getDisplayWidth(),
        height: await video.getDisplayHeight(),
      },
      audio: audio && { codec: await audio.getCodec() },
    };
  } finally {
    input.dispose();
  }
}

/** Voices have a limit of seconds, films none. */
async function durationOf(input: Input, size: number, isFilm: boolean): Promise<number | null> {
  const stated = await input.getDurationFromMetadata();
  const exact = stated === null || !isFilm;
  const seconds = exact && size <= COUNTED_WHOLE ? await input.computeDuration() : stated;
  // Rounded: 60 s of samples must not become 60.000000001.
  return seconds === null ? null : Math.round(seconds * 1000);
}
