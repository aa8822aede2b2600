/**
 * How loud a sound is along its length, for drawing: `count` values from 0 to 1, the loudest being 1. Silence is all 0.
 * @param samples of any scale
 */
export function waveformOf(samples: Float32Array | Int16Array, count: number): readonly number[] {
  const peaks = Array.from({ length: count }, (_, bar) => {
    const from = Math.floor((bar * samples.length) / count);
    const to = Math.floor(((bar + 1) * samples.length) / count);
    let peak = 0;
    for (let at = from; at < to; at += 1) peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    return peak;
  });
  const loudest = Math.max(...peaks);
  return peaks.map((peak) => (loudest === 0 ? 0 : peak / loudest));
}
