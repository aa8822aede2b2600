import { afterEach, describe, expect, test } from 'vitest';
import { fail, succeed } from '../../../electron/contract/errors.ts';
import { createWechatClient } from '../../../electron/wechat/client.ts';
import type { Endpoint } from '../../../electron/wechat/endpoint.ts';
import { createHttp, DEFAULT_TIMEOUTS, type Http, type HttpTimeouts } from '../../../electron/wechat/http.ts';
import type { Hop, ProxyRoute, RouteTo } from '../../../electron/wechat/proxy-route.ts';
import { fileOf } from './multipart-parser.ts';
import { serveHttpProxy, serveSilence, serveSocks5, type ProxyServer } from './proxy-servers.ts';
import { httpAnswer, serveScript, type ScriptedServer } from './scripted-server.ts';
import { createAuthority, createSelfSignedCertificate, type Certificate } from './self-signed-certificate.ts';
import { unusedPort } from '../../unused-port.ts';
import { errorOf, receive } from './session.ts';

const SECRET = 's3cret-Corp-Value';
const TOKEN = 't0ken-Value';
const PASSWORD = 'pr0xy-Password:é';
/** For what never answers; anything else may take as long as a machine that stalls. */
const SHORT: Partial<HttpTimeouts> = { connect: 200, firstByte: 300 };
const OK = httpAnswer('{"errcode":0,"access_token":"t","expires_in":7200}');

const never = new AbortController().signal;
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function opened<T extends { close(): Promise<void> }>(made: Promise<T> | T): Promise<T> {
  const one = await made;
  open.push(one);
  return one;
}

const authority = createAuthority();
const certificate = authority.issue();

const serve = (answer = OK, tls: Certificate | undefined = certificate): Promise<ScriptedServer> =>
  opened(serveScript((socket) => socket.end(answer), tls));

const httpWith = (timeouts: Partial<HttpTimeouts> = {}): Promise<Http> =>
  opened(createHttp({ timeouts, trustedCertificates: [authority.cert] }));

const through =
  (...route: ProxyRoute): RouteTo =>
  () =>
    Promise.resolve(succeed(route));

const hop = (kind: 'http' | 'https' | 'socks5', { port }: { port: number }, login = ''): Hop => {
  const [user = '', password = ''] = login.split(/:(.*)/s);
  return { kind, host: '127.0.0.1', port, user, password };
};

const at = (baseUrl: string, routeTo: RouteTo): Endpoint => ({
  dialect: 'wecom',
  platform: 'wecom',
  baseUrl,
  routeTo,
});

const fetchToken = async (
  baseUrl: string,
  routeTo: RouteTo,
  http?: Http,
  signal = new AbortController().signal,
) =>
  createWechatClient({ http: http ?? (await httpWith()), now: Date.now }).fetchToken(
    at(baseUrl, routeTo),
    { ownerId: 'ww1', secret: SECRET, tokenCall: 'stable_token' },
    { signal },
  );

const PROXIES: readonly (readonly ['http' | 'https' | 'socks5', string, () => Promise<ProxyServer>])[] = [
  ['http', '', () => serveHttpProxy()],
  ['http', `desk:${PASSWORD}`, () => serveHttpProxy({ credentials: `desk:${PASSWORD}` })],
  ['https', '', () => serveHttpProxy({ tls: certificate })],
  ['https', `desk:${PASSWORD}`, () => serveHttpProxy({ tls: certificate, credentials: `desk:${PASSWORD}` })],
  ['socks5', '', () => serveSocks5()],
  ['socks5', `desk:${PASSWORD}`, () => serveSocks5({ credentials: `desk:${PASSWORD}` })],
];

describe.each(PROXIES)('a %s proxy (%s)', (kind, login, start) => {
  test.each([
    ['https', certificate],
    ['http', undefined],
  ])(
    'carries a token call, an upload and a download over %s, each by a tunnel of its own where the server keeps none',
    async (_, tls) => {
      const proxy = await opened(start());
      const server = await opened(
        serveScript((socket, head) => {
          if (head.startsWith('GET /cgi-bin/media/get')) {
            socket.end(httpAnswer('content', 'Content-Disposition: attachment; filename="a.txt"\r\n'));
          } else {
            socket.resume();
            const media = '{"errcode":0,"media_id":"m","created_at":"1"}';
            setTimeout(() => socket.end(head.startsWith('POST') ? httpAnswer(media) : OK), 20);
          }
        }, tls),
      );
      const http = await httpWith();
      const client = createWechatClient({ http, now: Date.now });
      const endpoint = at(server.origin, through(hop(kind, proxy, login)));
      const token = await fetchToken(server.origin, through(hop(kind, proxy, login)), http);
      expect(token).toMatchObject({ ok: true, value: { accessToken: 't' } });
      const file = fileOf('file', 'a.bin', Buffer.alloc(3 * 1024 * 1024, 7));
      const sent = await client.upload(endpoint, TOKEN, file, { signal: never, onProgress: () => undefined });
      expect(sent).toMatchObject({ ok: true, value: { mediaId: 'm' } });
      const received = await receive(client, endpoint, TOKEN, 'm');
      expect(received.bytes.toString()).toBe('content');

      const address = server.origin.replace(/^https?:\/\//, '');
      expect(proxy.targets).toEqual([address, address, address]);
      const upload = server.requests.find((head) => head.startsWith('POST')) ?? '';
      expect(upload).toMatch(/\r\ncontent-length: \d{7}\b/i);
      expect(upload).not.toMatch(/transfer-encoding/i);
      for (const head of server.requests) expect(head).not.toMatch(/proxy-/i);
      for (const secret of tls ? [SECRET, TOKEN] : []) expect(proxy.seen()).not.toContain(secret);
      await proxy.idle();
      await server.idle();
    },
  );

  test('leads to nobody who shows another certificate', async () => {
    const proxy = await opened(start());
    const server = await serve(OK, createSelfSignedCertificate());
    const error = errorOf(await fetchToken(server.origin, through(hop(kind, proxy, login))));
    expect(error).toMatchObject({ code: 'tls_failed', facts: { reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
    expect(server.requests).toEqual([]);
  });

  test('is let go when a request is cancelled', async () => {
    const proxy = await opened(start());
    const server = await opened(serveScript((socket) => socket.pause(), certificate));
    const cancel = new AbortController();
    const asking = fetchToken(
      server.origin,
      through(hop(kind, proxy, login)),
      await httpWith(),
      cancel.signal,
    );
    await expect.poll(() => server.requests).toHaveLength(1);
    cancel.abort();
    expect(errorOf(await asking)).toEqual({ code: 'cancelled' });
    await proxy.idle();
  });
});

describe('a proxy that is in the way', () => {
  test('because nobody is there is told from a server that is not there', async () => {
    const server = await serve();
    for (const kind of ['http', 'https', 'socks5'] as const) {
      const error = errorOf(
        await fetchToken(server.origin, through(hop(kind, { port: await unusedPort() }))),
      );
      expect(error).toEqual({
        code: 'proxy_refused',
        facts: { phase: 'connect', reason: 'ECONNREFUSED' },
      });
    }
  });

  test('because nobody knows its name says so', async () => {
    const server = await serve();
    const lost: Hop = { kind: 'http', host: `${'x'.repeat(64)}.invalid`, port: 1, user: '', password: '' };
    expect(errorOf(await fetchToken(server.origin, through(lost)))).toMatchObject({ code: 'proxy_refused' });
  });

  test.each(['http', 'https', 'socks5'] as const)(
    'because it takes connections and never answers is given up (%s)',
    async (kind) => {
      const proxy = await opened(serveSilence());
      const server = await serve();
      const startedAt = Date.now();
      const http = await httpWith(SHORT);
      const error = errorOf(await fetchToken(server.origin, through(hop(kind, proxy)), http));
      expect(['timed_out', 'proxy_refused']).toContain(error?.code);
      expect(Date.now() - startedAt).toBeLessThan(DEFAULT_TIMEOUTS.connect);
      await proxy.idle();
    },
  );

  test.each([
    ['no password', ''],
    ['a wrong one', 'desk:wrong-Password'],
  ])('because it wants a password and got %s says so, and holds none of it', async (_, login) => {
    const server = await serve();
    const credentials = `desk:${PASSWORD}`;
    for (const proxy of [
      hop('http', await opened(serveHttpProxy({ credentials })), login),
      hop('https', await opened(serveHttpProxy({ credentials, tls: certificate })), login),
      hop('socks5', await opened(serveSocks5({ credentials })), login),
    ]) {
      const error = errorOf(await fetchToken(server.origin, through(proxy)));
      expect(error?.code).toBe('proxy_auth_required');
      const said = JSON.stringify(error);
      for (const secret of ['wrong-Password', 'desk', '127.0.0.1', SECRET])
        expect(said).not.toContain(secret);
    }
    expect(server.requests).toEqual([]);
  });

  test('because it does not let us there says what it answered', async () => {
    const server = await serve();
    const refusing = await opened(
      serveHttpProxy({ answer: 'HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno' }),
    );
    expect(errorOf(await fetchToken(server.origin, through(hop('http', refusing))))).toEqual({
      code: 'proxy_failed',
      facts: { status: 403, answer: 'HTTP 403' },
    });
    const socks = await opened(serveSocks5({ reply: 2 }));
    expect(errorOf(await fetchToken(server.origin, through(hop('socks5', socks))))).toEqual({
      code: 'proxy_failed',
      facts: { answer: 'SOCKS 2' },
    });
  });

  test.each([
    ['nothing', ''],
    ['half an answer', 'HTTP/1.1 20'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ])('because it answers with %s is a failed proxy, of either kind', async (_, answer) => {
    const server = await serve();
    const proxy = await opened(serveHttpProxy({ answer }));
    const error = errorOf(await fetchToken(server.origin, through(hop('http', proxy))));
    expect(error?.code).toBe('proxy_failed');
    const other = await opened(serveScript((socket) => socket.end(answer)));
    const port = Number(new URL(other.origin).port);
    // A SOCKS greeting has no end of line: what waits for one never answers.
    const http = await httpWith(SHORT);
    const socks = errorOf(await fetchToken(server.origin, through(hop('socks5', { port })), http));
    expect(['proxy_failed', 'timed_out']).toContain(socks?.code);
  });

  test('because of its certificate says that it is the proxy’s', async () => {
    const proxy = await opened(serveHttpProxy({ tls: createSelfSignedCertificate() }));
    const server = await serve();
    expect(errorOf(await fetchToken(server.origin, through(hop('https', proxy))))).toMatchObject({
      code: 'proxy_tls_failed',
      facts: { reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });
    expect(proxy.targets).toEqual([]);
  });
});

describe('a list of ways', () => {
  test('is gone down where a proxy cannot be reached, and nothing is sent twice', async () => {
    const proxy = await opened(serveSocks5());
    const server = await serve();
    const dead = hop('http', { port: await unusedPort() });
    const result = await fetchToken(server.origin, through(dead, hop('socks5', proxy), { kind: 'direct' }));
    expect(result.ok).toBe(true);
    expect(proxy.targets).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
    expect((await fetchToken(server.origin, through(dead, { kind: 'direct' }))).ok).toBe(true);
    expect(server.requests).toHaveLength(2);
  });

  test('ends at a proxy that answers, even with no', async () => {
    const proxy = await opened(serveHttpProxy({ credentials: 'a:b' }));
    const server = await serve();
    const error = errorOf(await fetchToken(server.origin, through(hop('http', proxy), { kind: 'direct' })));
    expect(error?.code).toBe('proxy_auth_required');
    expect(server.requests).toEqual([]);
  });

  test('is asked for with the origin only', async () => {
    const server = await serve();
    const asked: string[] = [];
    await fetchToken(server.origin, (origin) => {
      asked.push(origin);
      return Promise.resolve(succeed([{ kind: 'direct' }]));
    });
    expect(asked).toEqual([`${server.origin}/`]);
  });

  test('that cannot be told is the failure, and one that is never told is given up', async () => {
    const server = await serve();
    expect(await fetchToken(server.origin, () => Promise.resolve(fail('proxy_password_missing')))).toEqual(
      fail('proxy_password_missing'),
    );
    const silent: RouteTo = () => new Promise(() => undefined);
    const http = await httpWith(SHORT);
    expect(errorOf(await fetchToken(server.origin, silent, http))).toMatchObject({ code: 'timed_out' });
    const cancelled = fetchToken(server.origin, silent, undefined, AbortSignal.timeout(20));
    expect(errorOf(await cancelled)).toEqual({ code: 'cancelled' });
    expect(server.requests).toEqual([]);
  });
});

describe('new authorities', () => {
  test('count for the next request; what is under way ends as it began', async () => {
    const http = await opened(createHttp({}));
    const plain = await opened(serveScript((socket) => void setTimeout(() => socket.end(OK), 200)));
    const server = await serve();
    const direct = through({ kind: 'direct' });
    expect(errorOf(await fetchToken(server.origin, direct, http))).toMatchObject({
      facts: { reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    });
    const running = fetchToken(plain.origin, direct, http);
    await expect.poll(() => plain.requests).toHaveLength(1);
    http.renew([authority.cert]);
    expect((await fetchToken(server.origin, direct, http)).ok).toBe(true);
    expect((await running).ok).toBe(true);
    http.renew([]);
    expect(errorOf(await fetchToken(server.origin, direct, http))?.code).toBe('tls_failed');
  });

  test('make valid what is in order, and nothing else', async () => {
    const direct = through({ kind: 'direct' });
    const reasonAt = async (tls: Certificate, host = '127.0.0.1') => {
      const server = await serve(OK, tls);
      const error = errorOf(await fetchToken(server.origin.replace('127.0.0.1', host), direct));
      return error?.code === 'tls_failed' ? error.facts?.['reason'] : error;
    };
    expect(await reasonAt(authority.issue())).toBeNull();
    expect(await reasonAt(authority.issue({ from: -9, to: -2 }))).toBe('CERT_HAS_EXPIRED');
    expect(await reasonAt(authority.issue({ from: 2, to: 9 }))).toBe('CERT_NOT_YET_VALID');
    expect(await reasonAt(authority.issue(), 'localhost')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(await reasonAt(createSelfSignedCertificate())).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(await reasonAt(createAuthority().issue())).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });
});

test('more ways than are kept still all work, each through its own proxy', async () => {
  const server = await serve();
  const http = await httpWith();
  const proxies = await Promise.all(Array.from({ length: 20 }, () => opened(serveHttpProxy())));
  const all = await Promise.all(
    proxies.map((proxy) => fetchToken(server.origin, through(hop('http', proxy)), http)),
  );
  expect(all.every(({ ok }) => ok)).toBe(true);
  expect(proxies.map(({ targets }) => targets.length)).toEqual(proxies.map(() => 1));
});
