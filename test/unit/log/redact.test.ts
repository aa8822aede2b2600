import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createRedactor,
  hideHome,
  hideLongIds,
  hideMediaIds,
  hideNamedValues,
  hideUrlQueries,
} from '../../../electron/log/redact.ts';

const TOKEN = 'accesstoken000001-HNNcF_0aBcDeFgHiJkLmNoPqRsTuVwXyZ';
const MEDIA_ID = '1G6nrLmr5EC3MMb_-zK1dDdzmd0p7cNliYu9V5w7o8K0';

test.each([
  [
    `GET https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${TOKEN}&media_id=x done`,
    'GET https://qyapi.weixin.qq.com/cgi-bin/media/get?*** done',
  ],
  ['see http://a.example/b#access=1, then', 'see http://a.example/b?*** then'],
  ['"https://a.example/?k=v" failed', '"https://a.example/?***" failed'],
  ['http://user:pa55@proxy.example:3128/', 'http://***@proxy.example:3128/'],
  ['https://a.example/path stays', 'https://a.example/path stays'],
])('the query of an address is hidden: %s', (text, expected) => {
  expect(hideUrlQueries(text)).toBe(expected);
});

test.each([
  ['access_token=abc&type=image', 'access_token=***&type=image'],
  ['{"corpsecret":"a,b c","n":1}', '{"corpsecret":***,"n":1}'],
  ['{"corpid": "ww1"}', '{"corpid": ***}'],
  ["secret: 'it is'", 'secret: ***'],
  ['appid=wx12;secret=zz', 'appid=***;secret=***'],
  ['{\\"appsecret\\":\\"a b\\",\\"n\\":1}', '{\\"appsecret\\":***,\\"n\\":1}'],
  ['accessToken = q', 'accessToken = ***'],
  ['client_secret=z', 'client_secret=***'],
  ['{"user":"desk","password":"p w"}', '{"user":"desk","password":***}'],
  ['secretary: Ann, secret unknown', 'secretary: Ann, secret unknown'],
])('the value of a credential is hidden: %s', (text, expected) => {
  expect(hideNamedValues(text)).toBe(expected);
});

test.each([
  [`media_id=${MEDIA_ID}&x`, 'media_id=1G6n***&x'],
  [`{"media_id":"${MEDIA_ID}"}`, '{"media_id":"1G6n***"}'],
  [`thumb_media_id: ${MEDIA_ID}`, 'thumb_media_id: 1G6n***'],
  [`media_id ${MEDIA_ID}.`, 'media_id 1G6n***'],
  [`mediaId='${MEDIA_ID}'`, "mediaId='1G6n***'"],
])('the tail of a media_id is hidden: %s', (text, expected) => {
  expect(hideMediaIds(text)).toBe(expected);
});

test('a long id that stands alone is hidden, a UUID or a file path is not', () => {
  expect(hideLongIds(`got ${TOKEN}!`)).toBe('got acce***!');
  const harmless =
    '0b5bd7a4-6f4c-4a53-9d3d-5a4f5b3c2d10 at app/out/a-very-long-folder-name-of-somebody-who-likes-words.js';
  expect(hideLongIds(harmless)).toBe(harmless);
});

test('the home folder is hidden, in either spelling', () => {
  expect(hideHome('/home/wang.lei')('open /home/wang.lei/a.jpg')).toBe('open ~/a.jpg');
  expect(hideHome('C:\\Users\\wang')('C:\\Users\\wang\\a and C:/Users/wang/b')).toBe('~\\a and ~/b');
  expect(hideHome('/')('/etc/hosts')).toBe('/etc/hosts');
});

describe('a registered secret', () => {
  test('is hidden wherever it stands, a long one but for its end', () => {
    const redact = createRedactor('/home/me');
    redact.register('hunter22');
    redact.register('0123456789abcdefghij-XYZ');
    expect(redact('it was hunter22, or hunter22')).toBe('it was ***, or ***');
    expect(redact('<0123456789abcdefghij-XYZ>')).toBe('<***XYZ>');
  });

  test('is hidden when another one is part of it', () => {
    const redact = createRedactor('/home/me');
    redact.register('secret-one');
    redact.register('secret-one-and-more');
    expect(redact('secret-one-and-more')).toBe('***');
  });

  test('too short to be one is left, so that ordinary words stay readable', () => {
    const redact = createRedactor('/home/me');
    redact.register('');
    redact.register('the');
    expect(redact('the end')).toBe('the end');
  });

  test('never comes through, plain, in JSON or in an address, whatever surrounds it', () => {
    const secret = fc.string({ unit: 'grapheme-ascii', minLength: 12, maxLength: 64 });
    const around = fc.string({ unit: 'grapheme', maxLength: 30 });
    const write = fc.constantFrom(
      (value: string) => value,
      (value: string) => JSON.stringify({ corpsecret: value, other: 1 }),
      (value: string) => `https://a.example/x?access_token=${encodeURIComponent(value)}`,
      (value: string) => JSON.stringify({ url: `http://a.example/?secret=${encodeURIComponent(value)}` }),
    );
    fc.assert(
      fc.property(
        secret,
        fc.array(secret, { maxLength: 4 }),
        around,
        around,
        write,
        (canary, others, a, b, form) => {
          const redact = createRedactor('/home/me');
          for (const each of [...others, canary]) redact.register(each);
          const redacted = redact(`${a}${form(canary)}${b}`);
          for (const spelling of [canary, encodeURIComponent(canary), JSON.stringify(canary).slice(1, -1)]) {
            expect(a.includes(spelling) || b.includes(spelling) || !redacted.includes(spelling)).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
