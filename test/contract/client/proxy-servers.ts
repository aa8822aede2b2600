import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Certificate } from './self-signed-certificate.ts';

export interface ProxyServer {
  readonly port: number;
  /** Where it was asked to go, as it was asked: `host:port`. */
  readonly targets: readonly string[];
  /** Everything that came from the app's side, as latin-1, the tunnels' content included. */
  readonly seen: () => string;
  /** Resolves when no connection is left open. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface ProxyOptions {
  /** `user:password`; absent: anyone may pass. */
  readonly credentials?: string;
  readonly tls?: Certificate;
  /** Where every tunnel really ends, whatever its name. Absent: where it says. */
  readonly leadsTo?: string;
}

type Serve = (socket: Socket, targets: string[]) => Promise<void>;

/** A forward proxy as companies run them (RFC 9110 §9.3.6). `answer`: what it says instead of making a tunnel. */
export const serveHttpProxy = (
  options: ProxyOptions & { readonly answer?: string } = {},
): Promise<ProxyServer> =>
  serveProxy(options.tls, async (socket, targets) => {
    const head = await readUntil(socket, '\r\n\r\n');
    const [, target = ''] = /^CONNECT (\S+) HTTP\/1\.1\r\n/.exec(head) ?? [];
    targets.push(target);
    if (options.answer !== undefined) return void socket.end(options.answer);
    const sent = /^proxy-authorization: Basic (\S+)/im.exec(head)?.[1] ?? '';
    const passes =
      options.credentials === undefined || Buffer.from(sent, 'base64').toString() === options.credentials;
    if (!passes) {
      return void socket.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n',
      );
    }
    await join(socket, options.leadsTo ?? target, 'HTTP/1.1 200 Connection established\r\n\r\n');
  });

/** RFC 1928, with the password of RFC 1929. `reply`: the code it refuses every connection with. */
export const serveSocks5 = (options: ProxyOptions & { readonly reply?: number } = {}): Promise<ProxyServer> =>
  serveProxy(undefined, async (socket, targets) => {
    const [, count = 0] = await read(socket, 2);
    const offered = [...(await read(socket, count))];
    const method = options.credentials === undefined ? 0 : 2;
    socket.write(Buffer.of(5, offered.includes(method) ? method : 255));
    if (!offered.includes(method)) return void socket.end();
    if (method === 2) {
      await read(socket, 1);
      const user = await readCounted(socket);
      const password = await readCounted(socket);
      const passes = `${user}:${password}` === options.credentials;
      socket.write(Buffer.of(1, passes ? 0 : 1));
      if (!passes) return void socket.end();
    }
    const [, , , kind = 0] = await read(socket, 4);
    const host =
      kind === 3
        ? await readCounted(socket)
        : kind === 1
          ? (await read(socket, 4)).join('.')
          : `[${(await read(socket, 16)).toString('hex').replace(/(....)(?!$)/g, '$1:')}]`;
    const target = `${host}:${(await read(socket, 2)).readUInt16BE()}`;
    targets.push(target);
    const answer = (reply: number) => Buffer.of(5, reply, 0, 1, 0, 0, 0, 0, 0, 0);
    if (options.reply !== undefined) return void socket.end(answer(options.reply));
    await join(socket, options.leadsTo ?? target, answer(0));
  });

/** Takes connections and never says a word. */
export const serveSilence = (): Promise<ProxyServer> =>
  serveProxy(undefined, (socket) => Promise.resolve(void socket.resume()));

async function serveProxy(tls: Certificate | undefined, serve: Serve): Promise<ProxyServer> {
  const targets: string[] = [];
  const sockets = new Set<Socket>();
  const chunks: Buffer[] = [];
  const onConnection = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    HEARD.set(socket, chunks);
    serve(socket, targets).catch(() => socket.destroy());
  };
  const server: Server = tls ? createTlsServer(tls, onConnection) : createServer(onConnection);
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    targets,
    seen: () => Buffer.concat(chunks).toString('latin1'),
    async idle() {
      while (sockets.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Where each connection's bytes are written down. */
const HEARD = new WeakMap<Socket, Buffer[]>();

async function read(socket: Socket, size: number): Promise<Buffer> {
  for (;;) {
    const bytes: unknown = socket.read(size);
    if (bytes instanceof Buffer && bytes.byteLength === size) {
      HEARD.get(socket)?.push(bytes);
      return bytes;
    }
    if (socket.destroyed || socket.readableEnded || bytes !== null) throw new Error('cut off');
    const stop = new AbortController();
    const { signal } = stop;
    await Promise.race([once(socket, 'readable', { signal }), once(socket, 'close', { signal })]);
    stop.abort();
  }
}

async function readCounted(socket: Socket): Promise<string> {
  const [size = 0] = await read(socket, 1);
  return (await read(socket, size)).toString();
}

async function readUntil(socket: Socket, end: string): Promise<string> {
  let text = '';
  while (!text.endsWith(end)) text += (await read(socket, 1)).toString('latin1');
  return text;
}

/** Ties the app to the server and passes everything on, both ways, until either ends. */
async function join(socket: Socket, target: string, greeting: string | Buffer): Promise<void> {
  const { hostname, port } = new URL(`http://${target}`);
  const server = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) });
  server.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  socket.on('close', () => server.destroy());
  await once(server, 'connect');
  socket.write(greeting);
  socket.on('data', (chunk: Buffer) => HEARD.get(socket)?.push(chunk));
  socket.pipe(server);
  server.pipe(socket);
}
