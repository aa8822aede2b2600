/** AMR-NB in its file form (RFC 4867 §5): a header, then frames of 20 ms, each with its type in its first byte. */
const HEADER = new TextEncoder().encode('#!AMR\n');

const FRAME_SECONDS = 0.02;

/** Bytes of a frame by its type, that first byte included; the types left out are no frames. */
const FRAME_BYTES: Readonly<Record<number, number>> = {
  ...{ 0: 13, 1: 14, 2: 16, 3: 18, 4: 20, 5: 21, 6: 27, 7: 32 },
  ...{ 8: 6, 9: 7, 10: 6, 11: 6, 15: 1 },
};

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
    const end = frameEnd(bytes, at);
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

function frameEnd(bytes: Uint8Array, at: number): number | null {
  const length = FRAME_BYTES[((bytes[at] ?? 0xff) >> 3) & 0b1111];
  return at < bytes.length && length !== undefined && at + length <= bytes.length ? at + length : null;
}
