import { createServer } from 'node:http';
import { createAnswer } from './answer.ts';
import { createCallLog, type SimulatorCall } from './call-log.ts';
import { createFaults, type Faults } from './faults.ts';
import { detectFormat } from './file-format.ts';
import type { MediaType } from './limits.ts';
import type { StoredMedia } from './media-place.ts';
import { createMediaStore, type MediaStore } from './media-store.ts';
import { practiceAccounts, type PracticeAccounts } from './practice-accounts.ts';
import { createServe } from './serve.ts';

/** An imitation of both WeChat media APIs. WeCom is under `/wecom`, OA and Mini Programs under `/oa`. */
export interface Simulator {
  /** Serves on 127.0.0.1; port 0 or none takes a free one. Rejects when the port is in use. */
  listen(port?: number): Promise<{ readonly origin: string }>;
  /** Ends every connection and waits for the calls under way. */
  close(): Promise<void>;
  readonly apps: PracticeAccounts;
  readonly faults: Faults;
  /** Every request seen, oldest first, at most the last 1000. */
  readonly log: readonly SimulatorCall[];
  /** Live media, oldest first. The real servers have no such list. */
  media(): readonly SimulatedMedia[];
  /** A customer's file that reaches the account: there without an upload, whatever its size and format. */
  receive(file: InboundFile): Promise<string>;
}

export interface SimulatedMedia {
  readonly mediaId: string;
  /** corpid or appid. */
  readonly owner: string;
  readonly type: MediaType;
  readonly filename: string;
  readonly bytes: number;
  /** Seconds since epoch. */
  readonly createdAt: number;
}

export interface InboundFile {
  /** corpid or appid. */
  readonly owner: string;
  readonly type: MediaType;
  readonly filename: string;
  readonly bytes: Buffer;
  /** A voice recorded through the JSSDK: `bytes` is speex, for `get/jssdk`. */
  readonly jssdk?: boolean;
}

/** Never leaves the loopback interface. */
const host = '127.0.0.1';

export async function createSimulator(options: {
  /** Where media survive a restart; `null` keeps them in memory. Tokens never survive. */
  readonly dataDir: string | null;
  /** The server's clock, ms since epoch. */
  readonly now?: () => number;
}): Promise<Simulator> {
  const now = options.now ?? Date.now;
  const store = await createMediaStore({ dataDir: options.dataDir, now });
  const calls = createCallLog();
  const faults = createFaults();
  const serve = createServe({ calls, faults, answer: createAnswer(store), now });
  const underWay = new Set<Promise<void>>();

  const server = createServer((request, response) => {
    const call = serve(request, response).finally(() => underWay.delete(call));
    underWay.add(call);
  });

  return {
    apps: practiceAccounts,
    faults,
    log: calls.calls,
    listen: (port = 0) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          const address = server.address();
          const bound = typeof address === 'object' && address ? address.port : port;
          resolve({ origin: `http://${host}:${bound}` });
        });
      }),
    async close() {
      const ended = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await ended;
      await Promise.allSettled(underWay);
    },
    media: () => store.list().map(simulatedMedia),
    receive: (file) => receive(store, file),
  };
}

const simulatedMedia = ({ mediaId, owner, type, rawFilename, bytes, createdAt }: StoredMedia) => ({
  mediaId,
  owner,
  type,
  filename: Buffer.from(rawFilename, 'latin1').toString('utf8'),
  bytes,
  createdAt,
});

async function receive(store: MediaStore, file: InboundFile): Promise<string> {
  const { owner, type, filename, bytes, jssdk = false } = file;
  const spool = await store.spool(bytes.length);
  await spool.write(bytes);
  const media = await store.save(spool, {
    dialect: owner.startsWith('ww') ? 'wecom' : 'oa',
    owner,
    type,
    format: detectFormat(bytes),
    rawFilename: Buffer.from(filename, 'utf8').toString('latin1'),
    jssdk,
  });
  return media.mediaId;
}
