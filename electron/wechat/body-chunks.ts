import { finished, type Readable } from 'node:stream';

/** Pieces that came while the reader was busy are given as one up to so many bytes: a write of the disk costs by the call. */
const AT_ONCE_BYTES = 256 * 1024;

/**
 * A body's pieces, listened to from the call on. A stream that breaks off drops what nobody has read of it yet, which at
 * full speed is megabytes that would be sent again; this gives them first, then throws.
 */
export function bodyChunks(body: Readable): AsyncIterator<Uint8Array, undefined> {
  const arrived: Uint8Array[] = [];
  let end: { readonly error: Error | null } | null = null;
  let wake = (): void => undefined;
  body.on('data', (chunk: Uint8Array) => {
    arrived.push(chunk);
    wake();
  });
  finished(body, { writable: false }, (error) => {
    end = { error: error ?? null };
    wake();
  });
  return {
    async next() {
      for (;;) {
        const value = takeFirst(arrived);
        if (value) return { value };
        if (end) {
          if (end.error !== null) throw end.error;
          return { done: true, value: undefined };
        }
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}

function takeFirst(arrived: Uint8Array[]): Uint8Array | undefined {
  let count = 1;
  let bytes = arrived[0]?.byteLength ?? 0;
  for (; count < arrived.length; count += 1) {
    bytes += arrived[count]?.byteLength ?? 0;
    if (bytes > AT_ONCE_BYTES) break;
  }
  return count === 1 ? arrived.shift() : Buffer.concat(arrived.splice(0, count));
}
