import { isIP } from 'node:net';
import type { Result } from '../contract/errors.ts';
import type { ProxyServer } from '../contract/network.ts';

/** One proxy of a way; `password` is empty where `user` is. */
export interface ProxyHop extends ProxyServer {
  readonly password: string;
}

/** One way to a server: straight, or through a proxy. */
export type Hop = { readonly kind: 'direct' } | ProxyHop;

/** Ways to a server, best first: the next is tried only where the proxy before it cannot be reached. */
export type ProxyRoute = readonly Hop[];

/** Says how to get to an origin. It is told no more: a URL's path and query may hold a token. */
export type RouteTo = (origin: string) => Promise<Result<ProxyRoute>>;

export const DIRECT: ProxyRoute = [{ kind: 'direct' }];

/** `SOCKS` is version 4 there, which cannot carry a password or a name, and `QUIC` we do not speak. */
const PAC_KINDS: Readonly<Record<string, { readonly kind: ProxyServer['kind']; readonly port: number }>> = {
  PROXY: { kind: 'http', port: 80 },
  HTTP: { kind: 'http', port: 80 },
  HTTPS: { kind: 'https', port: 443 },
  SOCKS5: { kind: 'socks5', port: 1080 },
};

/** What a PAC script or the system says: `PROXY h:p; SOCKS5 h:p; DIRECT`. Entries that cannot be used are left out. */
export const parsePac = (text: string): ProxyRoute =>
  text.split(';').flatMap((entry) => {
    const [name = '', address = '', ...surplus] = entry.trim().split(/\s+/);
    const hop = surplus.length > 0 ? null : parseHop(name.toUpperCase(), address);
    return hop ? [hop] : [];
  });

function parseHop(name: string, address: string): Hop | null {
  if (name === 'DIRECT') return address === '' ? { kind: 'direct' } : null;
  const known = PAC_KINDS[name];
  const [, typedHost = '', typedPort] = /^(.+?)(?::(\d{1,5}))?$/.exec(address) ?? [];
  if (!known) return null;
  const host = parseProxyHost(typedHost);
  const port = typedPort === undefined ? known.port : Number(typedPort);
  if (host === null || port < 1 || port > 65_535) return null;
  return { kind: known.kind, host, port, user: '', password: '' };
}

/** A proxy's name or address, brackets off; null where it is neither. */
export function parseProxyHost(text: string): string | null {
  const bare = /^\[(.*)\]$/.exec(text)?.[1];
  if (isIP(bare ?? text) === 6) return (bare ?? text).toLowerCase();
  if (bare !== undefined || !/^[^\s:/?#@[\]\\%]+$/u.test(text) || !URL.canParse(`http://${text}`))
    return null;
  return new URL(`http://${text}`).hostname;
}

/** `host:port` as a URL or a CONNECT writes it. */
export const authorityOf = (host: string, port: number): string =>
  `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
