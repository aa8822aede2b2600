import type { ByteSource } from './byte-source.ts';
import type { ImageShape } from './image-shape.ts';
import { readTiff } from './tiff-tags.ts';

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const APP1 = 0xe1;

/** C0 to CF are frames, but for the tables DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Segments before the picture; a depth map or a second picture in them may be megabytes of 64 KB each. */
const MOST_SEGMENTS = 2000;

/** Goes from segment to segment: their content is not read. */
export async function jpegShape(source: ByteSource): Promise<ImageShape | null> {
  let orientation = 1;
  let size: { readonly width: number; readonly height: number } | null = null;
  for (let at = 2, segments = 0; segments < MOST_SEGMENTS; segments += 1) {
    const head = await source.read(at, 10);
    const marker = head.readUInt16BE(0) - 0xff00;
    if (marker < 0) return null;
    if (marker === 0xff) {
      // A fill byte.
      at += 1;
      continue;
    }
    if (marker === END_OF_IMAGE) return null;
    if (marker === START_OF_SCAN) return size && { ...size, orientation, complete: await hasEnd(source, at) };
    if (isFrame(marker)) size = { width: head.readUInt16BE(7), height: head.readUInt16BE(5) };
    if (marker === APP1 && head.toString('latin1', 4, 8) === 'Exif')
      orientation = await exifOrientation(source, at + 10);
    at += 2 + head.readUInt16BE(2);
  }
  return null;
}

/** A picture with broken EXIF is still a picture. */
const exifOrientation = (source: ByteSource, start: number): Promise<number> =>
  readTiff(source, start).then(
    (tags) => tags?.orientation ?? 1,
    (fault: unknown) => {
      if (fault instanceof RangeError) return 1;
      throw fault;
    },
  );

const WINDOW_BYTES = 64 * 1024;
/** Scans of a progressive JPEG with their tables: a few dozen. */
const MOST_SCANS = 500;
/** Bytes; nobody takes JPEGs this large. */
const LONGEST_SEARCH = 64 * 1024 * 1024;

/** Whether the picture's last marker is there; what follows it (a film of a moving photo) is its own affair. */
async function hasEnd(source: ByteSource, firstScan: number): Promise<boolean> {
  let at = firstScan;
  for (let scans = 0; scans < MOST_SCANS && at - firstScan < LONGEST_SEARCH;) {
    const window = await source.read(at, WINDOW_BYTES);
    if (window.length < 2) return false;
    const found = nextMarker(window);
    if (found === null) {
      // The last byte may be the first of a marker.
      at += window.length - 1;
      continue;
    }
    if (window[found + 1] === END_OF_IMAGE) return true;
    const length = await source.read(at + found + 2, 2);
    if (length.length < 2) return false;
    at += found + 2 + length.readUInt16BE(0);
    scans += 1;
  }
  return true;
}

/** Within a scan, FF 00 is a byte FF, D0 to D7 are restarts, and FF FF is filling. */
function nextMarker(window: Buffer): number | null {
  for (let at = window.indexOf(0xff); at !== -1; at = window.indexOf(0xff, at + 1)) {
    const marker = window[at + 1];
    if (marker === undefined) return null;
    if (marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return at;
  }
  return null;
}
