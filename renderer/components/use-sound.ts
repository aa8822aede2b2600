import { useRef, useState } from 'react';
import type { MediaSource } from '../format/media-source.ts';
import { usePlayback } from './use-playback.ts';
import { useVoice, type VoiceKind } from './use-voice.ts';

/**
 * A sound in a row: nothing is decoded of it before it is played for the first time.
 * @param isDrawn whether its waveform is shown
 */
export function useSound(
  source: Pick<MediaSource, 'id' | 'url' | 'size'>,
  kind: VoiceKind,
  isDrawn: boolean,
) {
  const audio = useRef<HTMLAudioElement>(null);
  const [isWanted, setWanted] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const { address, waveform, error } = useVoice(source, kind, isWanted && (isDrawn || kind !== 'voice'));
  const playback = usePlayback(audio, address);
  return {
    waveform,
    playback: {
      ...playback,
      toggle: () => {
        setWanted(true);
        playback.toggle();
      },
    },
    isBroken: isBroken || error !== null,
    /** Why, where that is known. */
    error,
    /** Of the audio element, which is there once there is something to play. */
    audio:
      address === null
        ? null
        : ({
            ref: audio,
            src: address,
            preload: 'metadata',
            // Decoded because it is to be heard.
            autoPlay: kind !== 'voice',
            onError: () => setBroken(true),
          } as const),
  };
}
