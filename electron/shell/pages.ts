import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { protocol, type CustomScheme } from 'electron';

/** The page's own origin. Not `file:`, which would share one origin with every file on the computer. */
export const PAGE_SCHEME = 'app';
export const PAGE_HOST = 'media-desk';
export const PAGE_URL = `${PAGE_SCHEME}://${PAGE_HOST}/index.html`;

export const pageScheme: CustomScheme = {
  scheme: PAGE_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** SECURITY: 6. `media:` are previews by id; nothing else may load, and nothing may connect anywhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' media: data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** SECURITY: 6. What converts media, off the page: it reads `media:`, and its codecs are WebAssembly. */
const WORKERS_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  'connect-src media:',
  // The AAC encoder starts its own from a blob.
  "worker-src 'self' blob:",
].join('; ');

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Serves the renderer's files: GET, our host, inside the folder, known types; everything else is 404. */
export function servePages(rendererFolder: string): void {
  protocol.handle(PAGE_SCHEME, async (request) => {
    const path = request.method === 'GET' ? filePathOf(request.url, rendererFolder) : null;
    const contentType = path === null ? undefined : CONTENT_TYPES[extname(path)];
    if (path === null || contentType === undefined) return notFound();
    const body = await readFile(path).catch(() => null);
    if (body === null) return notFound();
    return new Response(body, {
      headers: {
        'Content-Type': contentType,
        'Content-Security-Policy': path.startsWith(join(rendererFolder, 'workers') + sep)
          ? WORKERS_POLICY
          : CONTENT_SECURITY_POLICY,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}

const notFound = () => new Response(null, { status: 404 });

/** The file behind a page URL; null where it would leave the folder, in whatever spelling. */
export function filePathOf(url: string, folder: string): string | null {
  try {
    const { host, pathname } = new URL(url);
    const decoded = decodeURIComponent(pathname);
    if (host !== PAGE_HOST || decoded.includes('\0') || decoded.includes('\\')) return null;
    const path = join(folder, decoded);
    return path.startsWith(folder + sep) ? path : null;
  } catch {
    return null;
  }
}
