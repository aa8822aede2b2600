import { expect, test } from 'vitest';
import { describeNetworkError } from '../../../electron/wechat/network-failure.ts';

const named = (code: string): Error =>
  Object.assign(new Error('https://host/?access_token=secret'), { code });

test.each([
  ['ENOTFOUND', 'host_not_found'],
  ['EAI_AGAIN', 'host_not_found'],
  ['ECONNREFUSED', 'host_refused'],
  ['EHOSTUNREACH', 'host_refused'],
  ['ENETUNREACH', 'host_refused'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timed_out'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timed_out'],
  ['UND_ERR_BODY_TIMEOUT', 'timed_out'],
  ['ETIMEDOUT', 'timed_out'],
  ['ECONNRESET', 'connection_lost'],
  ['EPIPE', 'connection_lost'],
  ['UND_ERR_SOCKET', 'connection_lost'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls_failed'],
  ['CERT_HAS_EXPIRED', 'tls_failed'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_failed'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls_failed'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls_failed'],
  ['EPROTO', 'tls_failed'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'connection_lost'],
  ['UND_ERR_HEADERS_OVERFLOW', 'answer_too_large'],
  ['ESOMETHINGNEW', 'connection_lost'],
])('%s is %s, with its name and nothing of its message', (code, expected) => {
  const found = describeNetworkError(named(code), 'answer');
  expect(found).toMatchObject({ code: expected, facts: { reason: code } });
  expect(JSON.stringify(found)).not.toContain('secret');
});

test('a connection that timed out says so whatever the phase', () => {
  expect(describeNetworkError(named('UND_ERR_CONNECT_TIMEOUT'), 'answer')?.facts).toMatchObject({
    phase: 'connect',
  });
  expect(describeNetworkError(named('UND_ERR_HEADERS_TIMEOUT'), 'send')?.facts).toMatchObject({
    phase: 'send',
  });
});

test('of several addresses tried, and of causes, the first name counts', () => {
  const all = new AggregateError([named('ECONNREFUSED'), named('ENETUNREACH')]);
  expect(describeNetworkError(all, 'connect')?.code).toBe('host_refused');
  expect(describeNetworkError(new Error('x', { cause: named('ENOTFOUND') }), 'connect')?.code).toBe(
    'host_not_found',
  );
});

test.each([new TypeError('bug'), named('UND_ERR_INVALID_ARG'), 'text', null])(
  'a bug is not taken for the network: %s',
  (error) => {
    expect(describeNetworkError(error, 'answer')).toBeNull();
  },
);
