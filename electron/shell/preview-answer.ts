import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { isId } from '../contract/id.ts';
import { parseByteRange } from './byte-range.ts';

export interface Preview {
  readonly path: string;
  /** From the bytes; of a closed list, which holds nothing that could run. */
  readonly contentType: string;
}

/** Finds what `media://<kind>/<id>` shows; null where there is nothing to show. */
export type FindPreview = (kind: string, id: string) => Promise<Preview | null>;

type Asked = Pick<Request, 'method' | 'url' | 'headers'>;

/**
 * SECURITY: 7. Answers for a file of a transfer: by id, read only, and nothing in the answer is ever taken for a page.
 * @param pageOrigin the one origin whose scripts may read it
 */
export async function answerPreview(asked: Asked, find: FindPreview, pageOrigin: string): Promise<Response> {
  if (asked.method !== 'GET' && asked.method !== 'HEAD')
    return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
  const preview = await findByUrl(asked.url, find);
  const size = preview ? await sizeOf(preview.path) : 0;
  if (!preview || size === 0) return new Response(null, { status: 404 });
  const range = parseByteRange(asked.headers.get('Range'), size);
  const headers = { ...SAFE_HEADERS, 'Access-Control-Allow-Origin': pageOrigin };
  if (range === 'none')
    return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${size}` } });
  const { start, end } = range === 'whole' ? { start: 0, end: size - 1 } : range;
  return new Response(asked.method === 'HEAD' ? null : bodyOf(preview.path, start, end), {
    status: range === 'whole' ? 200 : 206,
    headers: {
      ...headers,
      'Content-Type': preview.contentType,
      'Content-Length': String(end - start + 1),
      ...(range === 'whole' ? {} : { 'Content-Range': `bytes ${start}-${end}/${size}` }),
    },
  });
}

const SAFE_HEADERS = {
  'Accept-Ranges': 'bytes',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

/** 0 of what is no file: what a link leads to is not ours to show. */
async function sizeOf(path: string): Promise<number> {
  const found = await lstat(path).catch(() => null);
  return found?.isFile() ? found.size : 0;
}

const bodyOf = (path: string, start: number, end: number): ReadableStream =>
  Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream;

async function findByUrl(url: string, find: FindPreview): Promise<Preview | null> {
  const { host, pathname, search, username } = new URL(url);
  const id = pathname.slice(1);
  return isId(id) && search === '' && username === '' ? find(host, id) : null;
}
