import type { ByteSource } from './byte-source.ts';
import { heifShape } from './heif-shape.ts';
import type { ImageShape } from './image-shape.ts';
import { jpegShape } from './jpeg-shape.ts';
import { readTiff } from './tiff-tags.ts';

/** Null: not this format after all. Throws a RangeError where the bytes end too soon. */
type ReadShape = (source: ByteSource) => Promise<ImageShape | null>;

const READERS: Readonly<Record<string, ReadShape>> = {
  'image/jpeg': jpegShape,
  'image/png': pngShape,
  'image/apng': pngShape,
  'image/gif': gifShape,
  'image/webp': webpShape,
  'image/bmp': bmpShape,
  'image/tiff': tiffShape,
  'image/avif': heifShape,
  'image/heic': heifShape,
  'image/heif': heifShape,
  'image/heic-sequence': heifShape,
  'image/heif-sequence': heifShape,
};

/** Null: a kind of picture nothing is known of. */
export const imageReaderFor = (contentType: string): ReadShape | null => READERS[contentType] ?? null;

const upright = (width: number, height: number, complete = true): ImageShape => ({
  width,
  height,
  orientation: 1,
  complete,
});

async function pngShape(source: ByteSource): Promise<ImageShape | null> {
  const head = await source.read(8, 16);
  if (head.toString('latin1', 4, 8) !== 'IHDR') return null;
  return upright(head.readUInt32BE(8), head.readUInt32BE(12), await hasPngEnd(source));
}

/** Chunks are looked for one after the other only where the file does not simply end with the last of them. */
async function hasPngEnd(source: ByteSource): Promise<boolean> {
  const tail = await source.read(source.size - 12, 12);
  if (tail.toString('latin1', 4, 8) === 'IEND') return true;
  for (let at = 8, chunks = 0; chunks < MOST_CHUNKS; chunks += 1) {
    const head = await source.read(at, 8);
    if (head.length < 8) return false;
    if (head.toString('latin1', 4, 8) === 'IEND') return true;
    at += 12 + head.readUInt32BE(0);
  }
  return true;
}

/** Some writers make chunks of 8 KB. */
const MOST_CHUNKS = 10_000;

async function gifShape(source: ByteSource): Promise<ImageShape> {
  const head = await source.read(6, 4);
  return upright(head.readUInt16LE(0), head.readUInt16LE(2));
}

async function bmpShape(source: ByteSource): Promise<ImageShape> {
  const head = await source.read(14, 12);
  // The header of OS/2 has 16-bit sizes; a negative height says that the rows go downwards.
  return head.readUInt32LE(0) === 12
    ? upright(head.readUInt16LE(4), head.readUInt16LE(6))
    : upright(head.readInt32LE(4), Math.abs(head.readInt32LE(8)));
}

async function webpShape(source: ByteSource): Promise<ImageShape | null> {
  const head = await source.read(0, 30);
  const complete = head.readUInt32LE(4) + 8 <= source.size;
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return upright(head.readUIntLE(24, 3) + 1, head.readUIntLE(27, 3) + 1, complete);
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return upright((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1, complete);
    }
    case 'VP8 ':
      return upright(head.readUInt16LE(26) & 0x3fff, head.readUInt16LE(28) & 0x3fff, complete);
    default:
      return null;
  }
}

async function tiffShape(source: ByteSource): Promise<ImageShape | null> {
  const tags = await readTiff(source, 0);
  return tags?.width && tags.height
    ? { ...upright(tags.width, tags.height), orientation: tags.orientation }
    : null;
}
