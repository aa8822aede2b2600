import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWechatClient } from '../../../electron/wechat/client.ts';
import type { Endpoint } from '../../../electron/wechat/endpoint.ts';
import { createHttp, type Http } from '../../../electron/wechat/http.ts';
import { createIntake } from '../../../electron/wechat/intake.ts';
import { SourceFailure, type UploadSource } from '../../../electron/wechat/upload-body.ts';
import { fileOf } from './multipart-parser.ts';
import { httpAnswer, serveScript, type ScriptedServer } from './scripted-server.ts';
import { createSelfSignedCertificate } from './self-signed-certificate.ts';
import { unusedPort } from '../../unused-port.ts';
import { errorOf, receive } from './session.ts';

const SECRET = 's3cret-Corp-Value';
const TOKEN = 't0ken-Value';
/** ms. Only the wait under test is short: a machine that stalls would end any other in the wrong phase. */
const SHORT = 200;

const never = new AbortController().signal;
const open: (ScriptedServer | Http)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const serve: typeof serveScript = async (...args) => {
  const server = await serveScript(...args);
  open.push(server);
  return server;
};

function clientWith(options: Parameters<typeof createHttp>[0] = {}) {
  const http = createHttp(options);
  open.push(http);
  return createWechatClient({ http, now: Date.now });
}

const at = (baseUrl: string): Endpoint => ({ dialect: 'wecom', platform: 'wecom', baseUrl });
const atOfficialAccount = (baseUrl: string): Endpoint => ({
  dialect: 'official_account',
  platform: 'official_account',
  baseUrl,
});

const fetchToken = (baseUrl: string, options: Parameters<typeof createHttp>[0] = {}, signal = never) =>
  clientWith(options).fetchToken(
    at(baseUrl),
    { ownerId: 'ww1', secret: SECRET, tokenCall: 'stable_token' },
    { signal },
  );

const uploadTo = (
  baseUrl: string,
  file: UploadSource & { readonly type: 'file' },
  options: Parameters<typeof createHttp>[0] = {},
  signal = never,
) => clientWith(options).upload(at(baseUrl), TOKEN, file, { signal, onProgress: () => undefined });

const BIG = 24 * 1024 * 1024;
const bigFile = (closed: () => void = () => undefined): UploadSource & { readonly type: 'file' } => ({
  type: 'file',
  name: 'big.bin',
  size: BIG,
  contentType: 'application/zip',
  async *read() {
    try {
      for (let at = 0; at < BIG; at += 1024 * 1024) yield await Promise.resolve(Buffer.alloc(1024 * 1024));
    } finally {
      closed();
    }
  },
});

describe('a server that is not there', () => {
  test('whose port is closed', async () => {
    const error = errorOf(await fetchToken(`http://127.0.0.1:${await unusedPort()}`));
    expect(error).toEqual({ code: 'host_refused', facts: { phase: 'connect', reason: 'ECONNREFUSED' } });
  });

  test('whose name nobody knows', async () => {
    // A label too long for DNS fails without a question leaving this computer.
    const error = errorOf(await fetchToken(`http://${'x'.repeat(64)}.invalid`));
    expect(error?.code).toBe('host_not_found');
  });

  test('that takes the connection and never finishes the TLS handshake', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const error = errorOf(await fetchToken(`https://127.0.0.1:${port}`, { timeouts: { connect: SHORT } }));
    expect(error).toMatchObject({ code: 'timed_out', facts: { phase: 'connect' } });
    server.close();
  });
});

describe('TLS', () => {
  const certificate = createSelfSignedCertificate();
  const answer = httpAnswer('{"errcode":0,"access_token":"t","expires_in":7200}');

  test('with a certificate signed by itself is refused, and names the reason', async () => {
    const server = await serve((socket) => socket.end(answer), certificate);
    const error = errorOf(await fetchToken(server.origin));
    expect(error).toMatchObject({ code: 'tls_failed', facts: { reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
    expect(server.requests).toHaveLength(0);
  });

  test('with a certificate for another host is refused', async () => {
    const server = await serve((socket) => socket.end(answer), certificate);
    const elsewhere = server.origin.replace('127.0.0.1', 'localhost');
    const error = errorOf(await fetchToken(elsewhere, { trustedCertificates: [certificate.cert] }));
    expect(error).toMatchObject({ code: 'tls_failed', facts: { reason: 'ERR_TLS_CERT_ALTNAME_INVALID' } });
  });

  test('with a certificate that was trusted works', async () => {
    const server = await serve((socket) => socket.end(answer), certificate);
    const result = await fetchToken(server.origin, { trustedCertificates: [certificate.cert] });
    expect(result).toEqual({ ok: true, value: { accessToken: 't', expiresInSeconds: 7200 } });
  });

  test('spoken to a server without it is refused', async () => {
    const server = await serve((socket) => socket.end(answer));
    const origin = server.origin.replace('http:', 'https:');
    const error = errorOf(await fetchToken(origin, { timeouts: { connect: SHORT } }));
    expect(error?.code).toMatch(/^(tls_failed|timed_out)$/);
  });
});

describe('an answer', () => {
  test.each([
    ['that never comes', '', 'answer', { firstByte: SHORT }],
    ['whose headers stop', 'HTTP/1.1 200 OK\r\nContent-', 'answer', { firstByte: SHORT }],
    ['whose body stops', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"errcode"', 'body', { stall: SHORT }],
  ])('%s ends after the wait', async (_, text, phase, timeouts) => {
    const server = await serve((socket) => socket.write(text));
    const error = errorOf(await fetchToken(server.origin, { timeouts }));
    expect(error).toMatchObject({ code: 'timed_out', facts: { phase } });
    await server.idle();
  });

  test('that drips for ever ends after the wait for all of it', async () => {
    const server = await serve((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const timer = setInterval(() => socket.write(' '), 20);
      socket.on('close', () => clearInterval(timer));
    });
    const error = errorOf(await fetchToken(server.origin, { timeouts: { shortAnswer: 2 * SHORT } }));
    expect(error).toEqual({ code: 'timed_out', facts: { phase: 'body' } });
    await server.idle();
  });

  test.each([
    ['cut before it starts', '', { code: 'connection_lost' }],
    ['cut in its headers', 'HTTP/1.1 200 OK\r\nContent-Le', { code: 'connection_lost' }],
    [
      'cut in its body',
      'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"errcode"',
      { code: 'answer_incomplete', facts: { received: 10, expected: 50 } },
    ],
    [
      'cut in a chunked body',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n{"errcode"',
      { code: 'answer_incomplete', facts: { received: 10 } },
    ],
    [
      'cut in its body after announcing that the connection will close',
      'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 50\r\n\r\n{"errcode"',
      { code: 'answer_incomplete', facts: { received: 10, expected: 50 } },
    ],
    [
      'cut in a chunked body after announcing that the connection will close',
      'HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\na\r\n{"errcode"',
      { code: 'answer_incomplete', facts: { received: 10 } },
    ],
    ['that is not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', { code: 'answer_unreadable' }],
    ['with endless headers', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(70_000)}`, { code: 'answer_too_large' }],
  ])('%s says so', async (_, text, expected) => {
    const server = await serve((socket) => socket.end(text));
    expect(errorOf(await fetchToken(server.origin))).toMatchObject(expected);
  });

  test('without a length is read to its end', async () => {
    const server = await serve((socket) =>
      socket.end('HTTP/1.1 200 OK\r\n\r\n{"access_token":"t","expires_in":60}'),
    );
    expect(await fetchToken(server.origin)).toMatchObject({ ok: true, value: { expiresInSeconds: 60 } });
  });

  test('that sends elsewhere is refused, and elsewhere hears nothing', async () => {
    const elsewhere = await serve((socket) => socket.end(httpAnswer('{"access_token":"t"}')));
    const location = `Location: ${elsewhere.origin}/\r\n`;
    const server = await serve((socket) => socket.end(httpAnswer('', location, '302 Found')));
    expect(errorOf(await fetchToken(server.origin))).toEqual({
      code: 'redirect_refused',
      facts: { status: 302 },
    });
    expect(elsewhere.requests).toHaveLength(0);
  });
});

test('no failure holds the URL, the secret or the token', async () => {
  const texts = [
    '',
    'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{',
    'SSH\r\n',
    httpAnswer('<html>', '', '404 X'),
  ];
  for (const text of texts) {
    const server = await serve((socket) => socket.end(text));
    const results = [
      await fetchToken(server.origin),
      await uploadTo(server.origin, { ...fileOf('file', 'a', Buffer.from('a')), type: 'file' }),
      await receive(clientWith(), at(server.origin), TOKEN, 'id'),
    ];
    for (const result of results) {
      expect(result.ok).toBe(false);
      const said = JSON.stringify(result);
      for (const secret of [SECRET, TOKEN, 'http', '127.0.0.1', 'cgi-bin'])
        expect(said).not.toContain(secret);
    }
  }
});

test('an upload says its length and is not chunked', async () => {
  const server = await serve((socket) => socket.end(httpAnswer('{"errcode":-1}')));
  const client = clientWith();
  const file = fileOf('file', '名.txt', Buffer.from('abc'));
  await client.upload(at(server.origin), TOKEN, file, { signal: never, onProgress: () => undefined });
  const [head = ''] = server.requests;
  expect(head).toMatch(/^POST \/cgi-bin\/media\/upload\?access_token=t0ken-Value&type=file HTTP\/1\.1\r\n/);
  expect(head).toMatch(/\r\ncontent-length: \d+\b/i);
  expect(head).toMatch(/\r\ncontent-type: multipart\/form-data; boundary=[\w-]+\b/i);
  expect(head).not.toMatch(/transfer-encoding/i);
});

describe('an upload', () => {
  test('to a server that stops reading ends after the wait, and lets go of the file', async () => {
    const server = await serve((socket) => socket.pause());
    let closed = false;
    const file = bigFile(() => (closed = true));
    const error = errorOf(await uploadTo(server.origin, file, { timeouts: { firstByteOfUpload: SHORT } }));
    expect(error).toMatchObject({ code: 'timed_out', facts: { phase: 'send' } });
    await expect.poll(() => closed).toBe(true);
  });

  test('to a server that reads it all and never answers ends after the wait', async () => {
    const server = await serve((socket) => socket.resume());
    // Long enough for a machine that stalls to go on with the bytes.
    const timeouts = { firstByteOfUpload: 1_500 };
    const error = errorOf(await uploadTo(server.origin, bigFile(), { timeouts }));
    expect(error).toMatchObject({ code: 'timed_out', facts: { phase: 'answer' } });
  });

  test('gets more time for its answer than other calls: the bytes may still be on a slow line', async () => {
    const answer = httpAnswer('{"errcode":0,"media_id":"late","created_at":"1"}');
    const server = await serve((socket) => {
      socket.resume();
      // undici's own clock ticks but once or twice a second.
      setTimeout(() => socket.end(answer), 2_500);
    });
    const timeouts = { firstByte: SHORT, firstByteOfUpload: 10_000 };
    const result = await uploadTo(server.origin, bigFile(), { timeouts });
    expect(result).toEqual({ ok: true, value: { mediaId: 'late', createdAt: 1 } });
    expect(errorOf(await fetchToken(server.origin, { timeouts }))).toMatchObject({ code: 'timed_out' });
  });

  test('that the server cuts off is a lost connection', async () => {
    const server = await serve((socket) => setTimeout(() => socket.destroy(), 20));
    expect(errorOf(await uploadTo(server.origin, bigFile()))).toMatchObject({ code: 'connection_lost' });
  });

  test('that is answered before it is all sent gets that answer', async () => {
    const refusal = httpAnswer('{"errcode":42001,"errmsg":"access_token expired"}');
    const server = await serve((socket) => {
      socket.pause();
      socket.write(refusal);
    });
    let closed = false;
    const file = bigFile(() => (closed = true));
    expect(errorOf(await uploadTo(server.origin, file))).toMatchObject({ errcode: 42001 });
    await expect.poll(() => closed).toBe(true);
    await server.idle();
  });

  test('whose file fails near its end is torn off before the closing boundary', async () => {
    const sent: Buffer[] = [];
    const server = await serve((socket) => socket.on('data', (chunk) => sent.push(chunk)));
    const content = Buffer.alloc(200_000, 'x');
    const file = {
      ...fileOf('file', 'a.txt', content),
      type: 'file' as const,
      async *read() {
        yield await Promise.resolve(content);
        throw new SourceFailure({ code: 'file_changed', facts: { why: 'mtime' } });
      },
    };
    const error = errorOf(await uploadTo(server.origin, file));
    expect(error).toEqual({ code: 'file_changed', facts: { why: 'mtime' } });
    await server.idle();
    expect(Buffer.concat(sent).includes('----media-desk-')).toBe(false);
  });

  test('whose file throws a bug throws it on', async () => {
    const server = await serve((socket) => socket.resume());
    const file = {
      ...fileOf('file', 'a.txt', Buffer.from('abc')),
      type: 'file' as const,
      // eslint-disable-next-line @typescript-eslint/require-await
      async *read(): AsyncGenerator<Uint8Array> {
        throw new TypeError('bug');
      },
    };
    await expect(uploadTo(server.origin, file)).rejects.toThrow(new TypeError('bug'));
    await server.idle();
  });

  test('cancelled before the connection is there is cancelled', async () => {
    const server = await serve((socket) => socket.pause());
    const controller = new AbortController();
    const running = uploadTo(server.origin, bigFile(), {}, controller.signal);
    controller.abort();
    expect(errorOf(await running)).toEqual({ code: 'cancelled' });
    await server.idle();
  });

  test('cancelled while it is sent is cancelled, and lets go of file and connection', async () => {
    const server = await serve((socket) => socket.pause());
    const controller = new AbortController();
    let closed = false;
    const file = {
      ...bigFile(),
      async *read() {
        controller.abort();
        try {
          yield* bigFile().read();
        } finally {
          closed = true;
        }
      },
    };
    expect(errorOf(await uploadTo(server.origin, file, {}, controller.signal))).toEqual({
      code: 'cancelled',
    });
    await expect.poll(() => closed).toBe(true);
    await server.idle();
  });

  test('cancelled before it starts sends nothing', async () => {
    const server = await serve((socket) => socket.resume());
    const error = errorOf(await uploadTo(server.origin, bigFile(), {}, AbortSignal.abort()));
    expect(error).toEqual({ code: 'cancelled' });
    expect(server.requests).toHaveLength(0);
  });
});

describe('a download', () => {
  const HEAD = 'HTTP/1.1 200 OK\r\nContent-Disposition: attachment; filename="a.bin"\r\n';

  test('cancelled half-way is cancelled', async () => {
    const server = await serve((socket) => socket.write(`${HEAD}Content-Length: 10\r\n\r\nabc`));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);
    const result = await receive(clientWith(), at(server.origin), TOKEN, 'id', { signal: controller.signal });
    expect(errorOf(result)).toEqual({ code: 'cancelled' });
    await server.idle();
  });

  test('that cannot be written throws the writer’s error on and closes the connection', async () => {
    const server = await serve((socket) => socket.write(`${HEAD}Content-Length: 10\r\n\r\nabc`));
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const running = clientWith().download(at(server.origin), TOKEN, 'id', {
      signal: never,
      allowPlainHttp: false,
      write: () => Promise.reject(full),
      restart: () => Promise.resolve(),
      onProgress: () => undefined,
    });
    await expect(running).rejects.toBe(full);
    await server.idle();
  });

  // Each of these ends the connection before the reader is done, which undici 7 does not bear by itself.
  test.each([
    ['a length', 'Content-Length: 300000\r\n\r\n', 300_000, true],
    [
      'a length and a closing connection',
      'Connection: close\r\nContent-Length: 300000\r\n\r\n',
      300_000,
      true,
    ],
    ['neither', '\r\n', 300_000, true],
    ['a closing connection only', 'Connection: close\r\n\r\n', 300_000, true],
    ['a length it does not keep', 'Content-Length: 300001\r\n\r\n', 300_000, false],
    [
      'a length it does not keep and a closing connection',
      'Connection: close\r\nContent-Length: 300001\r\n\r\n',
      300_000,
      false,
    ],
  ])('with %s is told whole from half even if written slowly', async (_, rest, length, whole) => {
    const server = await serve((socket) => socket.end(HEAD + rest + 'x'.repeat(length)));
    let written = 0;
    const result = await clientWith().download(at(server.origin), TOKEN, 'id', {
      signal: never,
      allowPlainHttp: false,
      async write(chunk) {
        if (written === 0) await server.idle();
        written += chunk.byteLength;
      },
      restart: () => Promise.resolve(),
      onProgress: () => undefined,
    });
    if (whole) expect(result.ok).toBe(true);
    else expect(errorOf(result)).toMatchObject({ code: 'answer_incomplete', facts: { expected: 300_001 } });
    if (whole) expect(written).toBe(length);
  });

  test('without end is given up at the most we take', async () => {
    const server = await serve((socket) => {
      socket.write(`${HEAD}\r\n`);
      const timer = setInterval(() => socket.write(Buffer.alloc(65_536)), 1);
      socket.on('close', () => clearInterval(timer));
    });
    const result = await receive(clientWith({ maxAnswerBytes: 1_000_000 }), at(server.origin), TOKEN, 'id');
    expect(errorOf(result)).toMatchObject({ code: 'answer_too_large' });
    expect(result.bytes.byteLength).toBeLessThanOrEqual(1_000_000);
    await server.idle();
  });

  test('without a length ends with the connection', async () => {
    const server = await serve((socket) => socket.end(`${HEAD}\r\nabc`));
    const result = await receive(clientWith(), at(server.origin), TOKEN, 'id');
    expect(result).toMatchObject({ ok: true, bytes: Buffer.from('abc') });
  });
});

describe('a video link', () => {
  const VIDEO = httpAnswer('mp4 bytes', 'Content-Type: video/mp4\r\n');
  const linkTo = (url: string) =>
    serve((socket) => socket.end(httpAnswer(JSON.stringify({ video_url: url }))));
  const follow = async (url: string, options: { allowPlainHttp?: boolean; ca?: string } = {}) => {
    const server = await linkTo(url);
    const client = clientWith(options.ca === undefined ? {} : { trustedCertificates: [options.ca] });
    return receive(client, atOfficialAccount(server.origin), TOKEN, 'id', options);
  };
  const redirect = (url: string) => httpAnswer('', `Location: ${url}\r\n`, '302 Found');
  let certificate: ReturnType<typeof createSelfSignedCertificate>;
  beforeEach(() => {
    certificate = createSelfSignedCertificate();
  });

  test('is followed over https, without the token', async () => {
    const videos = await serve((socket) => socket.end(VIDEO), certificate);
    const result = await follow(`${videos.origin}/v?x=1`, { ca: certificate.cert });
    expect(result).toMatchObject({ ok: true, value: { fileName: null } });
    expect(result.bytes.toString()).toBe('mp4 bytes');
    expect(videos.requests).toHaveLength(1);
    expect(videos.requests[0]).toMatch(/^GET \/v\?x=1 /);
    expect(videos.requests[0]).not.toContain(TOKEN);
  });

  test('to plain http elsewhere is followed only with consent', async () => {
    const plain = `http://${'x'.repeat(64)}.invalid/v`;
    expect(errorOf(await follow(plain))).toEqual({ code: 'video_link_plain_http' });
    expect(errorOf(await follow(plain, { allowPlainHttp: true }))?.code).toBe('host_not_found');
  });

  test('to this computer is followed only where the server is on it too', async () => {
    const videos = await serve((socket) => socket.end(VIDEO));
    expect((await follow(`${videos.origin}/v`)).ok).toBe(true);
    const { downloadVideoLink } = await import('../../../electron/wechat/download.ts');
    const http = createHttp({});
    open.push(http);
    const nothing = () => Promise.resolve();
    const sink = { write: nothing, restart: nothing, onProgress: () => undefined };
    const options = { signal: never, intake: createIntake(sink, { bytes: 0, total: null }) };
    for (const allowPlainHttp of [false, true]) {
      for (const link of [`${videos.origin}/v`, 'https://localhost:1/v', 'http://[::ffff:127.0.0.1]:1/v']) {
        const givenBy = 'https://api.weixin.qq.com';
        const result = await downloadVideoLink(http, link, { ...options, allowPlainHttp, givenBy });
        expect(errorOf(result)).toEqual({ code: 'redirect_refused' });
      }
    }
    expect(videos.requests).toHaveLength(1);
  });

  test.each(['file:///etc/passwd', 'javascript:1', 'not a url', 'ftp://127.0.0.1/v'])(
    'to %s is not an answer to read',
    async (url) => {
      expect(errorOf(await follow(url))).toEqual({ code: 'answer_unreadable' });
    },
  );

  test('is followed through three redirects and no further', async () => {
    const server: ScriptedServer = await serve((socket, head) => {
      const left = Number(/^GET \/(\d+)/.exec(head)?.[1]);
      socket.end(left === 0 ? VIDEO : redirect(`/${left - 1}`));
    });
    expect((await follow(`${server.origin}/3`)).ok).toBe(true);
    expect(errorOf(await follow(`${server.origin}/4`))).toEqual({ code: 'redirect_refused' });
  });

  test('is never followed from https down to http', async () => {
    const plain = await serve((socket) => socket.end(VIDEO));
    const secure = await serve((socket) => socket.end(redirect(plain.origin)), certificate);
    const result = await follow(secure.origin, { ca: certificate.cert, allowPlainHttp: true });
    expect(errorOf(result)).toEqual({ code: 'redirect_refused' });
    expect(plain.requests).toHaveLength(0);
  });

  test('that leads to a page is a proxy page, and to half a video an incomplete one', async () => {
    const page = await serve((socket) => socket.end(httpAnswer('<html></html>', '', '403 Forbidden')));
    expect(errorOf(await follow(page.origin))).toMatchObject({ code: 'proxy_page', facts: { status: 403 } });
    const half = await serve((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nmp4'));
    expect(errorOf(await follow(half.origin))).toMatchObject({ code: 'answer_incomplete' });
  });
});
