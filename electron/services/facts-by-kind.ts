import type { AudioFacts, Damage, MediaFacts, VideoFacts } from '../contract/media-facts.ts';
import type { Tracks } from './container-tracks.ts';

/** `audio/ogg; codecs=opus` */
export const withoutParameters = (contentType: string): string => contentType.replace(/;.*/, '');

export const kindOf = (contentType: string): MediaFacts['kind'] => {
  const [family] = contentType.split('/', 1);
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'other';
};

/** Of a file that no reader survived. */
export function unreadableFacts(size: number, typeOfBytes: string): MediaFacts {
  const contentType = withoutParameters(typeOfBytes);
  const facts = { size, contentType, damage: 'not_readable' } as const;
  switch (kindOf(contentType)) {
    case 'image':
      return { kind: 'image', ...facts, width: null, height: null, orientation: 1 };
    case 'audio':
    case 'video':
      return streamFactsOf(facts, null);
    case 'other':
      return { kind: 'other', ...facts };
  }
}

const NO_TRACKS: Tracks = { durationMs: null, video: null, audio: null };

/** @param tracks null where nothing is known of them */
export function streamFactsOf(
  facts: { readonly size: number; readonly contentType: string; readonly damage: Damage | null },
  tracks: Tracks | null,
): AudioFacts | VideoFacts {
  const { contentType } = facts;
  const { durationMs, video, audio } = tracks ?? NO_TRACKS;
  // A film without picture is a sound, whatever its container is usually for.
  if (contentType.startsWith('audio/') || (audio && !video)) {
    const heard = contentType.replace('video/', 'audio/');
    return { kind: 'audio', ...facts, contentType: heard, durationMs, codec: audio?.codec ?? null };
  }
  const { codec: videoCodec, width, height } = video ?? { codec: null, width: null, height: null };
  return { kind: 'video', ...facts, durationMs, width, height, videoCodec, audioCodec: audio?.codec ?? null };
}
