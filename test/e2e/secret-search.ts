import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';

/** The forms a secret may hide in: as it is, UTF-16, base64 at each of the three offsets, hex, percent-encoded. */
function formsOf(secret: string): readonly Buffer[] {
  const bytes = Buffer.from(secret, 'utf8');
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The characters at both ends also hold bits of what stands before and after.
    return encoded.slice(offset === 0 ? 0 : offset + 1, -1);
  });
  const texts = [
    secret,
    encodeURIComponent(secret),
    bytes.toString('hex'),
    ...base64,
    ...base64.map((encoded) => encoded.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  return [...new Set(texts)].flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
}

/** The last characters of each secret that occurs, in whatever form: a failing test must not print them whole. */
export const secretsIn = (content: Uint8Array | string, secrets: readonly string[]): readonly string[] => {
  const buffer = Buffer.from(content);
  return secrets
    .filter((secret) => formsOf(secret).some((form) => buffer.includes(form)))
    .map((secret) => `…${secret.slice(-3)}`);
};

/** Every file below `folder` that holds one of the secrets, with which. */
export async function filesWithSecrets(
  folder: string,
  secrets: readonly string[],
): Promise<{ readonly searched: number; readonly found: readonly string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  let searched = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path).catch(() => null);
    if (!content) continue;
    searched += 1;
    const secretsFound = secretsIn(content, secrets);
    if (secretsFound.length > 0) found.push(`${relative(folder, path)}: ${secretsFound.join(' ')}`);
  }
  return { searched, found };
}

/** Every string the page's JavaScript can still reach, after garbage collection. */
export async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot');
  await session.detach();
  return chunks.join('');
}

/** What the page keeps of its own: storage, databases, cookies, caches, and the document itself. */
export const pageStorage = (page: Page): Promise<string> =>
  page.evaluate(async () =>
    JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      await indexedDB.databases(),
      document.cookie,
      document.documentElement.outerHTML,
    ]),
  );

/** Notes everything main says to the page from now on: events, and answers to requests. */
export async function recordMessages(
  electron: ElectronApplication,
): Promise<() => Promise<readonly string[]>> {
  await electron.evaluate(({ BrowserWindow, ipcMain }) => {
    const messages: string[] = [];
    Object.assign(globalThis, { messages });
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('no window');
    const send = contents.send.bind(contents);
    contents.send = (channel: string, ...args: unknown[]) => {
      messages.push(JSON.stringify([channel, ...args]));
      send(channel, ...args);
    };
    // Not public: Electron has no other way to see what a handler answers.
    type Handler = (event: unknown, ...args: unknown[]) => unknown;
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
    for (const [channel, handler] of handlers) {
      handlers.set(channel, async (event, ...args) => {
        const answer = await handler(event, ...args);
        messages.push(JSON.stringify([channel, answer]));
        return answer;
      });
    }
  });
  return () => electron.evaluate(() => (globalThis as unknown as { messages: string[] }).messages);
}
