import { useEffect, useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { decodeVoice, samplesToDraw, type DecodedVoice } from '../codecs/decode-voice.ts';
import { wavOf } from '../format/wav.ts';
import { waveformOf } from '../format/waveform.ts';
import type { MediaSource } from '../format/media-source.ts';

/** Bars of a waveform. */
export const BARS = 96;

export interface Voice {
  /** What the audio element plays; null until it is decoded. */
  readonly address: string | null;
  /** Null until it is known, and where the sound is too large for one. */
  readonly waveform: readonly number[] | null;
  /** What was decoded here, for saving; null where others play it as it is. */
  readonly wav: Uint8Array<ArrayBuffer> | null;
  readonly error: AppError | null;
}

const NOTHING: Voice = { address: null, waveform: null, wav: null, error: null };

/** How a sound becomes playable: by itself, or decoded by us. */
export type VoiceKind = 'voice' | 'amr' | 'silk';

/**
 * A sound, made playable where it is not. What was made of it ends with the view.
 * @param isWanted false: nothing is read of it yet but what the audio element reads
 */
export function useVoice(
  { id, url, size }: Pick<MediaSource, 'id' | 'url' | 'size'>,
  kind: VoiceKind,
  isWanted = true,
): Voice {
  const [voice, setVoice] = useState<Voice>(NOTHING);
  useEffect(() => {
    const stop = new AbortController();
    const show = (part: Partial<Voice>) => {
      if (!stop.signal.aborted) setVoice((now) => ({ ...now, ...part }));
    };
    let made = '';
    const play = ({ samples, sampleRate }: DecodedVoice) => {
      if (stop.signal.aborted) return;
      const wav = wavOf(samples, sampleRate);
      made = URL.createObjectURL(new Blob([wav], { type: 'audio/wav' }));
      show({ address: made, wav, waveform: waveformOf(samples, BARS) });
    };
    if (kind === 'voice') {
      show({ address: url });
      if (!isWanted) return () => stop.abort();
      void samplesToDraw(url, size, stop.signal).then((samples) => {
        if (samples) show({ waveform: waveformOf(samples, BARS) });
      });
    } else if (isWanted) {
      void decodeVoice(kind, { id, url }, stop.signal).then((decoded) => {
        if (decoded.ok) play(decoded.value);
        else show({ error: decoded.error });
      });
    }
    return () => {
      stop.abort();
      URL.revokeObjectURL(made);
    };
  }, [id, url, size, kind, isWanted]);
  return voice;
}
