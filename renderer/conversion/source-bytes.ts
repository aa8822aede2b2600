import { ConversionFailure } from './conversion-failure.ts';
import type { ConversionSource } from './job.ts';
import { sayReads } from './serve-job.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Reads bytes `start` up to but not including `end`. @throws ConversionFailure where the file cannot give them. */
export async function readBytes(source: ConversionSource, start: number, end: number): Promise<Bytes> {
  const bytes =
    source instanceof Blob ? await readBlob(source, start, end) : await readUrl(source.url, start, end);
  sayReads();
  if (bytes.byteLength !== end - start) throw new ConversionFailure('file_changed');
  return bytes;
}

function unreadable(): never {
  throw new ConversionFailure('file_unreadable');
}

async function readBlob(blob: Blob, start: number, end: number): Promise<Bytes> {
  return new Uint8Array(await blob.slice(start, end).arrayBuffer().catch(unreadable));
}

async function readUrl(url: string, start: number, end: number): Promise<Bytes> {
  const response = await fetch(url, { headers: { Range: `bytes=${start}-${end - 1}` } }).catch(unreadable);
  if (response.status === 404) throw new ConversionFailure('file_missing');
  if (response.status === 416) throw new ConversionFailure('file_changed');
  // Without its Range it would be the whole file, however large.
  if (response.status !== 206) throw new ConversionFailure('file_unreadable');
  return new Uint8Array(await response.arrayBuffer().catch(unreadable));
}

/** Reads all of a source. @throws ConversionFailure where it has more than `most` bytes. */
export function readAll(source: ConversionSource, most: number): Promise<Bytes> {
  if (source.size > most) throw new ConversionFailure('conversion_source_too_large');
  return readBytes(source, 0, source.size);
}
