import { useEffect, useState, type RefObject } from 'react';

export interface Playback {
  readonly isPlaying: boolean;
  /** Seconds. */
  readonly at: number;
  /** Seconds; 0 until it is known. */
  readonly length: number;
  readonly toggle: () => void;
  readonly seek: (seconds: number) => void;
}

/**
 * Seconds before the end that are sought to at most: Chromium fails for good in the last frames of MP3s of a low rate
 * ("demuxer seek failed").
 */
const TAIL = 0.25;

/** An audio element's state as the page shows it: with every frame while it plays, and not at all while it does not. */
export function usePlayback(element: RefObject<HTMLAudioElement | null>, address: string | null): Playback {
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  useEffect(() => {
    const audio = element.current;
    if (!audio || address === null) return;
    let frame = 0;
    const follow = () => {
      setAt(audio.currentTime);
      frame = audio.paused ? 0 : requestAnimationFrame(follow);
    };
    const onState = () => {
      if (!audio.paused) hearOnly(audio);
      setPlaying(!audio.paused && !audio.ended);
      cancelAnimationFrame(frame);
      follow();
    };
    const onLength = () => setLength(Number.isFinite(audio.duration) ? audio.duration : 0);
    const stop = new AbortController();
    for (const name of ['play', 'pause', 'ended', 'seeked'])
      audio.addEventListener(name, onState, { signal: stop.signal });
    for (const name of ['loadedmetadata', 'durationchange'])
      audio.addEventListener(name, onLength, { signal: stop.signal });
    onLength();
    return () => {
      stop.abort();
      cancelAnimationFrame(frame);
    };
  }, [element, address]);
  return {
    isPlaying,
    at,
    length,
    toggle() {
      const audio = element.current;
      if (!audio) return;
      // What cannot be played says so by its error event.
      if (audio.paused) void audio.play().catch(() => undefined);
      else audio.pause();
    },
    seek(seconds) {
      const audio = element.current;
      if (!audio || length === 0) return;
      setAt(setTime(audio, Math.max(0, Math.min(length - TAIL, seconds))));
    },
  };
}

/** Two at once would only confuse. */
let heard: HTMLAudioElement | null = null;

function hearOnly(audio: HTMLAudioElement): void {
  if (heard !== audio) heard?.pause();
  heard = audio;
}

function setTime(audio: HTMLAudioElement, seconds: number): number {
  audio.currentTime = seconds;
  return seconds;
}
