import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countAmrFrames } from '../../../../renderer/format/amr-frames.ts';
import { indentJson } from '../../../../renderer/format/indent-json.ts';
import { formatPlayTime } from '../../../../renderer/format/play-time.ts';
import { wavOf } from '../../../../renderer/format/wav.ts';
import { waveformOf } from '../../../../renderer/format/waveform.ts';

describe('JSON with a line for each value', () => {
  test.each([
    ['{"a":1,"b":[true,null]}', '{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}'],
    ['{ }', '{}'],
    ['[ [ ] ]', '[\n  []\n]'],
    ['12345678901234567890.10', '12345678901234567890.10'],
    ['{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
    ['["\\u4e2d \\" , { ] "]', '[\n  "\\u4e2d \\" , { ] "\n]'],
  ])('%s', (text, indented) => {
    expect(indentJson(text)).toBe(indented);
  });

  test('says the same as before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(indentJson(text) ?? '')).toEqual(JSON.parse(text));
      }),
    );
  });

  test('is none where the text is no JSON', () => {
    expect(indentJson('{"a":')).toBeNull();
    expect(indentJson('')).toBeNull();
  });

  test('does not grow without bounds where brackets are deep', () => {
    const depth = 50_000;
    const text = '['.repeat(depth) + ']'.repeat(depth);
    expect((indentJson(text) ?? text).length).toBeLessThan(depth * 200);
  });
});

describe('AMR frames', () => {
  const frame = (type: number, bytes: number) => [type << 3, ...new Array<number>(bytes).fill(0xff)];
  const file = (...frames: readonly number[][]) =>
    Uint8Array.from([...Buffer.from('#!AMR\n'), ...frames.flat()]);

  test('of every mode are counted by their heads', () => {
    expect(countAmrFrames(file(frame(0, 12), frame(7, 31), frame(8, 5), frame(15, 0)))).toBe(4);
  });

  test('cut short at the end count for nothing', () => {
    expect(countAmrFrames(file(frame(7, 31), frame(7, 30)))).toBe(1);
    expect(countAmrFrames(file([0x3c]))).toBe(0);
    expect(countAmrFrames(file())).toBe(0);
  });

  test('are over where a byte begins none', () => {
    expect(countAmrFrames(file(frame(7, 31), frame(13, 0), frame(7, 31)))).toBe(1);
  });
});

test('a WAV file says what its samples are', () => {
  const wav = Buffer.from(wavOf(Int16Array.of(0, 1, -1, 32_767, -32_768), 8000));
  expect(wav.toString('latin1', 0, 16)).toBe('RIFF\x2e\0\0\0WAVEfmt ');
  expect(wav.readUInt32LE(24)).toBe(8000);
  expect(wav.readUInt32LE(40)).toBe(10);
  expect([0, 1, 2, 3, 4].map((at) => wav.readInt16LE(44 + at * 2))).toEqual([0, 1, -1, 32_767, -32_768]);
});

test('a waveform is as loud as its loudest sample, bar by bar', () => {
  expect(waveformOf(Int16Array.of(0, 100, -400, 0, 200, 0, 0, 0), 4)).toEqual([0.25, 1, 0.5, 0]);
  expect(waveformOf(new Float32Array(10), 2)).toEqual([0, 0]);
  expect(waveformOf(new Float32Array(), 2)).toEqual([0, 0]);
});

test.each([
  [0, '0:00'],
  [5.9, '0:05'],
  [65, '1:05'],
  [3725, '1:02:05'],
  [NaN, '0:00'],
  [Infinity, '0:00'],
])('%s seconds are %s', (seconds, text) => {
  expect(formatPlayTime(seconds)).toBe(text);
});
