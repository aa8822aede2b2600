import { AMR_MARK, amrFrameEnd } from '../../electron/contract/amr-frames.ts';

/** Whole frames of an AMR-NB file, 20 ms each; what is left over at its end is none. */
export function countAmrFrames(file: Uint8Array): number {
  let frames = 0;
  let end = amrFrameEnd(file, AMR_MARK.length);
  for (; end !== null; end = amrFrameEnd(file, end)) frames += 1;
  return frames;
}
