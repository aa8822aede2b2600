import { MOST_SHOWN_PIXELS } from '../../electron/contract/view-kind.ts';
import { draw } from './draw.ts';

/** A clip that shows nothing for so long is given up. */
const LONGEST_MS = 10_000;

/** Many clips begin in black: it is looked at this far in, or in the middle of a shorter one. */
const LOOK_AT_SECONDS = 1;

export interface ClipFrames {
  /** A small picture of the clip; one clip at a time. Null where it took too long, or nobody wants it any more. */
  of(url: string, signal: AbortSignal): Promise<ClipFrame | null>;
}

export interface ClipFrame {
  /** As WebP; null where it cannot be decoded here or has no picture. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** The page's own player decodes them: it reads no more of the file than it needs, in a process that can do nothing else. */
export function createClipFrames(): ClipFrames {
  let last: Promise<unknown> = Promise.resolve();
  return {
    of(url, signal) {
      const turn = last.then(() => (signal.aborted ? null : frameOf(url, signal)));
      last = turn;
      return turn;
    },
  };
}

async function frameOf(url: string, wanted: AbortSignal): Promise<ClipFrame | null> {
  const video = document.createElement('video');
  const signal = AbortSignal.any([wanted, AbortSignal.timeout(LONGEST_MS)]);
  try {
    // What is drawn of it may be read only so.
    video.crossOrigin = 'anonymous';
    video.muted = true;
    video.preload = 'auto';
    video.src = url;
    await once(video, 'loadeddata', signal);
    const { videoWidth: width, videoHeight: height, duration } = video;
    if (width === 0 || width * height > MOST_SHOWN_PIXELS) return { bytes: null };
    const middle = Number.isFinite(duration) ? duration / 2 : 0;
    video.currentTime = Math.min(LOOK_AT_SECONDS, middle);
    await once(video, 'seeked', signal);
    return { bytes: await draw(video, { width, height, as: 'thumbnail' }) };
  } catch {
    return signal.aborted ? null : { bytes: null };
  } finally {
    // Lets go of its decoder now, not when it is collected.
    video.removeAttribute('src');
    video.load();
  }
}

const once = (video: HTMLVideoElement, event: 'loadeddata' | 'seeked', signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = () => reject(new Error(event));
    video.addEventListener(event, () => resolve(), { once: true, signal });
    video.addEventListener('error', fail, { once: true, signal });
    signal.addEventListener('abort', fail, { once: true });
  });
