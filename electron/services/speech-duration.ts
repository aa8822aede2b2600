import type { ByteSource } from './byte-source.ts';

/** Every frame of AMR and SILK, as WeChat uses it, plays 20 ms. */
const FRAME_MS = 20;

/** No speech is written so: what comes is not sound, and how long it is nobody knows. */
const RESERVED = Infinity;

/** Bytes of a frame after its header byte, by frame type (RFC 4867 §5.3; 3GPP TS 26.101 and 26.201). */
const NARROW_BAND = [12, 13, 15, 17, 19, 20, 26, 31, 5, 6, 5, 5, RESERVED, RESERVED, RESERVED, 0] as const;
const WIDE_BAND = [
  17,
  23,
  32,
  36,
  40,
  46,
  50,
  58,
  60,
  5,
  RESERVED,
  RESERVED,
  RESERVED,
  RESERVED,
  0,
  0,
] as const;

const WINDOW_BYTES = 64 * 1024;

/** Bytes of the frame that begins at `at`, header included; null where its header lies beyond the window. */
type FrameAt = (window: Buffer, at: number) => number | null;

const amrFrame =
  (sizes: readonly number[]): FrameAt =>
  (window, at) => {
    const header = window[at];
    return header === undefined ? null : 1 + (sizes[(header >> 3) & 15] ?? 0);
  };

/** A frame's length comes first, in two bytes; FFFF is the end. */
const silkFrame: FrameAt = (window, at) => {
  if (at + 2 > window.length) return null;
  const length = window.readUInt16LE(at);
  return length === 0xffff ? Infinity : 2 + length;
};

/** Exact to the frame, in ms. Null: no such speech format; a frame cut short is not counted. */
export async function speechDurationMs(source: ByteSource, contentType: string): Promise<number | null> {
  const head = (await source.read(0, 16)).toString('latin1');
  switch (contentType) {
    case 'audio/amr':
      return walk(source, '#!AMR\n'.length, amrFrame(NARROW_BAND));
    case 'audio/amr-wb':
      // Several channels have another header, and nobody sends them.
      return head.startsWith('#!AMR-WB\n') ? walk(source, '#!AMR-WB\n'.length, amrFrame(WIDE_BAND)) : null;
    case 'audio/silk':
      return walk(source, head.indexOf('#!SILK_V3') + '#!SILK_V3'.length, silkFrame);
    default:
      return null;
  }
}

async function walk(source: ByteSource, start: number, frameAt: FrameAt): Promise<number> {
  let frames = 0;
  for (let from = start; from < source.size;) {
    const window = await source.read(from, WINDOW_BYTES);
    let at = 0;
    for (let length = frameAt(window, 0); length !== null; length = frameAt(window, at)) {
      at += length;
      if (from + at > source.size) return frames * FRAME_MS;
      frames += 1;
    }
    // A header lies astride the window's end, or the file ends within it.
    if (at === 0) break;
    from += at;
  }
  return frames * FRAME_MS;
}
