import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import type { Certificate } from './self-signed-certificate.ts';

/** A server behind https, as a private install or a company's intercepting proxy shows it. */
export async function serveBehindTls(
  origin: string,
  certificate: Certificate,
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const front = createServer(certificate, (socket) => {
    const back = connect(Number(new URL(origin).port), '127.0.0.1');
    for (const one of [socket, back]) {
      sockets.add(one);
      one.on('error', () => socket.destroy()).on('close', () => sockets.delete(one));
    }
    socket.pipe(back).pipe(socket);
  });
  front.on('tlsClientError', () => undefined).listen(0, '127.0.0.1');
  await once(front, 'listening');
  const address = front.address();
  return {
    origin: `https://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      front.close();
      await once(front, 'close');
    },
  };
}
