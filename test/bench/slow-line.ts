import { createServer, connect, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

/** A line to a server with this much delay there and back; nothing is limited otherwise. */
export interface SlowLine {
  readonly port: number;
  close(): Promise<void>;
}

/** @param roundTrip ms, also for making the connection */
export async function openSlowLine(serverPort: number, roundTrip: number): Promise<SlowLine> {
  const open = new Set<Socket>();
  const line = createServer((client) => {
    const server = connect(serverPort, '127.0.0.1');
    for (const socket of [client, server]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    // To make a connection takes a round trip before the first byte.
    client.pipe(delayed(roundTrip / 2, roundTrip)).pipe(server);
    server.pipe(delayed(roundTrip / 2, 0)).pipe(client);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const address = line.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async close() {
      const closed = new Promise((resolve) => line.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Lets each piece out `ms` after it came in, the first ones `first` ms later still; as much may be under way as comes. */
function delayed(ms: number, first: number): Transform {
  const openedAt = performance.now();
  /** Timers alone would let one piece overtake another. */
  let before = Promise.resolve();
  const inTurn = (work: () => void) => {
    const wait = Math.max(0, openedAt + first - performance.now()) + ms;
    const due = delay(wait, undefined, { ref: false });
    before = before.then(() => due).then(work);
  };
  return new Transform({
    highWaterMark: 64 * 1024 * 1024,
    transform(chunk: Buffer, _encoding, taken) {
      inTurn(() => this.push(chunk));
      taken();
    },
    flush: inTurn,
  });
}
