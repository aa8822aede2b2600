import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MAX_JSON_BYTES,
  readAnswer,
  readInteger,
  readJsonObject,
  type CallContext,
} from '../../../electron/wechat/answer.ts';
import { OFFICIAL_ACCOUNT } from '../../../electron/wechat/official-account.ts';
import { WECOM } from '../../../electron/wechat/wecom.ts';
import { fakeAnswer } from './fake-answer.ts';

const wecom: CallContext = { call: 'upload', secrets: ['T0ken/+x', ''], ipPatterns: WECOM.ipPatterns };
const oa: CallContext = { ...wecom, ipPatterns: OFFICIAL_ACCOUNT.ipPatterns };

const readWecomUpload = (body: string | Uint8Array, options?: Parameters<typeof fakeAnswer>[1]) =>
  readAnswer(fakeAnswer(body, options), wecom, WECOM.readUpload);
const readOaUpload = (body: string) => readAnswer(fakeAnswer(body), oa, OFFICIAL_ACCOUNT.readUpload);

describe('a successful upload', () => {
  test.each([
    [
      'of WeCom now, created_at a string',
      '{"errcode":0,"errmsg":"","type":"image","media_id":"1G6nrL","created_at":"1380000000"}',
      { mediaId: '1G6nrL', createdAt: 1380000000 },
    ],
    [
      'of the enterprise-account document, without errcode',
      '{"type":"image","media_id":"0000001","created_at":"1380000000"}',
      { mediaId: '0000001', createdAt: 1380000000 },
    ],
    [
      'with errcode as the string "0"',
      '{"errcode":"0","media_id":"x","created_at":1380000000}',
      { mediaId: 'x', createdAt: 1380000000 },
    ],
    ['without created_at', '{"errcode":0,"media_id":"x"}', { mediaId: 'x', createdAt: null }],
    [
      'with an unreadable created_at',
      '{"media_id":"x","created_at":"yesterday"}',
      { mediaId: 'x', createdAt: null },
    ],
    ['with created_at 0', '{"media_id":"x","created_at":0}', { mediaId: 'x', createdAt: null }],
    ['after a byte order mark', '\ufeff{"media_id":"x","created_at":1}', { mediaId: 'x', createdAt: 1 }],
    [
      'with raw control characters',
      '{"errcode":0,"errmsg":"o\u0002\nk","media_id":"x","created_at":1}\u0000',
      { mediaId: 'x', createdAt: 1 },
    ],
  ])('%s', async (_, body, value) => {
    expect(await readWecomUpload(body)).toEqual({ ok: true, value });
  });

  test('of a thumb gives its thumb_media_id', async () => {
    expect(await readOaUpload('{"type":"thumb","thumb_media_id":"t","created_at":1380000000}')).toEqual({
      ok: true,
      value: { mediaId: 't', createdAt: 1380000000 },
    });
  });

  test('in pieces of one byte', async () => {
    expect(await readWecomUpload('{"media_id":"测试"}', { pieceBytes: 1 })).toMatchObject({
      value: { mediaId: '测试' },
    });
  });
});

describe('a refusal', () => {
  test.each([
    ['{"errcode":40004,"errmsg":"invalid media type"}', 40004],
    ['{"errcode":"40004","errmsg":"invalid media_id"}', 40004],
    ['{"errcode":-1,"errmsg":"system busy"}', -1],
    ['{"errcode":45009}', 45009],
    // An errcode wins over everything beside it.
    ['{"errcode":40007,"errmsg":"no","media_id":"x"}', 40007],
  ])('%s', async (body, errcode) => {
    expect(await readWecomUpload(body)).toMatchObject({
      ok: false,
      error: { code: 'api_refused', errcode, call: 'upload' },
    });
  });

  test('counts whatever the HTTP status and Content-Type', async () => {
    const options = { status: 400, headers: { 'content-type': 'text/html' } };
    expect(await readWecomUpload('{"errcode":41001}', options)).toMatchObject({ error: { errcode: 41001 } });
  });

  test.each([
    [
      wecom,
      60020,
      'not allow to access from your ip, hint: [1658_1_ab], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=60020',
      '203.0.113.7',
    ],
    [
      oa,
      40164,
      'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 618b7228',
      '203.0.113.7',
    ],
    [oa, 40164, 'invalid ip 2001:db8::7 ipv6 2001:db8::7, not in whitelist rid: 618b7228', '2001:db8::7'],
    [oa, 40164, 'invalid ip ::ffff:203.0.113.7, not in whitelist', '203.0.113.7'],
  ])('%o of an IP names the IP', async (context, errcode, errmsg, ip) => {
    const result = await readAnswer(fakeAnswer(JSON.stringify({ errcode, errmsg })), context, () => null);
    expect(result).toMatchObject({ error: { errcode, facts: { ip } } });
  });

  test.each([
    [40001, 'from ip: 203.0.113.7'],
    [60020, 'from ip: 999.1.1.1'],
    [60020, 'from ip: javascript'],
    [60020, 'nothing of it'],
  ])('%i with %j names none', async (errcode, errmsg) => {
    const result = await readWecomUpload(JSON.stringify({ errcode, errmsg }));
    expect(result.ok ? null : result.error).not.toHaveProperty('facts');
  });

  test('has no token or secret left in its errmsg, and at most 500 characters', async () => {
    const errmsg = `bad T0ken/+x or T0ken%2F%2Bx, see ?access_token=other&secret=more "corpsecret":"third" ${'长'.repeat(600)}`;
    const result = await readWecomUpload(JSON.stringify({ errcode: 40014, errmsg }));
    const text = result.ok ? '' : (result.error.errmsg ?? '');
    expect(text).toMatch(/^bad … or …, see \?access_token=…&secret=… "corpsecret":"…" 长+$/);
    expect(Array.from(text)).toHaveLength(500);
  });
});

describe('an answer that is neither', () => {
  const html = '<html><head><title>502 Bad Gateway</title></head></html>';
  test.each([
    ['nothing', '', {}, 'answer_empty'],
    ['half an object', '{"errcode":0,"media_', {}, 'answer_unreadable'],
    ['an empty object', '{}', {}, 'answer_unreadable'],
    ['an empty media_id', '{"errcode":0,"media_id":""}', {}, 'answer_unreadable'],
    ['a media_id that is no string', '{"errcode":0,"media_id":7}', {}, 'answer_unreadable'],
    ['an errcode that is no number', '{"errcode":"none","media_id":"x"}', {}, 'answer_unreadable'],
    ['a list', '[1]', {}, 'answer_unreadable'],
    ['null', 'null', {}, 'answer_unreadable'],
    ['XML', '<xml></xml>', {}, 'answer_unreadable'],
    ['a page', html, {}, 'proxy_page'],
    [
      'a page by its header',
      'Sorry',
      { headers: { 'content-type': 'text/html; charset=gbk' } },
      'proxy_page',
    ],
    ['a page after a comment', `<!-- x -->\n  <!DOCTYPE html>${html}`, {}, 'proxy_page'],
    ['a page with a status', html, { status: 502 }, 'proxy_page'],
    ['a long page', html + 'x'.repeat(100_000), { status: 404 }, 'proxy_page'],
    ['a status alone', '', { status: 503 }, 'http_status'],
    ['a success under a wrong status', '{"media_id":"x"}', { status: 500 }, 'http_status'],
    ['412 with a page', html, { status: 412 }, 'length_required'],
    ['a redirect', html, { status: 302, headers: { location: 'https://elsewhere/' } }, 'redirect_refused'],
    ['too long to be an answer', `{"media_id":"${'x'.repeat(MAX_JSON_BYTES)}"}`, {}, 'answer_too_large'],
  ])('%s', async (_, body, options, code) => {
    expect(await readWecomUpload(body, options)).toMatchObject({ ok: false, error: { code } });
  });
});

test('a token answer is read with and without errcode, and its life as number or string', () => {
  expect(WECOM.readToken({ errcode: 0, access_token: 't', expires_in: 7200 })).toEqual({
    accessToken: 't',
    expiresInSeconds: 7200,
  });
  expect(OFFICIAL_ACCOUNT.readToken({ access_token: 't', expires_in: '300' })?.expiresInSeconds).toBe(300);
  expect(OFFICIAL_ACCOUNT.readToken({ access_token: 't' })?.expiresInSeconds).toBe(7200);
  expect(OFFICIAL_ACCOUNT.readToken({ access_token: '' })).toBeNull();
  expect(WECOM.readToken({ expires_in: 7200 })).toBeNull();
});

test.each([
  [7, 7],
  ['-1', -1],
  [' 12 ', 12],
  ['1e3', undefined],
  ['', undefined],
  [1.5, undefined],
  [Infinity, undefined],
  [true, undefined],
  [null, undefined],
  ['99999999999999999999', undefined],
])('readInteger(%j) is %j', (value, expected) => {
  expect(readInteger(value)).toBe(expected);
});

test('no bytes make the JSON reader throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(['object']).toContain(typeof readJsonObject(bytes));
    }),
  );
});

test('every JSON object is read as it is', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
      const text = JSON.stringify(object);
      expect(readJsonObject(Buffer.from(text))).toEqual(JSON.parse(text));
    }),
  );
});
