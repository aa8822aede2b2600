import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Endpoint } from '../../../electron/wechat/endpoint.ts';

/** How one request for the file is answered. */
export interface Step {
  readonly does: 'slice' | 'whole' | 'other-start' | 'other-total' | '416' | 'busy' | 'too-large' | 'page';
  /** Bytes of the body after which the connection breaks; null: none. */
  readonly cutAt: number | null;
  /** The longest slice given out. */
  readonly mostBytes: number;
  /** Without: chunked. */
  readonly declaresLength: boolean;
}

const HONEST: Step = { does: 'slice', cutAt: null, mostBytes: Infinity, declaresLength: true };

export interface RangeServer {
  readonly endpoint: Endpoint;
  /** The steps of the requests to come; when they are used up the server is honest. */
  readonly plan: (steps: readonly Step[]) => void;
  readonly serve: (file: Buffer) => void;
  readonly close: () => Promise<void>;
}

/** A server of one file that knows Range, written apart from the simulator, and every way it can go wrong. */
export async function startRangeServer(): Promise<RangeServer> {
  let file: Buffer = Buffer.alloc(0);
  let steps: Step[] = [];
  const server = createServer((request, response) => {
    const step = steps.shift() ?? HONEST;
    send(response, replyTo(request, file, step), step);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    endpoint: { dialect: 'wecom', platform: 'wecom', baseUrl: `http://127.0.0.1:${port}` },
    plan: (coming) => (steps = [...coming]),
    serve: (bytes) => (file = bytes),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const OTHER_REPLIES: Readonly<Partial<Record<Step['does'], Reply>>> = {
  busy: { status: 200, headers: {}, body: Buffer.from('{"errcode":-1,"errmsg":"busy"}') },
  'too-large': { status: 200, headers: {}, body: Buffer.from('{"errcode":830002,"errmsg":"slices"}') },
  page: { status: 502, headers: { 'Content-Type': 'text/html' }, body: Buffer.from('<html>502</html>') },
};

function replyTo(request: IncomingMessage, file: Buffer, { does, mostBytes }: Step): Reply {
  const other = OTHER_REPLIES[does];
  if (other) return other;
  const disposition = { 'Content-Disposition': 'attachment; filename="a.bin"' };
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  if (first === undefined || does === 'whole') return { status: 200, headers: disposition, body: file };
  const start = Number(first);
  if (does === '416' || start >= file.length) {
    return { status: 416, headers: { 'Content-Range': `bytes */${file.length}` }, body: Buffer.alloc(0) };
  }
  const end = Math.min(Number(last), file.length - 1, start + mostBytes - 1);
  const from = does === 'other-start' ? start + 1 : start;
  const total = does === 'other-total' ? file.length + 1 : file.length;
  const range = { 'Content-Range': `bytes ${from}-${end}/${total}` };
  return { status: 206, headers: { ...disposition, ...range }, body: file.subarray(start, end + 1) };
}

function send(response: ServerResponse, { status, headers, body }: Reply, step: Step): void {
  const { cutAt, declaresLength } = step;
  response.writeHead(status, {
    ...headers,
    Connection: 'close',
    ...(declaresLength ? { 'Content-Length': body.length } : { 'Transfer-Encoding': 'chunked' }),
  });
  response.write(Buffer.alloc(0));
  if (cutAt === null || cutAt > body.length) response.end(body);
  else response.write(body.subarray(0, cutAt), () => response.socket?.destroySoon());
}
