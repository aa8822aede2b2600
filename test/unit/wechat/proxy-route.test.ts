import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePac, parseProxyHost } from '../../../electron/wechat/proxy-route.ts';

const at = (kind: string, host: string, port: number) => ({ kind, host, port, user: '', password: '' });
const direct = { kind: 'direct' };

describe('what the system or a PAC script says', () => {
  test.each([
    ['DIRECT', [direct]],
    ['PROXY proxy.corp:8080', [at('http', 'proxy.corp', 8080)]],
    ['PROXY proxy.corp', [at('http', 'proxy.corp', 80)]],
    ['HTTPS proxy.corp', [at('https', 'proxy.corp', 443)]],
    ['SOCKS5 10.0.0.1:1081', [at('socks5', '10.0.0.1', 1081)]],
    ['SOCKS5 proxy.corp', [at('socks5', 'proxy.corp', 1080)]],
    ['PROXY [::1]:3128', [at('http', '::1', 3128)]],
    [
      ' proxy A:1 ; https b:2;socks5 c:3; DIRECT;',
      [at('http', 'a', 1), at('https', 'b', 2), at('socks5', 'c', 3), direct],
    ],
    ['SOCKS old:1080; SOCKS4 old:1080; QUIC q:443; PROXY new:1', [at('http', 'new', 1)]],
    ['PROXY a:0; PROXY b:65536; PROXY c:x; PROXY; PROXY d:1 e:2; DIRECT x; FOO f:1', []],
    ['', []],
  ])('%j is read in its order, and what cannot be used is left out', (text, route) => {
    expect(parsePac(text)).toEqual(route);
  });

  test('whatever it is, what comes out can be connected to', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('PROXY', 'HTTPS', 'SOCKS5', 'DIRECT', ''), (text, name) => {
        for (const hop of parsePac(`${name} ${text}`)) {
          if (hop.kind === 'direct') continue;
          expect(hop.port).toBeGreaterThan(0);
          expect(hop.port).toBeLessThan(65_536);
          expect(parseProxyHost(hop.host)).toBe(hop.host);
        }
      }),
    );
  });
});

describe('a proxy’s host', () => {
  test.each([
    ['Proxy.Corp', 'proxy.corp'],
    ['10.0.0.1', '10.0.0.1'],
    ['::1', '::1'],
    ['[FE80::1]', 'fe80::1'],
    ['代理.公司', 'xn--mnq481g.xn--55qx5d'],
  ])('%s is taken as %s', (text, host) => expect(parseProxyHost(text)).toBe(host));

  test.each(['', 'http://proxy', 'proxy:8080', 'a b', 'user@proxy', 'proxy/path', '[proxy]', '::zz', 'a\\b'])(
    '%j is none',
    (text) => expect(parseProxyHost(text)).toBeNull(),
  );
});
