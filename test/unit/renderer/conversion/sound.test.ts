import { describe, expect, test } from 'vitest';
import { loudnessGain } from '../../../../renderer/conversion/loudness.ts';
import { resample } from '../../../../renderer/conversion/resample.ts';

const tone = (hertz: number, rate: number, level = 0.5) =>
  Float32Array.from({ length: rate }, (_, at) => level * Math.sin((2 * Math.PI * hertz * at) / rate));

/** Root mean square, without the ends, where the filter has nothing to its one side. */
const levelOf = (samples: Float32Array) => {
  const middle = samples.subarray(500, -500);
  return Math.sqrt(middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length);
};

describe('resampling to 8 kHz', () => {
  test.each([48_000, 44_100, 22_050, 16_000, 11_025, 6000])('keeps a tone of speech, from %i Hz', (rate) => {
    const out = resample(tone(1000, rate), rate, 8000);
    expect(out.length).toBe(8000);
    const wanted = tone(1000, 8000);
    const off = levelOf(out.map((sample, at) => sample - (wanted[at] ?? 0)));
    expect(off).toBeLessThan(0.002);
  });

  test.each([48_000, 44_100, 16_000])('lets nothing fold into the band, from %i Hz', (rate) => {
    expect(levelOf(resample(tone(5000, rate), rate, 8000))).toBeLessThan(0.002);
    expect(levelOf(resample(tone(7000, rate), rate, 8000))).toBeLessThan(0.001);
  });

  test('keeps a level that does not change', () => {
    const out = resample(new Float32Array(44_100).fill(0.25), 44_100, 8000);
    for (const sample of out.subarray(100, -100)) expect(sample).toBeCloseTo(0.25, 4);
  });
});

describe('the gain', () => {
  test('raises quiet speech, by so much at most', () => {
    const gain = loudnessGain(tone(300, 8000, 0.05));
    expect(gain * 0.05).toBeCloseTo(0.1 * Math.SQRT2, 2);
    expect(loudnessGain(tone(300, 8000, 0.006))).toBe(8);
  });

  test('never clips and never lowers what is not too loud', () => {
    expect(loudnessGain(tone(300, 8000, 0.5))).toBe(1);
    expect(loudnessGain(tone(300, 8000, 1.4)) * 1.4).toBeLessThan(0.9);
    const peaky = tone(300, 8000, 0.02);
    peaky[4000] = 0.8;
    expect(loudnessGain(peaky) * 0.8).toBeLessThan(0.9);
  });

  test('does not take silence for quiet speech', () => {
    expect(loudnessGain(new Float32Array(8000))).toBe(1);
    const half = new Float32Array(16_000);
    half.set(tone(300, 8000, 0.05));
    expect(loudnessGain(half)).toBeCloseTo(loudnessGain(tone(300, 8000, 0.05)), 5);
  });
});
