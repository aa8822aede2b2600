import { boxesOf, holdsItsBoxes, type Box } from './boxes.ts';
import { boundedSource, type ByteSource } from './byte-source.ts';
import type { ImageShape } from './image-shape.ts';

/** Bytes: what describes the picture; its pixels are elsewhere. */
const LARGEST_META = 4 * 1024 * 1024;

/** EXIF's orientation of a turn by n × 90° against the clock (`irot`). */
const TURNED = [1, 8, 3, 6] as const;

/**
 * HEIC and AVIF. A picture of a phone is a grid of tiles, each with a size of its own: the primary item's is the one
 * that counts (ISO/IEC 23008-12).
 */
export async function heifShape(source: ByteSource): Promise<ImageShape | null> {
  const found = await firstOf(source, 0, source.size, 'meta');
  if (!found || found.end - found.start > LARGEST_META) return null;
  const bytes = await source.read(found.start, found.end - found.start);
  const meta = boundedSource(bytes.length, (at, length) => Promise.resolve(bytes.subarray(at, at + length)));
  const properties = await propertiesOf(meta);
  const size = properties.find(({ type }) => type === 'ispe');
  if (!size) return null;
  const rotation = properties.find(({ type }) => type === 'irot');
  return {
    width: bytes.readUInt32BE(size.start + 4),
    height: bytes.readUInt32BE(size.start + 8),
    orientation: (rotation && TURNED[bytes.readUInt8(rotation.start) & 3]) ?? 1,
    complete: await holdsItsBoxes(source),
  };
}

/** The properties of the primary item, in the order they apply. */
async function propertiesOf(meta: ByteSource): Promise<readonly Box[]> {
  // `meta`, `pitm` and `ipma` begin with a version byte and three of flags.
  const primary = await firstOf(meta, 4, meta.size, 'pitm');
  const described = await firstOf(meta, 4, meta.size, 'iprp');
  if (!primary || !described) return [];
  const kinds = await firstOf(meta, described.start, described.end, 'ipco');
  const uses = await firstOf(meta, described.start, described.end, 'ipma');
  if (!kinds || !uses) return [];
  const head = await meta.read(primary.start, 8);
  const item = head.readUInt8(0) === 0 ? head.readUInt16BE(4) : head.readUInt32BE(4);
  const all: Box[] = [];
  for await (const box of boxesOf(meta, kinds.start, kinds.end)) all.push(box);
  return usedBy(await meta.read(uses.start, uses.end - uses.start), item).flatMap(
    // Counted from 1.
    (index) => all[index - 1] ?? [],
  );
}

/** The indices that `ipma` gives an item. */
function usedBy(uses: Buffer, item: number): readonly number[] {
  const wideItems = uses.readUInt8(0) > 0;
  const wideIndices = (uses.readUInt8(3) & 1) === 1;
  let at = 8;
  for (let entries = uses.readUInt32BE(4); entries > 0; entries -= 1) {
    const id = wideItems ? uses.readUInt32BE(at) : uses.readUInt16BE(at);
    at += wideItems ? 4 : 2;
    const count = uses.readUInt8(at);
    at += 1;
    const width = wideIndices ? 2 : 1;
    if (id === item)
      return Array.from({ length: count }, (_, place) =>
        // The first bit says whether the property is essential.
        wideIndices ? uses.readUInt16BE(at + place * 2) & 0x7fff : uses.readUInt8(at + place) & 0x7f,
      );
    at += count * width;
  }
  return [];
}

async function firstOf(source: ByteSource, start: number, end: number, type: string): Promise<Box | null> {
  for await (const box of boxesOf(source, start, end)) if (box.type === type) return box;
  return null;
}
