import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../../../../electron/contract/errors.ts';
import { LANGUAGES } from '../../../../electron/contract/settings.ts';
import { errorText } from '../../../../renderer/format/error-text.ts';

const refused = (errcode: number, more = {}) =>
  ({ code: 'api_refused', errcode, errmsg: 'no', call: 'upload', ...more }) as const;

describe('the words of an error', () => {
  test.each(ERROR_CODES)(
    '%s has a title and a cure in every language, with nothing left to fill in',
    (code) => {
      for (const language of LANGUAGES) {
        const text = errorText({ code }, 'wecom', language);
        expect(text.title).not.toBe('');
        expect(text.cure).not.toBe('');
        expect(text.title + text.cure).not.toContain('{{');
      }
    },
  );

  test('name the HTTP status', () => {
    expect(errorText({ code: 'http_status', facts: { status: 503 } }, null, 'en').title).toContain('503');
  });

  test('of an untrusted IP offer to copy it and to open the console before a retry', () => {
    const error = refused(60020, { facts: { ip: '203.0.113.7' } });
    expect(errorText(error, 'wecom', 'en').cures).toEqual(['copy_ip', 'open_console', 'retry']);
  });

  test('of an untrusted IP that the server did not name offer the console only', () => {
    expect(errorText(refused(60020), 'wecom', 'en').cures).toEqual(['open_console', 'retry']);
  });

  test('differ where the platforms mean different things by one errcode', () => {
    const wecom = errorText(refused(40004), 'wecom', 'en');
    const officialAccount = errorText(refused(40004), 'official_account', 'en');
    expect(wecom.title).not.toBe(officialAccount.title);
  });

  test('of an errcode nobody knows name it, and never say unknown error', () => {
    const text = errorText(refused(987_654), 'wecom', 'en');
    expect(text.title).toContain('987654');
    expect(text.title.toLowerCase()).not.toContain('unknown');
    expect(text.cures).toContain('look_up_errcode');
  });

  test('stay true where the account, and so the meaning of the errcode, is gone', () => {
    const { title, cures } = errorText(refused(40004), null, 'en');
    expect(title).toBe('The server refused the request');
    expect(cures).toEqual([]);
  });

  test.each([
    ['wecom', 60020, ['open_console', 'retry']],
    ['wecom', 40001, ['edit_account', 'retry']],
    ['wecom', 45009, ['retry']],
    ['wecom', -1, ['retry']],
    ['wecom', 40058, ['retry']],
    ['wecom', 45001, []],
    ['wecom', 830002, ['edit_account', 'retry']],
    ['wecom', 301007, ['switch_account']],
    ['official_account', 42001, ['retry']],
    ['official_account', 40005, []],
    ['official_account', 40007, ['switch_account']],
    ['official_account', 87014, []],
  ] as const)(
    'of %s %i offer a retry only where the same call may be let in later: %j',
    (dialect, errcode, cures) => {
      expect(errorText(refused(errcode), dialect, 'en').cures).toEqual(cures);
    },
  );

  test.each([
    ['file_missing', ['retry']],
    ['file_name_unusable', []],
    ['secret_missing', ['edit_account', 'retry']],
    ['answer_too_large', []],
    ['media_id_malformed', []],
  ] as const)('of %s offer %j', (code, cures) => {
    expect(errorText({ code }, 'wecom', 'en').cures).toEqual(cures);
  });

  test.each([
    ['CERT_HAS_EXPIRED', /expired/, 'edit_account'],
    ['CERT_NOT_YET_VALID', /not valid yet/, 'edit_account'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /another host/, 'edit_account'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /signed by itself/, 'open_network_settings'],
    ['SELF_SIGNED_CERT_IN_CHAIN', /vouches/, 'open_network_settings'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /vouches/, 'open_network_settings'],
    ['EPROTO', /not accepted/, 'edit_account'],
  ])('of a TLS failure tell %s from the others', (reason, title, cure) => {
    const text = errorText({ code: 'tls_failed', facts: { reason } }, 'wecom', 'en');
    expect(text.title).toMatch(title);
    expect(text.cures).toEqual([cure, 'retry']);
    expect(errorText({ code: 'tls_failed', facts: { reason } }, 'wecom', 'zh-CN').title).toMatch(/证书/);
  });

  test('of a proxy that refuses say what it answered, and lead to its settings', () => {
    const text = errorText({ code: 'proxy_failed', facts: { answer: 'HTTP 403' } }, null, 'en');
    expect(text.title).toContain('HTTP 403');
    expect(text.cures[0]).toBe('open_network_settings');
  });

  test('offer plain http for a video only as its own button, never as a plain retry', () => {
    expect(errorText({ code: 'video_link_plain_http' }, null, 'en').cures).toEqual(['plain_http']);
  });
});
