import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { failWith, type AppError, type Result } from '../contract/errors.ts';
import { bodyChunks } from './body-chunks.ts';
import { createDispatchers, type Dispatchers } from './dispatchers.ts';
import { describeNetworkError, NetworkFailure, type Phase } from './network-failure.ts';
import { DIRECT, type ProxyRoute, type RouteTo } from './proxy-route.ts';

/** How long to wait, in ms. */
export interface HttpTimeouts {
  /** Each step of it: reaching a proxy, the proxy's answer, the server's TLS. */
  readonly connect: number;
  /** From the request's last byte to the answer's first; also the longest stop while sending. */
  readonly firstByte: number;
  /**
   * The same after a streamed body. It counts from bytes that only the system has yet, and giving up too early loses
   * a media_id though the file arrived.
   */
  readonly firstByteOfUpload: number;
  /** Between two pieces of an answer. */
  readonly stall: number;
  /** For a whole short answer, however steadily it drips. */
  readonly shortAnswer: number;
}

export const DEFAULT_TIMEOUTS: HttpTimeouts = {
  connect: 10_000,
  firstByte: 30_000,
  firstByteOfUpload: 120_000,
  stall: 30_000,
  shortAnswer: 60_000,
};

/** A streamed request body of known length: Content-Length is exact, nothing is ever chunked. */
export interface RequestBody {
  /** Bytes. */
  readonly length: number;
  read(): AsyncIterable<Uint8Array>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** May hold a token: never copied into an error. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | RequestBody;
  readonly signal: AbortSignal;
  /** Absent: straight there. */
  readonly routeTo?: RouteTo | undefined;
}

/** An answer's start; its body is read through `chunks`, which ends with the exchange. */
export interface HttpAnswer {
  readonly status: number;
  /** A header's bytes, one character each (latin-1). Of a repeated header the first. */
  header(name: string): string | null;
  /** Bytes the body should have; null where the server does not say. */
  readonly length: number | null;
  /** The same iterator each time, so that reading can go on where it was left. */
  readonly chunks: AsyncIterableIterator<Uint8Array, undefined>;
  /** Fails with `timed_out` what takes longer than `shortAnswer` in all. */
  limitTime<T>(work: () => Promise<T>): Promise<T>;
}

/** SECURITY: 1. The only network user. Follows no redirect, decodes nothing, retries nothing. */
export interface Http {
  /**
   * Sends a request and hands its answer to `handle`; what `handle` did not read is never read.
   * What the network does wrong is the result; what `handle` or the request's body throws is thrown on.
   */
  exchange<T>(request: HttpRequest, handle: (answer: HttpAnswer) => Promise<Result<T>>): Promise<Result<T>>;
  /**
   * PEM of authorities trusted besides the built-in ones, from the next request on. Every proxy's connections and
   * password are let go once the exchanges under way are done.
   */
  renew(trustedCertificates: readonly string[]): void;
  /** Cuts every exchange short. */
  close(): Promise<void>;
}

type Response = Dispatcher.ResponseData;

/** The most the servers give out in one answer (wechat-api.md §5, upload_by_url), in bytes. */
export const MAX_ANSWER_BYTES = 200 * 1024 * 1024;

/**
 * undici 7 must not pause its parser for a slow reader: if the connection ends meanwhile, a whole body is reported as cut
 * off, or an assertion throws past every handler and ends the app (nodejs/undici#5360, mended in 8 only). So answers are
 * buffered; `maxAnswerBytes` bounds them.
 */
const NEVER_PAUSE = Number.MAX_SAFE_INTEGER;

const COMMON_HEADERS = { 'user-agent': 'media-desk', accept: '*/*', 'accept-encoding': 'identity' };

/** What went wrong while a body was read; half a body is its own finding. */
function describeBodyError(error: unknown, received: number, expected: number | null): AppError | null {
  const found = describeNetworkError(error, 'body');
  if (found?.code !== 'connection_lost' && found?.code !== 'answer_unreadable') return found;
  return { code: 'answer_incomplete', facts: expected === null ? { received } : { received, expected } };
}

async function* readChunks(
  source: AsyncIterator<Uint8Array, undefined>,
  expected: number | null,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, undefined> {
  let received = 0;
  for (;;) {
    let step: IteratorResult<Uint8Array, undefined>;
    try {
      signal.throwIfAborted();
      step = await source.next();
    } catch (error) {
      if (signal.aborted) throw new NetworkFailure({ code: 'cancelled' });
      const found = describeBodyError(error, received, expected);
      throw found ? new NetworkFailure(found) : error;
    }
    if (step.done === true) return;
    received += step.value.byteLength;
    yield step.value;
  }
}

function answerOf(response: Response, signal: AbortSignal, timeouts: HttpTimeouts): HttpAnswer {
  const header = (name: string): string | null => {
    const value = response.headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
  const declared = header('content-length');
  const length = declared === null ? null : Number(declared);
  return {
    status: response.statusCode,
    header,
    length,
    chunks: readChunks(bodyChunks(response.body), length, signal),
    async limitTime(work) {
      const timer = setTimeout(() => {
        response.body.destroy(new NetworkFailure({ code: 'timed_out', facts: { phase: 'body' } }));
      }, timeouts.shortAnswer);
      try {
        return await work();
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

interface WatchedBody {
  readonly state: { phase: Phase; thrown: { readonly error: unknown } | null };
  readonly headers: Readonly<Record<string, string>>;
  readonly stream: Readable;
}

/** Passes a body on and remembers how it ended, so that its own failures are not taken for the network's. */
function watchBody(body: RequestBody): WatchedBody {
  const state: WatchedBody['state'] = { phase: 'connect', thrown: null };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of body.read()) {
        yield chunk;
        state.phase = 'send';
      }
      state.phase = 'answer';
    } catch (error) {
      state.thrown = { error };
      throw error;
    }
  }
  return {
    state,
    headers: { 'content-length': String(body.length) },
    stream: Readable.from(chunks(), { objectMode: true, highWaterMark: 1 }),
  };
}

/** What a request that never got an answer ends with. */
function explainFailure(error: unknown, signal: AbortSignal, body: WatchedBody | null): unknown {
  if (body?.state.thrown) return body.state.thrown.error;
  if (signal.aborted) return new NetworkFailure({ code: 'cancelled' });
  const found = describeNetworkError(error, body?.state.phase ?? 'answer');
  return found ? new NetworkFailure(found) : error;
}

/** The way to the request's server, found out in no more time than an answer may take. */
async function findRoute({ url, routeTo, signal }: HttpRequest, wait: number): Promise<ProxyRoute> {
  if (!routeTo || signal.aborted) return DIRECT;
  const ends = AbortSignal.any([signal, AbortSignal.timeout(wait)]);
  const ended = new Promise<never>((_, reject) => {
    ends.addEventListener('abort', () => {
      const error: AppError = signal.aborted
        ? { code: 'cancelled' }
        : { code: 'timed_out', facts: { phase: 'connect', reason: 'proxy' } };
      reject(new NetworkFailure(error));
    });
  });
  const found = await Promise.race([routeTo(`${new URL(url).origin}/`), ended]);
  if (!found.ok) throw new NetworkFailure(found.error);
  return found.value;
}

async function send(
  dispatchers: Dispatchers,
  request: HttpRequest,
  timeouts: HttpTimeouts,
): Promise<Response> {
  const route = await findRoute(request, timeouts.firstByte);
  const { origin, pathname, search } = new URL(request.url);
  const { method, body = null, signal } = request;
  const watched = body === null || typeof body === 'string' ? null : watchBody(body);
  try {
    signal.throwIfAborted();
    return await dispatchers.through(route).request({
      origin,
      path: pathname + search,
      method,
      headers: { ...COMMON_HEADERS, ...request.headers, ...watched?.headers },
      body: typeof body === 'string' ? body : (watched?.stream ?? null),
      signal,
      headersTimeout: watched ? timeouts.firstByteOfUpload : timeouts.firstByte,
      highWaterMark: NEVER_PAUSE,
    });
  } catch (error) {
    watched?.stream.destroy();
    throw explainFailure(error, signal, watched);
  }
}

export function createHttp(options: {
  readonly timeouts?: Partial<HttpTimeouts>;
  /** PEM of authorities trusted besides the built-in ones. */
  readonly trustedCertificates?: readonly string[];
  /** The longest body taken, in bytes. */
  readonly maxAnswerBytes?: number;
}): Http {
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  // SECURITY: 12. No redirect takes a token along: none is followed.
  const dispatchers = createDispatchers({
    connectTimeout: timeouts.connect,
    bodyTimeout: timeouts.stall,
    maxAnswerBytes: options.maxAnswerBytes ?? MAX_ANSWER_BYTES,
  });
  dispatchers.renew(options.trustedCertificates ?? []);

  return {
    async exchange(request, handle) {
      try {
        const response = await send(dispatchers, request, timeouts);
        // Destroying an unread body raises an error that no one is waiting for.
        response.body.on('error', () => undefined);
        try {
          return await handle(answerOf(response, request.signal, timeouts));
        } finally {
          // One read to its end is gone by itself; to destroy it makes an error, stack and all, for nobody.
          if (!response.body.readableEnded) response.body.destroy();
        }
      } catch (error) {
        if (error instanceof NetworkFailure) return failWith(error.error);
        throw error;
      }
    },
    renew: (trustedCertificates) => dispatchers.renew(trustedCertificates),
    close: () => dispatchers.close(),
  };
}
