import type { ByteSource } from './byte-source.ts';

/** What the first directory of a TIFF says; EXIF in a JPEG is one too. */
export interface TiffTags {
  /** Pixels; null where the tag is absent. */
  readonly width: number | null;
  readonly height: number | null;
  /** 1 to 8; 1 where the tag is absent. */
  readonly orientation: number;
}

const WIDTH = 256;
const HEIGHT = 257;
const ORIENTATION = 274;
const ENTRY_BYTES = 12;

/**
 * Null: no TIFF, or a BigTIFF.
 * @param start where in the file it begins
 */
export async function readTiff(source: ByteSource, start: number): Promise<TiffTags | null> {
  const head = await source.read(start, 8);
  const order = head.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return null;
  const little = order === 'II';
  const short = (bytes: Buffer, at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (bytes: Buffer, at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  if (short(head, 2) !== 42) return null;
  const directory = start + long(head, 4);
  const count = short(await source.read(directory, 2), 0);
  const entries = await source.read(directory + 2, count * ENTRY_BYTES);
  const values = new Map<number, number>();
  for (let at = 0; at + ENTRY_BYTES <= entries.length; at += ENTRY_BYTES) {
    // Type 3 is SHORT, 4 is LONG.
    const read = short(entries, at + 2) === 3 ? short : long;
    values.set(short(entries, at), read(entries, at + 8));
  }
  const orientation = values.get(ORIENTATION) ?? 1;
  return {
    width: values.get(WIDTH) ?? null,
    height: values.get(HEIGHT) ?? null,
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
  };
}
