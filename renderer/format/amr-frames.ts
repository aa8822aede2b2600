/** Bytes of a frame after its first, by the frame type in that one (RFC 4867 §5, AMR-NB). */
const FRAME_BYTES = [12, 13, 15, 17, 19, 20, 26, 31, 5, 6, 5, 5, 0, 0, 0, 0];

const HEADER = '#!AMR\n'.length;

/** Whole frames of an AMR-NB file, 20 ms each; what is left over at its end is none. */
export function countAmrFrames(file: Uint8Array): number {
  let frames = 0;
  for (let at = HEADER; at < file.length; frames += 1) {
    at += 1 + (FRAME_BYTES[((file[at] ?? 0) >> 3) & 15] ?? 0);
    if (at > file.length) break;
  }
  return frames;
}
