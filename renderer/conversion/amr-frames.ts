import { AMR_FRAME_MS, AMR_MARK, amrFrameEnd } from '../../electron/contract/amr-frames.ts';

const HEADER = new TextEncoder().encode(AMR_MARK);

const FRAME_SECONDS = AMR_FRAME_MS / 1000;

export interface AmrSound {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly seconds: number;
}

export const isAmr = (bytes: Uint8Array): boolean =>
  bytes.length >= HEADER.length && HEADER.every((byte, at) => bytes[at] === byte);

/**
 * Cuts whole frames, so that nothing is decoded and nothing lost. A frame cut off at the end of the file is left out.
 * @param from seconds
 * @param to seconds
 * @returns null where it is no AMR-NB or has no frame there.
 */
export function cutAmr(bytes: Uint8Array<ArrayBuffer>, from: number, to: number): AmrSound | null {
  if (!isAmr(bytes)) return null;
  const first = Math.floor(from / FRAME_SECONDS + 1e-6);
  const last = Math.floor(to / FRAME_SECONDS + 1e-6);
  let start: number | null = null;
  let at = HEADER.length;
  let frame = 0;
  for (; frame < last; frame += 1) {
    const end = amrFrameEnd(bytes, at);
    if (end === null) break;
    if (frame === first) start = at;
    at = end;
  }
  if (start === null) return null;
  const cut = new Uint8Array(HEADER.length + at - start);
  cut.set(HEADER);
  cut.set(bytes.subarray(start, at), HEADER.length);
  return { bytes: cut, seconds: (frame - first) * FRAME_SECONDS };
}

/** One sound after the other. */
export function joinAmr(sounds: readonly AmrSound[]): AmrSound {
  const speech = sounds.map(({ bytes }) => bytes.subarray(HEADER.length));
  const joined = new Uint8Array(speech.reduce((length, part) => length + part.length, HEADER.length));
  joined.set(HEADER);
  let at = HEADER.length;
  for (const part of speech) {
    joined.set(part, at);
    at += part.length;
  }
  return { bytes: joined, seconds: sounds.reduce((sum, { seconds }) => sum + seconds, 0) };
}
