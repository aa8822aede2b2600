import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { protocol, type CustomScheme } from 'electron';
import { isId } from '../contract/id.ts';
import { PAGE_HOST, PAGE_SCHEME } from './pages.ts';

const SCHEME = 'media';

/** Only workers may fetch from it (pages.ts), which convert media; CORS lets in the page's own origin alone. */
export const previewScheme: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
};

export interface Preview {
  readonly path: string;
  /** From the bytes, and one of the picture types the page may show. */
  readonly contentType: string;
}

/** Finds what `media://<kind>/<id>` shows; null where there is nothing to show. */
export type FindPreview = (kind: string, id: string) => Preview | null;

/** SECURITY: 7. Serves thumbnails and fetched pictures by id, never by path. */
export function servePreviews(find: FindPreview): void {
  protocol.handle(SCHEME, async (request) => {
    const preview = request.method === 'GET' ? findByUrl(request.url, find) : null;
    const size = preview && (await stat(preview.path).catch(() => null))?.size;
    if (!preview || !size) return new Response(null, { status: 404 });
    const body = Readable.toWeb(createReadStream(preview.path)) as ReadableStream;
    return new Response(body, {
      headers: {
        'Content-Type': preview.contentType,
        'Content-Length': String(size),
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
        'Access-Control-Allow-Origin': `${PAGE_SCHEME}://${PAGE_HOST}`,
      },
    });
  });
}

function findByUrl(url: string, find: FindPreview): Preview | null {
  const { host, pathname } = new URL(url);
  const id = pathname.slice(1);
  return isId(id) ? find(host, id) : null;
}
