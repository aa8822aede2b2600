/** Samples a second that SILK is decoded to, the most it has. Apart from the decoder, which only its thread loads. */
export const SILK_SAMPLE_RATE = 24_000;
