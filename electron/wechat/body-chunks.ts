import { finished, type Readable } from 'node:stream';

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
        const value = arrived.shift();
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
