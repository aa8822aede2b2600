import type { Result } from '../contract/errors.ts';
import { HEAD_BYTES } from '../contract/limits.ts';
import type { AudioFacts, Damage, ImageFacts, MediaFacts, VideoFacts } from '../contract/media-facts.ts';
import { holdsItsBoxes } from './boxes.ts';
import { fileSource, type ByteSource } from './byte-source.ts';
import { isContainer, readTracks, type Tracks } from './container-tracks.ts';
import { contentTypeOf } from './content-type.ts';
import { kindOf, streamFactsOf, withoutParameters } from './facts-by-kind.ts';
import { imageReaderFor } from './image-readers.ts';
import { withOrdinaryFile } from './local-file.ts';
import { speechDurationMs } from './speech-duration.ts';

/** Headers lie within this many bytes as a rule: one read of the disk for most files. */
const FIRST_READ = 64 * 1024;

/** What a file's bytes tell, without decoding them; an error where there is no ordinary, readable file. */
export const readMediaFacts = (path: string): Promise<Result<MediaFacts>> =>
  withOrdinaryFile(path, async (handle, { size }) => {
    const head = Buffer.alloc(Math.min(FIRST_READ, size));
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return mediaFactsOf(fileSource(handle, size, head.subarray(0, bytesRead)));
  });

/** Rejects with nothing but faults of the disk: bytes that make no sense are a fact of their own. */
export async function mediaFactsOf(source: ByteSource): Promise<MediaFacts> {
  const head = await source.read(0, HEAD_BYTES);
  const contentType = withoutParameters(await contentTypeOf(head));
  switch (kindOf(contentType)) {
    case 'image':
      return imageFacts(source, contentType);
    case 'audio':
    case 'video':
      return streamFacts(source, contentType);
    case 'other':
      return { kind: 'other', size: source.size, contentType, damage: null };
  }
}

async function imageFacts(source: ByteSource, contentType: string): Promise<ImageFacts> {
  const { size } = source;
  const facts = { kind: 'image', size, contentType, width: null, height: null, orientation: 1 } as const;
  const readShape = imageReaderFor(contentType);
  if (!readShape) return { ...facts, damage: null };
  const shape = await sense(readShape(source));
  if (!shape || shape.width <= 0 || shape.height <= 0) return { ...facts, damage: 'not_readable' };
  const { width, height, orientation, complete } = shape;
  const shown = orientation >= 5 ? { width: height, height: width } : { width, height };
  return { ...facts, ...shown, orientation, damage: complete ? null : 'incomplete' };
}

async function streamFacts(source: ByteSource, contentType: string): Promise<AudioFacts | VideoFacts> {
  const { size } = source;
  const speech = SPEECH_CODECS[contentType];
  if (speech !== undefined) {
    const durationMs = await sense(speechDurationMs(source, contentType));
    const damage = durationMs === 0 ? 'not_readable' : null;
    return { kind: 'audio', size, contentType, durationMs, codec: speech, damage };
  }
  const tracks = isContainer(contentType) ? await sense(readTracks(source)) : undefined;
  return streamFactsOf(
    { size, contentType, damage: await damageOf(source, contentType, tracks) },
    tracks ?? null,
  );
}

const SPEECH_CODECS: Readonly<Record<string, string>> = {
  'audio/amr': 'amr',
  'audio/amr-wb': 'amr-wb',
  'audio/silk': 'silk',
};

/** @param tracks undefined: not a container that is looked into */
async function damageOf(
  source: ByteSource,
  contentType: string,
  tracks: Tracks | null | undefined,
): Promise<Damage | null> {
  if (tracks === undefined) return null;
  const boxed = /mp4|m4|quicktime|3gpp/.test(contentType);
  // An MP4's index may be at its end: where that is missing, the boxes still say why it cannot be read.
  if (boxed && (await sense(holdsItsBoxes(source))) === false) return 'incomplete';
  return tracks?.video || tracks?.audio ? null : 'not_readable';
}

/**
 * Null where the bytes make no sense, which readers say by throwing one thing or another. What the disk says is not
 * theirs to swallow.
 */
async function sense<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (fault) {
    if (fault instanceof Error && 'syscall' in fault) throw fault;
    return null;
  }
}
