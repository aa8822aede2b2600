import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RealPlatform } from '../../../electron/contract/account.ts';
import { shouldRefreshToken } from '../../../electron/contract/errcodes/find.ts';
import type { Fault } from '../../../electron/simulator/faults.ts';
import { fileOf } from './multipart-parser.ts';
import { MP4, PNG, receive, startSession, unwrap, type Session } from './session.ts';

/** Rows are of wechat-api.md §9, seen from the client's side. */

let session: Session;
const never = new AbortController().signal;
beforeEach(async () => {
  session = await startSession();
});
afterEach(() => session.close());

const BOTH = ['wecom', 'official_account'] as const;
const ALL = [...BOTH, 'mini_program'] as const;
const NAME = '测试 报告（终）.png';

const set = (...faults: readonly Fault[]): void => session.simulator.faults.set(faults);
const png = { type: 'image', name: NAME, bytes: PNG, contentType: 'image/png' } as const;
const fetchToken = (platform: RealPlatform, changed: object = {}, onServerTime?: (ms: number) => void) =>
  session.client.fetchToken(
    session.endpointOf(platform),
    { ...session.credentialsOf(platform), ...changed },
    { signal: never, ...(onServerTime ? { onServerTime } : {}) },
  );
const refused = (errcode: number) => ({ ok: false, error: { code: 'api_refused', errcode } });

/** Each call by itself, with the token and the media_id got before any fault is set. */
async function callsOf(platform: RealPlatform, client = session.client) {
  const token = await session.tokenOf(platform);
  const mediaId = await session.mediaIdOf(platform, 'image', NAME, PNG);
  const endpoint = session.endpointOf(platform);
  return {
    token: () => client.fetchToken(endpoint, session.credentialsOf(platform), { signal: never }),
    upload: () =>
      client.upload(endpoint, token, fileOf('image', NAME, PNG), {
        signal: never,
        onProgress: () => undefined,
      }),
    get: () => receive(client, endpoint, token, mediaId),
  };
}

describe('rows 1, 3, 4: a token', () => {
  test.each(ALL)('of %s comes with its life, and the same one while it lives', async (platform) => {
    const first = unwrap(await fetchToken(platform));
    expect(first.expiresInSeconds).toBeGreaterThan(7000);
    expect(first.accessToken.length).toBeGreaterThan(20);
    expect(unwrap(await fetchToken(platform)).accessToken).toBe(first.accessToken);
  });

  test('of the older call is another each time', async () => {
    const first = unwrap(await fetchToken('official_account', { tokenCall: 'token' }));
    const second = unwrap(await fetchToken('official_account', { tokenCall: 'token' }));
    expect(second.accessToken).not.toBe(first.accessToken);
    expect(session.simulator.log.map((call) => call.operation)).toEqual(['token', 'token']);
  });
});

describe('row 2: credentials', () => {
  test.each([
    ['wecom', { secret: 'wrong' }, 40001],
    ['wecom', { ownerId: 'wwnobody' }, 40013],
    ['wecom', { ownerId: '' }, 41002],
    ['wecom', { secret: '' }, 41004],
    ['official_account', { secret: 'wrong' }, 40125],
    ['official_account', { ownerId: 'wxnobody' }, 40013],
    ['mini_program', { secret: '' }, 41004],
  ] as const)('of %s that are wrong %j are refused with %i', async (platform, changed, errcode) => {
    expect(await fetchToken(platform, changed)).toMatchObject({
      ...refused(errcode),
      error: { errcode, call: 'token' },
    });
  });

  test('of another company are told apart', async () => {
    const { corpsecret } = session.simulator.apps.wecomOtherCorp;
    expect(await fetchToken('wecom', { secret: corpsecret })).toMatchObject(refused(40091));
  });
});

describe('rows 6 and 7: an IP that is not allowed', () => {
  test('is named by an Official Account on the token call', async () => {
    set({ ipAllowed: false });
    expect(await fetchToken('official_account')).toMatchObject({
      error: { errcode: 40164, facts: { ip: '203.0.113.7' } },
    });
  });

  test('is named by WeCom on media calls only', async () => {
    const calls = await callsOf('wecom');
    set({ ipAllowed: false });
    expect((await calls.token()).ok).toBe(true);
    for (const result of [await calls.upload(), await calls.get()]) {
      expect(result).toMatchObject({ error: { errcode: 60020, facts: { ip: '203.0.113.7' } } });
    }
  });
});

describe('row 8: a token that is no good', () => {
  test.each(BOTH)('is recognised on %s as one to refresh', async (platform) => {
    const endpoint = session.endpointOf(platform);
    const calls = await callsOf(platform);
    set({ expireTokens: true, times: 1 });
    const expired = await calls.get();
    const garbage = await receive(session.client, endpoint, 'garbage', 'id');
    const missing = await receive(session.client, endpoint, '', 'id');
    const codes = [expired, garbage, missing].map((result) => (result.ok ? null : result.error.errcode));
    expect(codes).toEqual([42001, 40014, 41001]);
    const refreshes = codes.map((code) => shouldRefreshToken(endpoint.dialect, code ?? 0, 'get'));
    expect(refreshes).toEqual([true, true, false]);
  });
});

describe('rows 9 to 12: an upload', () => {
  const forms: readonly (readonly [RealPlatform, string, Fault])[] = [
    ['wecom', 'with errcode', {}],
    ['wecom', 'with an empty errmsg', { emptyErrmsg: true }],
    ['wecom', 'without errcode', { legacy: true }],
    ['wecom', 'with created_at as a number', { swapCreatedAt: true }],
    ['official_account', 'without errcode', {}],
    ['official_account', 'with errcode', { explicitErrcode: true }],
    ['official_account', 'with created_at as a string', { swapCreatedAt: true }],
    ['official_account', 'served as text/plain', { textPlain: true }],
    ['official_account', 'after a byte order mark', { bom: true }],
    ['mini_program', 'without errcode', {}],
  ];

  test.each(forms)('to %s answered %s gives media_id and created_at', async (platform, _, fault) => {
    set({ ...fault, on: 'upload' });
    const before = Math.floor(Date.now() / 1000);
    const media = unwrap(await session.upload(platform, png));
    const stored = session.simulator.media()[0];
    expect(media).toMatchObject({ mediaId: stored?.mediaId });
    expect(stored?.type).toBe('image');
    expect(media.createdAt).toBeGreaterThanOrEqual(before);
    expect(media.createdAt).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000));
  });

  test('of a thumb gives the thumb_media_id', async () => {
    const jpg = Buffer.concat([
      Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
      Buffer.from('ffd9', 'hex'),
    ]);
    const media = unwrap(
      await session.upload('official_account', { type: 'thumb', name: 'a.jpg', bytes: jpg }),
    );
    const stored = session.simulator.media()[0];
    expect(stored?.type).toBe('thumb');
    expect(media.mediaId).toBe(stored?.mediaId);
  });
});

describe('rows 13 to 20: the multipart body', () => {
  test.each(BOTH)('is accepted by %s at its strictest, with an exact filelength', async (platform) => {
    set({ strictFilelength: true, chunked: 'refuse' });
    expect((await session.upload(platform, png)).ok).toBe(true);
    expect(session.simulator.log.at(-1)?.flags).toEqual([]);
  });

  test.each(['测试 报告（终）.png', '🎉 a&b=c%20d;e.png', '=?utf-8?B?5rWL?=.png', "it's (1) [x].png"])(
    'keeps the name %s as it is',
    async (name) => {
      for (const platform of BOTH) {
        unwrap(await session.upload(platform, { ...png, name }));
        expect(session.simulator.media().at(-1)?.filename).toBe(name);
      }
    },
  );

  test('makes an unusable name harmless rather than fail', async () => {
    unwrap(await session.upload('wecom', { ...png, name: 'a"b\r\nX: y/../c.png' }));
    expect(session.simulator.media().at(-1)?.filename).toBe('a_b__X: y_.._c.png');
  });
});

describe('rows 21 to 24: what is refused', () => {
  const file = (bytes: number) => ({ type: 'file', name: 'a.bin', bytes: Buffer.alloc(bytes, 1) }) as const;
  const text = Buffer.from('plain text');

  test.each([
    ['wecom', file(0), 44001],
    ['wecom', file(5), 40006],
    ['wecom', file(20 * 1024 * 1024 + 1), 45001],
    ['wecom', { type: 'thumb', name: 'a.jpg', bytes: PNG }, 40005],
    ['wecom', { type: 'image', name: 'a.png', bytes: text }, 40004],
    ['wecom', { type: 'voice', name: 'a.amr', bytes: text }, 301017],
    ['official_account', { type: 'file', name: 'a.bin', bytes: text }, 40004],
    ['official_account', { type: 'image', name: 'a', bytes: PNG }, 40005],
    ['official_account', { type: 'image', name: 'a.png', bytes: MP4 }, 40005],
    ['mini_program', { type: 'voice', name: 'a.amr', bytes: text }, 40004],
  ] as const)('%s refuses %j', async (platform, input, errcode) => {
    expect(await session.upload(platform, input)).toMatchObject({
      ok: false,
      error: { code: 'api_refused', errcode, call: 'upload' },
    });
  });

  test('six bytes are enough', async () => {
    expect((await session.upload('wecom', file(6))).ok).toBe(true);
  });
});

describe('rows 26 to 28 and 33: a download', () => {
  test.each(BOTH)('from %s is byte for byte, with its name', async (platform) => {
    const mediaId = await session.mediaIdOf(platform, 'image', NAME, PNG);
    const result = await session.download(platform, mediaId);
    expect(result).toMatchObject({ ok: true, value: { fileName: NAME } });
    expect(result.bytes.equals(PNG)).toBe(true);
  });

  test.each([
    ['star', NAME],
    ['no-extension', 'voice'],
    ['extension-only', '.png'],
    ['unquoted', NAME],
    ['gbk', '测试.jpg'],
    ['traversal', 'evil.txt'],
    ['semicolon', 'price; list.jpg'],
    ['absent', null],
  ] as const)('whose name has the form %s is called %j', async (nameForm, fileName) => {
    const mediaId = await session.mediaIdOf('wecom', 'file', NAME, PNG);
    set({ nameForm });
    const result = await session.download('wecom', mediaId);
    expect(result).toMatchObject({ ok: true, value: { fileName } });
    expect(result.bytes.equals(PNG)).toBe(true);
  });

  test.each([
    '{"errcode":40007,"errmsg":"invalid media_id"}',
    '{\\rtf1}',
    '{"video_url":"http://x/"}',
    '<html></html>',
  ])('of a file that holds %s is that file, whatever its Content-Type', async (content) => {
    const mediaId = await session.mediaIdOf('wecom', 'file', 'a.json', Buffer.from(content));
    for (const contentType of ['application/octet-stream', 'text/plain', 'application/json', 'text/html']) {
      set({ contentType });
      const result = await session.download('wecom', mediaId);
      expect(result).toMatchObject({ ok: true, value: { fileName: 'a.json' } });
      expect(result.bytes.toString()).toBe(content);
    }
  });

  test('of 20 MB is whole, its progress never falls and ends at the total', async () => {
    const bytes = Buffer.alloc(20 * 1024 * 1024, 'ab');
    const sent: number[] = [];
    const got: number[] = [];
    const endpoint = session.endpointOf('wecom');
    const token = await session.tokenOf('wecom');
    const media = unwrap(
      await session.client.upload(endpoint, token, fileOf('file', 'big.bin', bytes), {
        signal: never,
        onProgress: (count) => sent.push(count),
      }),
    );
    let at = 0;
    const result = await session.client.download(endpoint, token, media.mediaId, {
      signal: never,
      allowPlainHttp: false,
      write: (chunk) => {
        expect(Buffer.from(chunk).equals(bytes.subarray(at, at + chunk.byteLength))).toBe(true);
        at += chunk.byteLength;
        return Promise.resolve();
      },
      restart: () => Promise.reject(new Error('begun anew')),
      onProgress: (count, total) => {
        expect(total).toBe(bytes.byteLength);
        got.push(count);
      },
    });
    expect(result.ok).toBe(true);
    for (const counts of [sent, got]) {
      expect(counts.at(-1)).toBe(bytes.byteLength);
      expect(counts.every((count, index) => count > (counts[index - 1] ?? 0))).toBe(true);
    }
  });
});

describe('rows 29 to 31: a media_id that is not there', () => {
  test.each(BOTH)('is refused by %s, as JSON or as text', async (platform) => {
    for (const fault of [{}, { textPlain: true }, { bom: true }, { controlCharacter: true }]) {
      set({ ...fault, on: 'get' });
      const result = await session.download(platform, 'no-such-id "x"\n');
      expect(result).toMatchObject({
        ok: false,
        error: { code: 'api_refused', errcode: 40007, call: 'get' },
      });
      expect(result.bytes).toHaveLength(0);
    }
  });

  test('is refused with the string "40004" in the form of the enterprise-account document', async () => {
    set({ legacy: true });
    expect(await session.download('wecom', 'no-such-id')).toMatchObject({
      error: { code: 'api_refused', errcode: 40004, errmsg: 'invalid media_id' },
    });
  });

  test('is refused where it was left out', async () => {
    expect(await session.download('wecom', '')).toMatchObject(refused(41006));
  });

  test('is refused to another company and another appid (row 40)', async () => {
    const { wecomOtherCorp, wecomSecondApp, otherOfficialAccount } = session.simulator.apps;
    const getAs = async (platform: RealPlatform, ownerId: string, secret: string, mediaId: string) => {
      const token = unwrap(await fetchToken(platform, { ownerId, secret })).accessToken;
      return receive(session.client, session.endpointOf(platform), token, mediaId);
    };
    const ofCorp = await session.mediaIdOf('wecom', 'image', NAME, PNG);
    const ofAppid = await session.mediaIdOf('official_account', 'image', NAME, PNG);
    expect((await getAs('wecom', wecomSecondApp.corpid, wecomSecondApp.corpsecret, ofCorp)).ok).toBe(true);
    expect(await getAs('wecom', wecomOtherCorp.corpid, wecomOtherCorp.corpsecret, ofCorp)).toMatchObject(
      refused(40007),
    );
    const { appid, secret } = otherOfficialAccount;
    expect(await getAs('official_account', appid, secret, ofAppid)).toMatchObject(refused(40007));
  });
});

describe('row 32: a video of an Official Account', () => {
  test.each([
    ['as a link', 'http'],
    ['raw', null],
  ] as const)('comes %s', async (_, videoUrl) => {
    const mediaId = await session.mediaIdOf('official_account', 'video', '片.mp4', MP4);
    set({ videoUrl });
    const result = await session.download('official_account', mediaId);
    expect(result).toMatchObject({ ok: true, value: { fileName: '片.mp4' } });
    expect(result.bytes.equals(MP4)).toBe(true);
  });

  test('as an https link is asked for over TLS', async () => {
    const mediaId = await session.mediaIdOf('official_account', 'video', 'a.mp4', MP4);
    set({ videoUrl: 'https' });
    const result = await session.download('official_account', mediaId);
    // The simulator speaks no TLS; that it was tried is what counts here.
    expect(result.ok ? null : result.error.code).toMatch(/^(tls_failed|connection_lost|timed_out)$/);
  });

  test('is streamed by WeCom', async () => {
    const mediaId = await session.mediaIdOf('wecom', 'video', 'a.mp4', MP4);
    expect((await session.download('wecom', mediaId)).bytes.equals(MP4)).toBe(true);
  });
});

describe('row 37: a body that does not come whole', () => {
  test.each(BOTH)('is never taken for a file on %s', async (platform) => {
    const mediaId = await session.mediaIdOf(platform, 'image', NAME, PNG);
    set({ on: 'get', cutAfterBytes: 40 });
    expect(await session.download(platform, mediaId)).toMatchObject({
      ok: false,
      error: { code: 'answer_incomplete', facts: { received: 40, expected: PNG.byteLength } },
    });
    set({ on: 'get', cutAfterBytes: 0 });
    expect(await session.download(platform, mediaId)).toMatchObject({ error: { code: 'answer_incomplete' } });
  });

  test('that drips is whole in the end', async () => {
    const mediaId = await session.mediaIdOf('wecom', 'image', NAME, PNG);
    set({ on: 'get', dripBytesPerSecond: 200 });
    expect((await session.download('wecom', mediaId)).bytes.equals(PNG)).toBe(true);
  });
});

describe('rows 37 and 42 on every call', () => {
  const faults: readonly (readonly [string, Fault, object])[] = [
    ['a page with 200', { html: 200 }, { code: 'proxy_page', facts: { status: 200 } }],
    ['a page with 404', { html: 404 }, { code: 'proxy_page', facts: { status: 404 } }],
    ['a page with 502', { html: 502 }, { code: 'proxy_page', facts: { status: 502 } }],
    ['a page with 503', { html: 503 }, { code: 'proxy_page', facts: { status: 503 } }],
    ['nothing', { empty: true }, { code: 'answer_empty' }],
    ['no reply', { closeBeforeResponse: true }, { code: 'connection_lost' }],
    ['silence', { stall: 'before-headers' }, { code: 'timed_out', facts: { phase: 'answer' } }],
    ['half a body', { cutAfterBytes: 10 }, { code: 'answer_incomplete', facts: { received: 10 } }],
    ['half a body and silence', { stall: 'in-body' }, { code: 'timed_out', facts: { phase: 'body' } }],
    [
      'a redirect',
      { redirectTo: 'http://127.0.0.1:9/x' },
      { code: 'redirect_refused', facts: { status: 302 } },
    ],
    ['busy', { errcode: -1 }, { code: 'api_refused', errcode: -1 }],
    ['an errcode nobody knows', { errcode: 99999 }, { code: 'api_refused', errcode: 99999 }],
    [
      'a control character',
      { errcode: 45009, controlCharacter: true },
      { code: 'api_refused', errcode: 45009 },
    ],
    ['a byte order mark', { errcode: 45009, bom: true }, { code: 'api_refused', errcode: 45009 }],
    ['plain text', { errcode: 45009, textPlain: true }, { code: 'api_refused', errcode: 45009 }],
  ];

  test.each(faults)('%s ends each call with the right error, and the next works', async (_, fault, error) => {
    for (const platform of BOTH) {
      const faulty = await callsOf(
        platform,
        fault.stall ? session.impatientClients[fault.stall] : session.client,
      );
      const next = await callsOf(platform);
      set(fault);
      const results = await Promise.all([faulty.token(), faulty.upload(), faulty.get()]);
      for (const result of results) expect(result).toMatchObject({ ok: false, error });
      session.simulator.faults.clear();
      for (const call of [next.token, next.upload, next.get])
        expect(await call()).toMatchObject({ ok: true });
    }
  });
});

test('row 41: -1 for the first calls, then success', async () => {
  const calls = await callsOf('wecom');
  set({ errcode: -1, times: 2 });
  expect(await calls.get()).toMatchObject(refused(-1));
  expect(await calls.get()).toMatchObject(refused(-1));
  expect((await calls.get()).ok).toBe(true);
});

test('row 41: 45033 where one media_id is fetched too often at once', async () => {
  const calls = await callsOf('wecom');
  // All three are to be there before the first is answered, on a machine that stalls too.
  set({ concurrency: 1, latencyMs: 2_000 });
  const results = await Promise.all([calls.get(), calls.get(), calls.get()]);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  for (const result of results.filter((one) => !one.ok)) expect(result).toMatchObject(refused(45033));
});

test('row 44: the base URL may have a further path prefix', async () => {
  const endpoint = { ...session.endpointOf('wecom'), baseUrl: `${session.origin}/wx/wecom` };
  const token = unwrap(
    await session.client.fetchToken(endpoint, session.credentialsOf('wecom'), { signal: never }),
  ).accessToken;
  expect(session.simulator.log.at(-1)?.path).toBe('/wx/wecom/cgi-bin/gettoken');
  expect(await receive(session.client, endpoint, token, 'x')).toMatchObject(refused(40007));
});

test('row 42: a base URL that leads elsewhere on the host says that a proxy answered', async () => {
  const endpoint = { ...session.endpointOf('wecom'), baseUrl: session.origin };
  const result = await session.client.fetchToken(endpoint, session.credentialsOf('wecom'), { signal: never });
  expect(result).toMatchObject({ error: { code: 'proxy_page', facts: { status: 404 } } });
});

describe('row 50: the server’s clock', () => {
  test.each([-7200, 0, 7200])(
    'being off by %i s is reported and does not spoil created_at',
    async (seconds) => {
      set({ clockOffsetSeconds: seconds });
      const offsets: number[] = [];
      unwrap(await fetchToken('official_account', {}, (ms) => offsets.push(ms)));
      expect(offsets).toHaveLength(1);
      expect(Math.abs((offsets[0] ?? NaN) - seconds * 1000)).toBeLessThan(60_000);
      const { createdAt } = unwrap(await session.upload('official_account', png));
      expect(Math.abs((createdAt ?? NaN) - Date.now() / 1000 - seconds)).toBeLessThan(60);
    },
  );

  test('is taken from a refusal too, but not from a proxy’s page', async () => {
    const offsets: number[] = [];
    set({ errcode: -1, times: 1 });
    await fetchToken('wecom', {}, (ms) => offsets.push(ms));
    expect(offsets).toHaveLength(1);
    set({ html: 502 });
    await fetchToken('wecom', {}, (ms) => offsets.push(ms));
    expect(offsets).toHaveLength(1);
  });
});

test('an upload whose file changes at the last moment leaves nothing on the server', async () => {
  const token = await session.tokenOf('wecom');
  const changing = { ...fileOf('file', 'a.bin', Buffer.alloc(100_000)), size: 100_001 };
  const result = await session.client.upload(session.endpointOf('wecom'), token, changing, {
    signal: never,
    onProgress: () => undefined,
  });
  expect(result).toEqual({ ok: false, error: { code: 'file_changed' } });
  await expect.poll(() => session.simulator.log.at(-1)?.flags).toContain('connection lost');
  expect(session.simulator.media()).toHaveLength(0);
});

test('two hundred uploads at once each get their own media_id', async () => {
  const endpoint = session.endpointOf('wecom');
  const token = await session.tokenOf('wecom');
  const numbers = Array.from({ length: 200 }, (_, index) => index);
  const results = await Promise.all(
    numbers.map((number) =>
      session.client.upload(endpoint, token, fileOf('file', `${number}.txt`, Buffer.from(`file ${number}`)), {
        signal: new AbortController().signal,
        onProgress: () => undefined,
      }),
    ),
  );
  const stored = new Map(session.simulator.media().map(({ mediaId, filename }) => [mediaId, filename]));
  results.forEach((result, number) => expect(stored.get(unwrap(result).mediaId)).toBe(`${number}.txt`));
});
