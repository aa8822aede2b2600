import { describe, expect, test } from 'vitest';
import { DEFAULT_PROXY, type ProxyChoice } from '../../../../../electron/contract/network.ts';
import {
  keepsPassword,
  newProxyDraft,
  proxyInputOf,
  proxyProblemsOf,
} from '../../../../../renderer/views/settings/proxy-draft.ts';

const KEPT: ProxyChoice = {
  mode: 'manual',
  server: { kind: 'http', host: 'proxy.corp', port: 8080, user: 'desk' },
  passwordKept: 'keychain',
};

describe('the proxy form', () => {
  test('asks for nothing while no proxy is entered by hand', () => {
    expect(proxyProblemsOf(newProxyDraft(DEFAULT_PROXY))).toEqual([]);
    expect(proxyInputOf(newProxyDraft(DEFAULT_PROXY), 'keychain')).toEqual({
      mode: 'default',
      server: null,
      password: '',
      storage: 'keychain',
    });
  });

  test('asks for host and port, and for a password only where there is a user', () => {
    const draft = { ...newProxyDraft(DEFAULT_PROXY), mode: 'manual' as const };
    expect(proxyProblemsOf(draft)).toEqual(['host', 'port']);
    const filled = { ...draft, host: 'proxy.corp', port: '8080' };
    expect(proxyProblemsOf(filled)).toEqual([]);
    expect(proxyProblemsOf({ ...filled, user: 'desk' })).toEqual(['password']);
    expect(proxyProblemsOf({ ...filled, host: 'http://proxy.corp' })).toEqual(['host']);
    for (const port of ['0', '65536', '80a', '-1', '1.5']) {
      expect(proxyProblemsOf({ ...filled, port })).toEqual(['port']);
    }
  });

  test('keeps a stored password for the same proxy and user, and no other', () => {
    const draft = newProxyDraft(KEPT);
    expect(draft.password).toBe('');
    expect(proxyProblemsOf(draft)).toEqual([]);
    for (const change of [{ host: 'other' }, { port: '8081' }, { user: 'x' }, { kind: 'socks5' as const }]) {
      expect(keepsPassword({ ...draft, ...change })).toBe(false);
      expect(proxyProblemsOf({ ...draft, ...change })).toEqual(['password']);
    }
    expect(proxyProblemsOf(newProxyDraft({ ...KEPT, passwordKept: 'missing' }))).toEqual(['password']);
  });

  test('sends no password without a user, and trims what was pasted', () => {
    const draft = { ...newProxyDraft(KEPT), host: ' proxy.corp ', user: ' ', password: 'left over' };
    expect(proxyInputOf(draft, 'session')).toEqual({
      mode: 'manual',
      server: { kind: 'http', host: 'proxy.corp', port: 8080, user: '' },
      password: '',
      storage: 'session',
    });
  });
});
