import type { ByteSource } from './byte-source.ts';

/** A box of ISO base media: MP4, MOV, M4A, HEIC, AVIF. Positions are absolute. */
export interface Box {
  readonly type: string;
  /** Where its content begins and ends; the end may lie beyond the file's. */
  readonly start: number;
  readonly end: number;
}

/** Fragmented films have two a fragment. */
const MOST_BOXES = 20_000;

/** The boxes between two positions, content unread. Ends at what is no box. */
export async function* boxesOf(source: ByteSource, start: number, end: number): AsyncGenerator<Box, void> {
  for (let at = start, count = 0; at + 8 <= end && count < MOST_BOXES; count += 1) {
    const head = await source.read(at, 16);
    if (head.length < 8) return;
    const declared = head.readUInt32BE(0);
    const wide = declared === 1;
    // 0: up to the end of what it is in. 1: the size follows the type, in 64 bits.
    const size = wide ? Number(head.readBigUInt64BE(8)) : declared === 0 ? end - at : declared;
    if (size < (wide ? 16 : 8)) return;
    yield { type: head.toString('latin1', 4, 8), start: at + (wide ? 16 : 8), end: at + size };
    at += size;
  }
}

/** Whether the file holds its boxes to their ends. */
export async function holdsItsBoxes(source: ByteSource): Promise<boolean> {
  for await (const box of boxesOf(source, 0, source.size)) if (box.end > source.size) return false;
  return true;
}
