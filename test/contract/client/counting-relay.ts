import { connect, createServer, type Socket } from 'node:net';

/** Passes bytes on, and counts those that the client's side has taken from it. */
export async function createCountingRelay(server: string): Promise<{
  readonly origin: string;
  /** Headers and bodies. */
  readonly received: () => number;
  readonly close: () => Promise<void>;
}> {
  let received = 0;
  const sockets = new Set<Socket>();
  const relay = createServer((near) => {
    const far = connect(Number(new URL(server).port), '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (chunk: Buffer) => {
      far.pause();
      near.write(chunk, (error) => {
        if (error) return;
        received += chunk.length;
        far.resume();
      });
    });
    far.on('end', () => near.end());
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const address = relay.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    received: () => received,
    close: () =>
      new Promise((resolve) => {
        relay.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
