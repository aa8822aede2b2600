import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dialectOf, type RealPlatform } from '../../../electron/contract/account.ts';
import type { Fault } from '../../../electron/simulator/faults.ts';
import { createSimulator } from '../../../electron/simulator/simulator.ts';
import { createWechatClient } from '../../../electron/wechat/client.ts';
import { createHttp, type HttpTimeouts } from '../../../electron/wechat/http.ts';
import { createCountingRelay } from './counting-relay.ts';
import { MP4, unwrap } from './session.ts';

const THREE_DAYS_MS = 72 * 60 * 60 * 1000;
const MB = 1024 * 1024;

/** A client whose every byte received is counted. */
async function setUp(platform: RealPlatform, timeouts: Partial<HttpTimeouts> = {}) {
  let now = Date.now();
  const simulator = await createSimulator({ dataDir: null, now: () => now });
  const relay = await createCountingRelay((await simulator.listen()).origin);
  const http = createHttp({ timeouts });
  const patientHttp = createHttp({});
  onTestFinished(async () => {
    await Promise.all([http.close(), patientHttp.close()]);
    await relay.close();
    await simulator.close();
  });
  const client = createWechatClient({ http, now: () => now });
  const patient = createWechatClient({ http: patientHttp, now: () => now });
  const { wecom, officialAccount } = simulator.apps;
  const isWecom = platform === 'wecom';
  const owner = isWecom ? wecom.corpid : officialAccount.appid;
  const secret = isWecom ? wecom.corpsecret : officialAccount.secret;
  const baseUrl = `${relay.origin}/${isWecom ? 'wecom' : 'oa'}`;
  const endpoint = { platform, dialect: dialectOf(platform), baseUrl };
  const { signal } = new AbortController();
  const credentials = { ownerId: owner, secret, tokenCall: 'stable_token' } as const;
  const tokenOf = async () => unwrap(await patient.fetchToken(endpoint, credentials, { signal })).accessToken;
  let token = await tokenOf();
  const store = (bytes: Buffer, more: { owner?: string; type?: 'file' | 'video' } = {}) =>
    simulator.receive({ owner, type: 'file', filename: 'a.bin', bytes, ...more });
  return {
    simulator,
    store,
    received: relay.received,
    probe: (mediaId: string) => client.probe(endpoint, token, mediaId, { signal }),
    fault: (fault: Fault) => simulator.faults.set({ on: 'get', ...fault }),
    expire: async () => {
      now += THREE_DAYS_MS;
      token = await tokenOf();
    },
    lastGet: () => simulator.log.findLast(({ operation }) => operation === 'get'),
  };
}

const ALIVE = { ok: true, value: { alive: true } };
const GONE = { ok: true, value: { alive: false } };

describe('a probe of WeCom', () => {
  test('costs one byte of the file, however large that is', async () => {
    const { store, probe, lastGet, received } = await setUp('wecom');
    const mediaId = await store(randomBytes(25 * MB));
    const before = received();
    expect(await probe(mediaId)).toEqual(ALIVE);
    expect(lastGet()).toMatchObject({ range: 'bytes=0-0', status: 206, responseBytes: 1 });
    // The head and that byte.
    expect(received() - before).toBeLessThan(1024);
  });

  test('ends a server that sends the whole file instead', async () => {
    const { store, probe, fault, lastGet, received } = await setUp('wecom');
    const mediaId = await store(randomBytes(15 * MB));
    fault({ ignoreRange: true });
    const before = received();
    expect(await probe(mediaId)).toEqual(ALIVE);
    expect(lastGet()?.status).toBe(200);
    await delay(50);
    expect(received() - before).toBeLessThan(8 * MB);
  });

  test('has no answer where the 206 is of something else', async () => {
    const { store, probe, fault } = await setUp('wecom');
    const mediaId = await store(randomBytes(2000));
    fault({ contentRange: 'other-start' });
    expect(await probe(mediaId)).toMatchObject({ ok: false, error: { code: 'http_status' } });
  });
});

describe('a probe of an Official Account', () => {
  test('asks for no Range, and takes the beginning of the file only', async () => {
    const { store, probe, lastGet, received } = await setUp('official_account');
    const mediaId = await store(randomBytes(60 * MB));
    const before = received();
    expect(await probe(mediaId)).toEqual(ALIVE);
    expect(lastGet()).toMatchObject({ range: null, status: 200 });
    await delay(50);
    expect(received() - before).toBeLessThan(8 * MB);
  });

  test('takes the link of a video for an answer, and does not follow it', async () => {
    const { simulator, store, probe } = await setUp('official_account');
    const mediaId = await store(MP4, { type: 'video' });
    expect(await probe(mediaId)).toEqual(ALIVE);
    expect(simulator.log.some(({ operation }) => operation === 'video')).toBe(false);
  });
});

describe.each(['wecom', 'official_account'] as const)('a probe on %s', (platform) => {
  test('tells that a media_id has expired, is another company’s, or never was', async () => {
    const { store, probe, expire, simulator } = await setUp(platform);
    const own = await store(randomBytes(100));
    const other = platform === 'wecom' ? 'ww0000000000000000' : 'wx0000000000000000';
    const foreign = await store(randomBytes(100), { owner: other });
    expect(await probe(own)).toEqual(ALIVE);
    expect(await probe(foreign)).toEqual(GONE);
    expect(await probe('M0-never-was-there')).toEqual(GONE);
    await expire();
    expect(await probe(own)).toEqual(GONE);
    expect(simulator.media()).toEqual([]);
  });

  test('takes a file without a disposition for alive, and one that looks like a refusal', async () => {
    const { store, probe, fault } = await setUp(platform);
    const refusal = await store(Buffer.from('{"errcode":40007,"errmsg":"invalid media_id"}'));
    expect(await probe(refusal)).toEqual(ALIVE);
    fault({ nameForm: 'absent' });
    expect(await probe(await store(randomBytes(3000)))).toEqual(ALIVE);
  });

  test.each([
    [{ errcode: 45009 }, { code: 'api_refused', errcode: 45009, call: 'get' }],
    [{ expireTokens: true }, { code: 'api_refused', errcode: 42001, call: 'get' }],
    [{ html: 200 }, { code: 'proxy_page' }],
    [{ html: 502 }, { code: 'proxy_page' }],
    [{ empty: true }, { code: 'answer_empty' }],
    [{ stall: 'before-headers' }, { code: 'timed_out' }],
    [{ reset: 'before-body' }, { code: 'connection_lost' }],
  ] as const)('says nothing of the media_id after %o', async (fault, error) => {
    const scene = await setUp(platform, 'stall' in fault ? { firstByte: 500 } : {});
    const mediaId = await scene.store(randomBytes(2000));
    scene.fault(fault);
    expect(await scene.probe(mediaId)).toMatchObject({ ok: false, error });
  });
});

test('a media_id of WeCom in the form of the enterprise-account document is gone too', async () => {
  const { probe, fault } = await setUp('wecom');
  fault({ legacy: true });
  expect(await probe('M0-never-was-there')).toEqual(GONE);
});
