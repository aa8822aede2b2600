import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { boundedSource, type ByteSource } from '../electron/services/byte-source.ts';

/** One of test/fixtures/media; make.sh there says how each was made. */
export const fixture = (name: string): Promise<Buffer> =>
  readFile(join(import.meta.dirname, 'fixtures/media', name));

/** A fixture of each kind of picture that is looked into. */
export const STILLS = [
  ...['still.jpg', 'still.png', 'still.gif', 'still.bmp'],
  ...['still.tiff', 'lossy.webp', 'still.avif', 'still.heic'],
];

/** A JPG that every reader takes for whole, with bytes of the caller's after its end. */
export const jpegWith = (tail: Uint8Array): Buffer =>
  Buffer.concat([readFileSync(join(import.meta.dirname, 'fixtures/media/still.jpg')), tail]);

/** A JPG of so many bytes, 791 at least. */
export const jpegOf = (length: number): Buffer => padded(jpegWith(Buffer.alloc(0)), length);

/** Bytes in memory, as facts are read from; `read` hears of each read. */
export const inMemory = (bytes: Buffer, read: (length: number) => void = () => undefined): ByteSource =>
  boundedSource(bytes.length, (at, length) => {
    read(length);
    return Promise.resolve(bytes.subarray(at, at + length));
  });

/** The same picture or film, `length` bytes long: what follows its end is nobody's. Cut short where it is longer. */
export function padded(bytes: Buffer, length: number): Buffer {
  const whole = Buffer.alloc(length);
  bytes.copy(whole);
  return whole;
}

/** The same film, `length` bytes long, with a box that says that it is free. */
export function paddedFilm(bytes: Buffer, length: number): Buffer {
  const whole = padded(bytes, length);
  const free = length - bytes.length;
  if (free < 8) return whole;
  whole.writeUInt32BE(free, bytes.length);
  whole.write('free', bytes.length + 4);
  return whole;
}

/** AMR of 12.2 kbit/s. */
export const amrFrames = (frames: number): Buffer => {
  const frame = Buffer.alloc(32);
  frame[0] = 0x3c;
  return Buffer.concat([Buffer.from('#!AMR\n'), ...Array.from({ length: frames }, () => frame)]);
};

/** MP3 of 48 kHz and 32 kbit/s: 24 ms a frame. */
export const mp3Frames = (frames: number): Buffer => {
  const frame = Buffer.alloc(96);
  frame.writeUInt32BE(0xff_fb_14_c4);
  return Buffer.concat(Array.from({ length: frames }, () => frame));
};

/** A box of ISO base media. */
export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.reduce((sum, { length }) => sum + length, 0));
  head.write(type, 4);
  return Buffer.concat([head, ...content]);
}

/** A PNG whose header claims these pixels, without any. */
export function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13);
  header.write('IHDR', 4);
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  header.writeUInt8(8, 16);
  header.writeUInt8(2, 17);
  const end = Buffer.alloc(12);
  end.write('IEND', 4);
  const pixels = Buffer.alloc(12);
  pixels.write('IDAT', 4);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), header, pixels, end]);
}

/** The same bytes with some changed, or the end cut off. */
export const spoiled = (original: Buffer): fc.Arbitrary<Buffer> => {
  const place = fc.nat(original.length - 1);
  return fc
    .tuple(
      fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 12 }),
      fc.option(fc.integer({ min: 1, max: original.length }), { nil: original.length }),
    )
    .map(([changes, end]) => {
      const bytes = Buffer.from(original);
      for (const [at, value] of changes) bytes[at] = value;
      return bytes.subarray(0, end);
    });
};
