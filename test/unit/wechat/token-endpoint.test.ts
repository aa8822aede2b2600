import { describe, expect, test } from 'vitest';
import {
  parseTokenUrl,
  readEndpointToken,
  secretsOfTokenUrl,
} from '../../../electron/wechat/token-endpoint.ts';

describe('a token endpoint', () => {
  test.each(['https://tokens.corp/wx?key=abc', 'http://10.0.0.1:8080/token', 'https://tokens.corp/'])(
    'may be %s',
    (url) => expect(parseTokenUrl(` ${url}\n`)).toEqual({ ok: true, value: url }),
  );

  test.each([
    '',
    'tokens.corp/wx',
    'ftp://tokens.corp/',
    'https://user:pass@tokens.corp/',
    'https://tokens.corp/#x',
    'https://a b/',
    `https://tokens.corp/${'x'.repeat(5000)}`,
  ])('may not be %j, and the refusal does not repeat it', (url) => {
    expect(parseTokenUrl(url)).toEqual({ ok: false, error: { code: 'token_url_invalid' } });
  });

  test.each([
    [
      { access_token: 't', expires_in: 7200 },
      { accessToken: 't', expiresInSeconds: 7200 },
    ],
    [
      { access_token: 't', expires_in: '300' },
      { accessToken: 't', expiresInSeconds: 300 },
    ],
    [{ access_token: 't' }, { accessToken: 't', expiresInSeconds: 60 }],
    [
      { access_token: 't', expires_in: 0 },
      { accessToken: 't', expiresInSeconds: 60 },
    ],
    [{ access_token: '' }, null],
    [{ token: 't' }, null],
  ])('answers %j', (answer, token) => expect(readEndpointToken(answer)).toEqual(token));

  test('has its URL and every key in it kept out of what is said', () => {
    const url = 'https://tokens.corp/k3y-in-the-path/gettoken?key=k3y-in-query&n=1';
    expect(secretsOfTokenUrl(url)).toEqual([url, 'k3y-in-the-path', 'k3y-in-query']);
  });
});
