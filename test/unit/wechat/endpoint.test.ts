import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLoopback, parseBaseUrl } from '../../../electron/wechat/endpoint.ts';

describe('parseBaseUrl', () => {
  test.each([
    ['https://qyapi.weixin.qq.com', 'https://qyapi.weixin.qq.com'],
    ['  https://qyapi.weixin.qq.com/  ', 'https://qyapi.weixin.qq.com'],
    ['HTTP://Relay.Example:8080/wx//', 'http://relay.example:8080/wx'],
    ['http://127.0.0.1:8765/wecom/', 'http://127.0.0.1:8765/wecom'],
    ['http://[::1]:80/a/b', 'http://[::1]/a/b'],
    ['https://例子.example', 'https://xn--fsqu00a.example'],
  ])('takes %j as %j', (text, value) => {
    expect(parseBaseUrl(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'scheme'],
    ['qyapi.weixin.qq.com', 'scheme'],
    ['localhost:8765', 'scheme'],
    ['ftp://host', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['http:host', 'scheme'],
    ['http:///host', 'scheme'],
    ['https://', 'scheme'],
    ['https://ho st', 'not_a_url'],
    ['https://host\\path', 'not_a_url'],
    ['https://a\nb', 'not_a_url'],
    ['https://host:99999', 'not_a_url'],
    [`https://host/${'a'.repeat(2048)}`, 'not_a_url'],
    ['https://user:pass@host', 'credentials'],
    ['https://user@host', 'credentials'],
    ['https://host/?', 'query'],
    ['https://host/?access_token=x', 'query'],
    ['https://host/#x', 'query'],
  ])('refuses %j because of its %s', (text, reason) => {
    expect(parseBaseUrl(text)).toEqual({ ok: false, error: { code: 'base_url_invalid', facts: { reason } } });
  });

  test('what it accepts it accepts again, unchanged', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: false, withFragments: false }), (text) => {
        const once = parseBaseUrl(text);
        expect(once.ok).toBe(true);
        if (once.ok) expect(parseBaseUrl(once.value)).toEqual(once);
      }),
    );
  });

  test('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof parseBaseUrl(`https://${text}`).ok).toBe('boolean');
      }),
    );
  });
});

test.each([
  ['http://127.0.0.1:1/', true],
  ['http://127.8.9.1/', true],
  ['http://localhost/', true],
  ['http://[::1]/', true],
  ['http://localhost./', true],
  ['http://desk.localhost/', true],
  ['http://0x7f.1/', true],
  ['http://0.0.0.0/', true],
  ['http://[::]/', true],
  ['http://[::ffff:127.0.0.1]/', true],
  ['http://[::ffff:10.0.0.1]/', false],
  ['http://127.0.0.1.example.com/', false],
  ['http://localhost.example.com/', false],
  ['http://10.0.0.1/', false],
])('%s is loopback: %s', (url, expected) => {
  expect(isLoopback(new URL(url))).toBe(expected);
});
