/** Sine crossings of the filter on each side: a longer filter cuts off more sharply. */
const CROSSINGS = 16;

/** Where the filter cuts off, in parts of the lower of the two rates: 3.7 kHz of 8, above speech on a telephone. */
const CUT_OFF = 0.46;

/** Resamples one channel with a windowed sinc, which keeps what lies above the new band from folding into it. */
export function resample(samples: Float32Array, fromRate: number, toRate: number): Float32Array<ArrayBuffer> {
  if (fromRate === toRate) return new Float32Array(samples);
  const common = divisor(fromRate, toRate);
  const up = toRate / common;
  const down = fromRate / common;
  const half = Math.ceil(CROSSINGS * Math.max(1, fromRate / toRate));
  const filters = Array.from({ length: up }, (_, phase) => filterOf(phase / up, half, fromRate, toRate));
  const out = new Float32Array(Math.round((samples.length * toRate) / fromRate));
  for (let index = 0; index < out.length; index += 1) {
    const position = index * down;
    const filter = filters[position % up] ?? new Float32Array();
    out[index] = filtered(samples, Math.floor(position / up) - half + 1, filter);
  }
  return out;
}

function filtered(samples: Float32Array, start: number, filter: Float32Array): number {
  let sum = 0;
  const end = Math.min(filter.length, samples.length - start);
  for (let tap = Math.max(0, -start); tap < end; tap += 1) {
    sum += (samples[start + tap] ?? 0) * (filter[tap] ?? 0);
  }
  return sum;
}

/** @param fraction how far behind a sample the middle lies, in samples of the source. */
function filterOf(fraction: number, half: number, fromRate: number, toRate: number): Float32Array {
  const cutOff = (2 * CUT_OFF * Math.min(fromRate, toRate)) / fromRate;
  const taps = Float32Array.from({ length: 2 * half }, (_, tap) => {
    const distance = tap - half + 1 - fraction;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / half);
    return Math.abs(distance) >= half ? 0 : sinc(cutOff * distance) * window;
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
