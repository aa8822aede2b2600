/** What an AMR-NB file begins with (RFC 4867 §5); frames follow, each with its type in its first byte. */
export const AMR_MARK = '#!AMR\n';

/** Every frame of AMR plays so long, in ms. */
export const AMR_FRAME_MS = 20;

/** Bytes of a frame by its type, its first byte included (RFC 4867 §5.3; 3GPP TS 26.101); null: no frame is written so. */
const FRAME_BYTES = [13, 14, 16, 18, 20, 21, 27, 32, 6, 7, 6, 6, null, null, null, 1] as const;

/** Bytes of the frame that begins with this byte, which is among them; null: it begins none. */
export const amrFrameBytes = (first: number): number | null => FRAME_BYTES[(first >> 3) & 15] ?? null;

/** Where the frame at `at` ends; null where there is none, or its end is missing. */
export function amrFrameEnd(file: Uint8Array, at: number): number | null {
  const first = file[at];
  const length = first === undefined ? null : amrFrameBytes(first);
  return length !== null && at + length <= file.length ? at + length : null;
}
