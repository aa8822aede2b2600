import { describe, expect, test } from 'vitest';
import { largestUnder } from '../../../../renderer/conversion/largest-under.ts';

/** An encoder whose bytes grow as `bytesOf` says. */
function encoder(bytesOf: (knob: number) => number) {
  const asked: number[] = [];
  return {
    asked,
    search: (maxBytes: number, tries = 6) =>
      largestUnder({
        ...{ maxBytes, tries, from: 0.6, to: 0.92, start: 0.8, slope: 4 },
        encode: (knob) => {
          asked.push(knob);
          return Promise.resolve({ knob, size: Math.round(bytesOf(knob)) });
        },
      }),
  };
}

const exponential = (knob: number) => 1000 * Math.exp(6 * knob);
const curved = (knob: number) => 20_000 * (1 + knob ** 8 * 30);

describe('the largest encoding under a limit', () => {
  test.each([
    ['an exponential', exponential],
    ['a curve', curved],
  ])('is near the limit after a few tries: %s', async (_name, bytesOf) => {
    const low = bytesOf(0.62);
    const high = bytesOf(0.9);
    for (let part = 0; part <= 1; part += 0.1) {
      const limit = Math.round(low + (high - low) * part);
      const { search, asked } = encoder(bytesOf);
      const found = await search(limit);
      expect(found?.size).toBeLessThanOrEqual(limit);
      expect(found?.size).toBeGreaterThan(limit * 0.9);
      expect(asked.length).toBeLessThanOrEqual(6);
    }
  });

  test('is the best there is where even that fits', async () => {
    const { search, asked } = encoder(exponential);
    expect((await search(10_000_000))?.knob).toBe(0.92);
    expect(asked).toEqual([0.8, 0.92]);
  });

  test('is none where the smallest is too large, and that was tried', async () => {
    const { search, asked } = encoder(exponential);
    expect(await search(2000)).toBeNull();
    expect(asked.at(-1)).toBe(0.6);
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  test('is found with the last try where every guess before was too large', async () => {
    const step = (knob: number) => (knob <= 0.6 ? 10 : 1_000_000);
    const { search, asked } = encoder(step);
    expect((await search(1000, 4))?.size).toBe(10);
    expect(asked.length).toBeLessThanOrEqual(4);
  });
});
