/** What the codec is asked: to encode at 12.2 kbit/s, or to decode a file. */
export type AmrQuestion =
  | {
      readonly command: 'encode';
      /** One channel, within −1 to 1. The last frame of 160 is left out, whatever is in it. */
      readonly samples: Float32Array;
      readonly sampleRate: 8000;
    }
  | { readonly command: 'decode'; readonly buffer: Uint8Array };

/** Starts the codec of AMR-NB in a worker of its own; it answers one question after the other. */
// scripts/amr-codec.ts puts its script there.
export const startAmrCodec = (): Worker => new Worker('./workers/amr-codec.js');

/** What is in an answer: the bytes of a file, or samples within −1 to 1; null where it could not. */
export const amrOf = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'amr' in answer ? answer.amr : null;
