import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { CallEntry } from './call-log.ts';
import type { Effects } from './faults.ts';
import { bodyCapBytes } from './limits.ts';
import type { Route } from './routes.ts';

/** One request on its way to its reply. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly query: URLSearchParams;
  readonly route: Route;
  readonly effects: Effects;
  readonly call: CallEntry;
  /** What is left of the request body. Ends by throwing BodyTooLarge beyond the cap. */
  readonly body: AsyncGenerator<Buffer, void>;
  /** The server's clock when the request arrived, in ms; without `clockOffsetSeconds`. */
  readonly now: number;
  /** Aborted when the connection is gone. */
  readonly signal: AbortSignal;
}

export class BodyTooLarge extends Error {}

const isBuffer = (chunk: unknown): chunk is Buffer => Buffer.isBuffer(chunk);

/** Where the request body stands when the connection is to be reset under it, in bytes. */
const resetPoint = ({ headers }: IncomingMessage, { reset }: Effects): number =>
  reset === 'before-body' ? 0 : reset === 'in-body' ? Number(headers['content-length'] ?? 0) / 2 : Infinity;

/** Throws once it has reset the connection. */
export function resetWhereAsked(request: IncomingMessage, call: CallEntry, effects: Effects): void {
  if (call.requestBytes < resetPoint(request, effects)) return;
  request.socket.resetAndDestroy();
  throw new Error('reset');
}

/** The request's body, counted into the call, and slowed down or broken off as the faults say. */
export async function* requestBody(
  request: IncomingMessage,
  call: CallEntry,
  effects: Effects,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void> {
  // A plain for-await would destroy the connection when a reader stops early.
  const chunks: AsyncIterable<unknown> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of chunks) {
    if (!isBuffer(chunk)) throw new TypeError('a request body arrives as bytes');
    call.requestBytes += chunk.length;
    if (call.requestBytes > bodyCapBytes) throw new BodyTooLarge();
    resetWhereAsked(request, call, effects);
    const { readBytesPerSecond } = effects;
    if (readBytesPerSecond) await delay((chunk.length / readBytesPerSecond) * 1000, undefined, { signal });
    yield chunk;
  }
}

export async function drain(body: AsyncGenerator<Buffer, void>): Promise<void> {
  while (!(await body.next()).done);
}

/** The whole body as text, or `null` beyond `maxBytes`. */
export async function readText(body: AsyncGenerator<Buffer, void>, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for (let next = await body.next(); !next.done; next = await body.next()) {
    bytes += next.value.length;
    if (bytes > maxBytes) return null;
    chunks.push(next.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}
