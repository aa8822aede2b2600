import type { FileHandle } from 'node:fs/promises';

/** What is written in one go: each write costs by the call, above all where there is little to write. */
const AT_ONCE_BYTES = 256 * 1024;

/** A file's bytes in order, gathered into writes of a good size. Call nothing before the last call settled. */
export interface GatheredWrites {
  /** The chunk may be used again afterwards. */
  add(file: FileHandle, chunk: Uint8Array): Promise<void>;
  /** Writes what is left. */
  flush(file: FileHandle): Promise<void>;
  /** The next byte is the file's first. */
  clear(): void;
}

export function createGatheredWrites(): GatheredWrites {
  const gathered = Buffer.allocUnsafe(AT_ONCE_BYTES);
  let count = 0;
  /** Bytes in the file. */
  let written = 0;

  const flush = async (file: FileHandle) => {
    for (let done = 0; done < count;) {
      const { bytesWritten } = await file.write(gathered, done, count - done, written);
      done += bytesWritten;
      written += bytesWritten;
    }
    count = 0;
  };

  return {
    async add(file, chunk) {
      for (let taken = 0; taken < chunk.byteLength;) {
        const part = chunk.subarray(taken, taken + AT_ONCE_BYTES - count);
        gathered.set(part, count);
        count += part.byteLength;
        taken += part.byteLength;
        if (count === AT_ONCE_BYTES) await flush(file);
      }
    },
    flush,
    clear() {
      count = 0;
      written = 0;
    },
  };
}
