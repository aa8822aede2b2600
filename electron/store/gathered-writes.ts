import type { FileHandle } from 'node:fs/promises';

/** What is written in one go: each write costs by the call, above all where there is little to write. */
const AT_ONCE_BYTES = 1024 * 1024;

/** A file's bytes in order, gathered into writes of a good size. Call nothing before the last call settled. */
export interface GatheredWrites {
  /** The chunk is kept, not copied, until it is written: nobody may write into it. */
  add(file: FileHandle, chunk: Uint8Array): Promise<void>;
  /** Writes what is left. */
  flush(file: FileHandle): Promise<void>;
  /** The next byte is the file's first. */
  clear(): void;
}

export function createGatheredWrites(): GatheredWrites {
  let gathered: Uint8Array[] = [];
  let bytes = 0;
  /** Bytes in the file. */
  let written = 0;

  const flush = async (file: FileHandle) => {
    while (gathered.length > 0) {
      const { bytesWritten } = await file.writev(gathered, written);
      written += bytesWritten;
      gathered = withoutFirst(gathered, bytesWritten);
    }
    bytes = 0;
  };

  return {
    async add(file, chunk) {
      gathered.push(chunk);
      bytes += chunk.byteLength;
      if (bytes >= AT_ONCE_BYTES) await flush(file);
    },
    flush,
    clear() {
      gathered = [];
      bytes = 0;
      written = 0;
    },
  };
}

/** What is left of these chunks after so many bytes: a disk may take less than it was given. */
function withoutFirst(chunks: readonly Uint8Array[], count: number): Uint8Array[] {
  let skipped = 0;
  const left: Uint8Array[] = [];
  for (const chunk of chunks) {
    const from = Math.min(chunk.byteLength, count - skipped);
    skipped += from;
    if (from < chunk.byteLength) left.push(chunk.subarray(from));
  }
  return left;
}
