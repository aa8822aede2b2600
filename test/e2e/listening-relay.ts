import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface ListeningRelay {
  /** What the app gets as base URL instead of the server's. */
  readonly origin: string;
  /** Every access_token the server gave out, and every secret and token the app sent, in the order heard. */
  readonly heard: () => readonly string[];
  readonly close: () => Promise<void>;
}

const SECRET_PARAMETERS = ['access_token', 'corpsecret', 'secret'];

/** A fixed-IP relay as companies run them, that writes down the secrets passing through. */
export async function createListeningRelay(server: string): Promise<ListeningRelay> {
  const heard = new Set<string>();

  const hearQuery = (url: string) => {
    const { searchParams } = new URL(url, server);
    for (const name of SECRET_PARAMETERS) {
      const value = searchParams.get(name);
      if (value) heard.add(value);
    }
  };

  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const url = request.url ?? '/';
    hearQuery(url);
    const { method, headers } = request;
    const onward = forward(new URL(url, server), { method: method ?? 'GET', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      if (url.includes('token?') || url.endsWith('stable_token')) {
        void text(answer).then((body) => {
          const token = /"access_token":"([^"]+)"/.exec(body)?.[1];
          if (token) heard.add(token);
          response.end(body);
        });
        return;
      }
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  };

  const relay = createServer(onRequest);
  const port = await new Promise<number>((resolve) => {
    relay.listen(0, '127.0.0.1', () => {
      const address = relay.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    heard: () => [...heard],
    close: () =>
      new Promise((resolve) => {
        relay.close(() => resolve());
        relay.closeAllConnections();
      }),
  };
}
