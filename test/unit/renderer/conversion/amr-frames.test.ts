import { describe, expect, test } from 'vitest';
import { cutAmr, isAmr, joinAmr } from '../../../../renderer/conversion/amr-frames.ts';

const frame = (type: number, length: number, mark: number) => {
  const bytes = new Uint8Array(length).fill(mark);
  bytes[0] = (type << 3) | 0b100;
  return bytes;
};

const file = (...frames: readonly Uint8Array[]) =>
  new Uint8Array(Buffer.concat([Buffer.from('#!AMR\n'), ...frames]));

/** Speech at 12.2 kbit/s, comfort noise, nothing sent, speech at 4.75. */
const MIXED = file(frame(7, 32, 1), frame(8, 6, 2), frame(15, 1, 3), frame(0, 13, 4));

describe('AMR', () => {
  test('is told by its header; the wide-band form is another format', () => {
    expect(isAmr(MIXED)).toBe(true);
    expect(isAmr(new Uint8Array(Buffer.from('#!AMR-WB\nxx')))).toBe(false);
    expect(cutAmr(new Uint8Array(Buffer.from('#!AMR-WB\nxx')), 0, 60)).toBeNull();
  });

  test('is cut between whole frames of any kind', () => {
    expect(cutAmr(MIXED, 0, 60)).toEqual({ bytes: MIXED, seconds: 0.08 });
    const middle = cutAmr(MIXED, 0.02, 0.06);
    expect(middle?.seconds).toBeCloseTo(0.04);
    expect(middle?.bytes).toEqual(file(frame(8, 6, 2), frame(15, 1, 3)));
  });

  test('loses what was cut off at the end of the file, and nothing else', () => {
    expect(cutAmr(MIXED.slice(0, -1), 0, 60)?.seconds).toBeCloseTo(0.06);
  });

  test('has nothing to give without frames, or behind its end', () => {
    expect(cutAmr(file(), 0, 60)).toBeNull();
    expect(cutAmr(MIXED, 5, 60)).toBeNull();
    expect(cutAmr(file(frame(13, 30, 0)), 0, 60)).toBeNull();
  });

  test('is put together again of its parts', () => {
    const parts = [cutAmr(MIXED, 0, 0.02), cutAmr(MIXED, 0.02, 60)];
    const joined = joinAmr(parts.filter((part) => part !== null));
    expect(joined.bytes).toEqual(MIXED);
    expect(joined.seconds).toBeCloseTo(0.08);
  });

  test('gives 3,000 frames for a minute', () => {
    const long = file(...Array.from({ length: 3500 }, () => frame(7, 32, 1)));
    const minute = cutAmr(long, 5, 65);
    expect(minute?.bytes.length).toBe(6 + 3000 * 32);
    expect(minute?.seconds).toBeCloseTo(60);
  });
});
