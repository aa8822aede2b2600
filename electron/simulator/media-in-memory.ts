import type { MediaPlace, Spool } from './media-place.ts';

/** Nothing outlives the simulator. Bounded by what each upload may keep. */
export function createMediaInMemory(): MediaPlace {
  const contents = new Map<string, Buffer>();

  function spool(keepBytes: number): Spool {
    let bytes = 0;
    const chunks: Buffer[] = [];
    return {
      get bytes() {
        return bytes;
      },
      write(chunk) {
        bytes += chunk.length;
        // Nearly all of the buffer it is a slice of: a copy would save nothing.
        if (bytes <= keepBytes) chunks.push(chunk);
        return Promise.resolve();
      },
      read(length) {
        let found = 0;
        const leading = chunks.filter((chunk) => {
          const isWanted = found < length;
          found += chunk.length;
          return isWanted;
        });
        return Promise.resolve(Buffer.concat(leading).subarray(0, length));
      },
      keep(media) {
        contents.set(media.mediaId, Buffer.concat(chunks));
        return Promise.resolve();
      },
      discard() {
        chunks.length = 0;
        return Promise.resolve();
      },
    };
  }

  return {
    spool: (keepBytes) => Promise.resolve(spool(keepBytes)),
    load: () => Promise.resolve([]),
    read: (mediaId, start, end) => [contents.get(mediaId)?.subarray(start, end + 1) ?? Buffer.alloc(0)],
    remove(mediaId) {
      contents.delete(mediaId);
      return Promise.resolve();
    },
  };
}
