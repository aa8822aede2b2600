/** Speech on a telephone is about as loud; quieter speech is raised to it, by 18 dB at most. */
const SPEECH_LEVEL = 0.1;
const MOST_GAIN = 8;

/** What is not above it is silence: it must not pull the level down. */
const SILENCE = 0.003;

/** No sample goes beyond it: a codec overshoots a little. */
const PEAK = 0.89;

/** Samples of a stretch whose level is taken: 20 ms at 8 kHz. */
const STRETCH = 160;

/** What to multiply samples at 8 kHz by, so that they are heard well and nothing is clipped. */
export function loudnessGain(samples: Float32Array): number {
  let peak = 0;
  let energy = 0;
  let stretches = 0;
  for (let start = 0; start < samples.length; start += STRETCH) {
    const stretch = samples.subarray(start, start + STRETCH);
    let sum = 0;
    for (const sample of stretch) {
      sum += sample * sample;
      peak = Math.max(peak, Math.abs(sample));
    }
    const mean = sum / stretch.length;
    if (mean > SILENCE * SILENCE) {
      energy += mean;
      stretches += 1;
    }
  }
  if (stretches === 0) return 1;
  const wanted = SPEECH_LEVEL / Math.sqrt(energy / stretches);
  return Math.min(PEAK / peak, Math.min(MOST_GAIN, Math.max(1, wanted)));
}
