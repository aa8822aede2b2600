import { AMR_FRAME_MS, AMR_MARK, amrFrameBytes } from '../contract/amr-frames.ts';
import type { ByteSource } from './byte-source.ts';

/** SILK's frames, as WeChat uses it, play as long as AMR's. */
const FRAME_MS = AMR_FRAME_MS;

/** No speech is written so: what comes is not sound, and how long it is nobody knows. */
const RESERVED = Infinity;

/** Bytes of a wide-band frame after its header byte, by frame type (RFC 4867 §5.3; 3GPP TS 26.201). */
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

const byHeader =
  (bytesOf: (header: number) => number): FrameAt =>
  (window, at) => {
    const header = window[at];
    return header === undefined ? null : bytesOf(header);
  };

const narrowBandFrame = byHeader((header) => amrFrameBytes(header) ?? RESERVED);
const wideBandFrame = byHeader((header) => 1 + (WIDE_BAND[(header >> 3) & 15] ?? 0));

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
      return walk(source, AMR_MARK.length, narrowBandFrame);
    case 'audio/amr-wb':
      // Several channels have another header, and nobody sends them.
      return head.startsWith('#!AMR-WB\n') ? walk(source, '#!AMR-WB\n'.length, wideBandFrame) : null;
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
