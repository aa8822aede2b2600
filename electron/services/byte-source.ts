import type { FileHandle } from 'node:fs/promises';

/** A file's bytes, read piece by piece. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** Fewer bytes than asked for only where the file ends. Rejects with `ReadsSpent`, or with the disk's own fault. */
  readonly read: (at: number, length: number) => Promise<Buffer>;
}

/** The file asks for more reading than any honest one needs. */
export class ReadsSpent extends Error {}

/** Bytes: the index of a film of hours is some 10 MB; a length in a hostile header may say anything. */
const LARGEST_READ = 32 * 1024 * 1024;
/** Bytes read of one file altogether. */
const MOST_READ = 128 * 1024 * 1024;

/** Bounds what is read of a file, whatever its headers say. */
export function boundedSource(
  size: number,
  read: (at: number, length: number) => Promise<Buffer>,
): ByteSource {
  let left = MOST_READ;
  return {
    size,
    read: async (at, length) => {
      const wanted = Math.max(0, Math.min(length, size - at));
      left -= wanted;
      if (wanted > LARGEST_READ || left < 0) throw new ReadsSpent();
      return wanted === 0 ? Buffer.alloc(0) : read(at, wanted);
    },
  };
}

/** The head is in hand already, and most of what is asked for is in it. */
export const fileSource = (handle: FileHandle, size: number, head: Buffer): ByteSource =>
  boundedSource(size, async (at, length) => {
    if (at + length <= head.length) return head.subarray(at, at + length);
    const buffer = Buffer.allocUnsafe(length);
    const { bytesRead } = await handle.read(buffer, 0, length, at);
    return buffer.subarray(0, bytesRead);
  });
