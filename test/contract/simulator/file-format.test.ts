import { describe, expect, test } from 'vitest';
import {
  amrDurationMs,
  detectFormat,
  mp3DurationMs,
  silentAmr,
} from '../../../electron/simulator/file-format.ts';
import { fixture, mp3Frames } from '../../media-bytes.ts';
import { amr, gif, jpeg, mp3, mp4, plainBytes, png } from './sample-files.ts';

describe('amrDurationMs', () => {
  test('counts 20 ms for each frame, whatever its bit rate', () => {
    expect(amrDurationMs(amr(50, 13))).toBe(1000);
    expect(amrDurationMs(amr(50, 32))).toBe(1000);
    expect(amrDurationMs(Buffer.concat([amr(10, 13), amr(5, 32).subarray(6)]))).toBe(300);
  });

  test('counts one-byte "no data" frames', () => {
    expect(amrDurationMs(silentAmr)).toBe(1000);
  });

  test('does not count a frame cut short', () => {
    expect(amrDurationMs(amr(50).subarray(0, -1))).toBe(980);
    expect(amrDurationMs(Buffer.from('#!AMR\n'))).toBe(0);
  });
});

describe('mp3DurationMs', () => {
  test('counts whole frames, tags and tables aside', async () => {
    expect(mp3DurationMs(mp3Frames(2500))).toBe(60_000);
    // 21 frames of 1152 samples at 44.1 kHz, as ffprobe has it too.
    expect(mp3DurationMs(await fixture('tone.mp3'))).toBe(549);
    expect(mp3DurationMs(await fixture('plain.mp3'))).toBe(549);
  });

  test('is nothing of what is no MP3', () => {
    expect(mp3DurationMs(mp3(100))).toBe(0);
    expect(mp3DurationMs(plainBytes(100))).toBe(0);
    expect(mp3DurationMs(Buffer.alloc(0))).toBe(0);
  });
});

describe('detectFormat', () => {
  test.each([
    ['jpeg', jpeg(20)],
    ['png', png(20)],
    ['gif', gif(20)],
    ['amr', amr(1)],
    ['mp3', mp3(20)],
    ['mp3', Buffer.from([0xff, 0xfb, 0x90, 0x00])],
    ['mp4', mp4(20)],
    [null, plainBytes(20)],
    [null, Buffer.from('\x02#!SILK_V3')],
    [null, Buffer.from('#!AMR-WB\n')],
    [null, Buffer.alloc(0)],
  ])('tells %s from the leading bytes', (format, bytes) => {
    expect(detectFormat(bytes)).toBe(format);
  });

  test.each(['qt  ', 'M4A ', 'M4V ', 'heic', 'mif1', 'avif', '3gp4'])('takes no %s for an MP4', (brand) => {
    expect(detectFormat(Buffer.from(`\0\0\0\x18ftyp${brand}`))).toBeNull();
  });
});
