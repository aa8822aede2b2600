import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { buildConnector, Client } from 'undici';
import type { AppError, ErrorCode } from '../contract/errors.ts';
import { describeNetworkError, NetworkFailure } from './network-failure.ts';
import { authorityOf, type ProxyHop, type ProxyRoute } from './proxy-route.ts';
import { askSocks, SocksRefusal } from './socks.ts';

type Connect = buildConnector.connector;
type Target = buildConnector.Options;

/** How connections are made. */
export interface ConnectOptions {
  /** ms; for each step: reaching the proxy, its answer, the server's TLS. */
  readonly timeout: number;
  /** PEM of every authority trusted, where they are not Node's own. */
  readonly ca: readonly string[] | null;
  /** Ends what is still being connected. */
  readonly signal: AbortSignal;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/**
 * SECURITY: 1. SECURITY: 12. Makes undici's connections along a route. Every server is reached through a tunnel, plain http too: so neither the
 * token in a URL nor the server's name beyond its host and port comes into a proxy's log, the proxy's password never
 * goes on to the server, and a body keeps its exact length. undici's own proxy agents tell a 407 from nothing else,
 * wait five minutes for a silent proxy, and keep connections.
 */
export function createConnector(route: ProxyRoute, options: ConnectOptions): Connect {
  const { timeout, ca } = options;
  const direct = buildConnector({ timeout, ...(ca ? { ca: [...ca] } : {}) });

  const connectThrough = async (hop: ProxyHop, target: Target): Promise<Socket> => {
    const tunnel = await openTunnel(hop, target, options);
    // The server's certificate is checked as without a proxy.
    return target.protocol === 'https:' ? dial(direct, { ...target, httpSocket: tunnel }) : tunnel;
  };

  const connect = async (target: Target): Promise<Socket> => {
    let unreached: NetworkFailure | null = null;
    for (const hop of route) {
      if (hop.kind === 'direct') return dial(direct, target);
      try {
        return await connectThrough(hop, target);
      } catch (error) {
        if (!(error instanceof NetworkFailure) || error.error.code !== 'proxy_refused') throw error;
        unreached = error;
      }
    }
    throw unreached ?? new NetworkFailure({ code: 'proxy_unsupported' });
  };

  return (target, callback) => {
    connect(target).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}

const dial = (connect: Connect, target: Target): Promise<Socket> =>
  new Promise((resolve, reject) => {
    connect(target, (...[error, socket]) => {
      if (error) reject(error);
      else resolve(socket);
    });
  });

/** A connection that ends at the server; every failure is the proxy's, as a `NetworkFailure`. */
async function openTunnel(hop: ProxyHop, target: Target, options: ConnectOptions): Promise<Socket> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(2 * options.timeout)]);
  try {
    return await (hop.kind === 'socks5'
      ? tunnelBySocks(hop, target, options, signal)
      : tunnelByConnect(hop, target, options, signal));
  } catch (error) {
    throw error instanceof NetworkFailure ? error : new NetworkFailure(explain(error, signal));
  }
}

async function tunnelByConnect(
  hop: ProxyHop,
  target: Target,
  { timeout, ca }: ConnectOptions,
  signal: AbortSignal,
): Promise<Socket> {
  const proxy = new Client(`${hop.kind}://${authorityOf(hop.host, hop.port)}`, {
    connect: { timeout, ...(ca ? { ca: [...ca] } : {}) },
  });
  try {
    const path = authorityOf(target.hostname, portOf(target));
    const headers = { host: path, ...credentialsOf(hop) };
    const { statusCode, socket } = await proxy.connect({ path, headers, signal });
    if (statusCode >= 200 && statusCode < 300 && isSocket(socket)) return socket;
    socket.on('error', () => undefined).destroy();
    throw new NetworkFailure(refusalOf(statusCode));
  } finally {
    // The tunnel is no longer the client's.
    await proxy.destroy();
  }
}

const refusalOf = (status: number): AppError => ({
  code: status === 407 ? 'proxy_auth_required' : 'proxy_failed',
  facts: { status, answer: `HTTP ${status}` },
});

const credentialsOf = ({ user, password }: ProxyHop): Readonly<Record<string, string>> =>
  user === ''
    ? {}
    : { 'proxy-authorization': `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };

async function tunnelBySocks(
  hop: ProxyHop,
  target: Target,
  { timeout }: ConnectOptions,
  signal: AbortSignal,
): Promise<Socket> {
  const { host, port } = hop;
  const reach = buildConnector({ timeout });
  const socket = await dial(reach, { hostname: host, host, port: String(port), protocol: 'http:' });
  try {
    await askSocks(socket, hop, { host: target.hostname, port: portOf(target) }, signal);
    return socket;
  } catch (error) {
    socket.destroy();
    if (!(error instanceof SocksRefusal)) throw error;
    const answer = `SOCKS ${error.reply ?? ''}`.trim();
    throw new NetworkFailure({
      code: error.reply === null ? 'proxy_auth_required' : 'proxy_failed',
      facts: { answer },
    });
  }
}

const UNREACHED: ReadonlySet<ErrorCode> = new Set(['host_not_found', 'host_refused', 'timed_out']);

/** What went wrong on the way to the proxy or while it was asked. */
function explain(error: unknown, signal: AbortSignal): AppError {
  if (signal.aborted) return { code: 'timed_out', facts: { phase: 'connect', reason: 'proxy' } };
  const found = describeNetworkError(error, 'connect');
  if (!found) throw error;
  const { code, facts = {} } = found;
  if (UNREACHED.has(code)) return { code: 'proxy_refused', facts };
  if (code === 'tls_failed') return { code: 'proxy_tls_failed', facts };
  return { code: 'proxy_failed', facts: { ...facts, answer: facts['reason'] ?? code } };
}

const portOf = ({ port, protocol }: Target): number => Number(port) || (DEFAULT_PORTS[protocol] ?? 0);

const isSocket = (stream: Duplex): stream is Socket => 'setNoDelay' in stream;
