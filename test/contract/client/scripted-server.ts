import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

export interface ScriptedServer {
  readonly origin: string;
  /** First lines and headers of the requests seen, as text. */
  readonly requests: readonly string[];
  /** Resolves when no connection is left open. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A server below HTTP: `answer` writes what it likes once a request's headers are in. */
export async function serveScript(
  answer: (socket: Socket, head: string) => void,
  tls?: { readonly key: string; readonly cert: string },
): Promise<ScriptedServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const onConnection = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    let head = '';
    const onData = (chunk: Buffer): void => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      socket.off('data', onData);
      const text = head.slice(0, head.indexOf('\r\n\r\n'));
      requests.push(text);
      answer(socket, text);
    };
    socket.on('data', onData);
  };
  const server: Server = tls ? createTlsServer(tls, onConnection) : createServer(onConnection);
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    async idle() {
      while (sockets.size > 0) {
        // A paused socket would not notice that the other side is gone.
        for (const socket of sockets) socket.resume();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A whole HTTP answer. */
export const httpAnswer = (body: string, headers = '', status = '200 OK'): string =>
  `HTTP/1.1 ${status}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`;
