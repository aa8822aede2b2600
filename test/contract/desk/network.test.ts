import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { AccountInput } from '../../../electron/contract/account.ts';
import type { Result } from '../../../electron/contract/errors.ts';
import type { ProxyInput, ProxyServer as ProxyAddress } from '../../../electron/contract/network.ts';
import { serveHttpProxy, serveSocks5, type ProxyServer } from '../client/proxy-servers.ts';
import {
  createAuthority,
  createSelfSignedCertificate,
  type Certificate,
} from '../client/self-signed-certificate.ts';
import { unwrap } from '../client/session.ts';
import { serveBehindTls } from '../client/tls-front.ts';
import {
  onDisk,
  startDesk,
  startServer,
  temporaryFolder,
  wecomAccount,
  type RunningDesk,
} from './desk-harness.ts';

const PASSWORD = 'pr0xy-Password-7c1e';
const CREDENTIALS = `desk:${PASSWORD}`;

const during = async (started: Promise<ProxyServer>): Promise<ProxyServer> => {
  const proxy = await started;
  onTestFinished(() => proxy.close());
  return proxy;
};

const manual = (
  { port }: { port: number },
  server: Partial<ProxyAddress> = {},
  more: Partial<ProxyInput> = {},
): ProxyInput => ({
  mode: 'manual',
  server: { kind: 'http', host: '127.0.0.1', port, user: '', ...server },
  password: '',
  storage: 'keychain',
  ...more,
});

const withPassword = (proxy: ProxyServer, more: Partial<ProxyInput> = {}): ProxyInput =>
  manual(proxy, { user: 'desk' }, { password: PASSWORD, ...more });

const accountId = async ({ desk }: RunningDesk, input: AccountInput): Promise<string> =>
  unwrap(await desk.accounts.save(input)).id;

async function upload({ desk, settled, file }: RunningDesk, id: string) {
  const [row] = await settled(await desk.uploads.add(id, [onDisk(await file('a.txt', randomUUID()))]));
  return row;
}

const codeOf = (result: Result<unknown>) => (result.ok ? null : result.error.code);

describe('a proxy entered in Settings', () => {
  test('carries what every account sends, and its password is seen by nobody else', async () => {
    const { server, origin } = await startServer();
    const proxy = await during(serveHttpProxy({ credentials: CREDENTIALS }));
    const heard: string[] = [];
    const running = await startDesk({ onSecret: (secret) => heard.push(secret) });
    const saved = await running.desk.network.saveProxy(withPassword(proxy));
    expect(saved).toMatchObject({ value: { proxy: { mode: 'manual', passwordKept: 'keychain' } } });
    const id = await accountId(running, wecomAccount(origin, server));
    expect(await upload(running, id)).toMatchObject({ state: 'done' });
    // One for the token, one for the file.
    expect(proxy.targets).toHaveLength(2);
    expect(heard).toContain(PASSWORD);
    expect(JSON.stringify([running.events, running.desk.network.state()])).not.toContain(PASSWORD);
  });

  test('survives a restart with its password, which is on the disk sealed only', async () => {
    const { server, origin } = await startServer();
    const proxy = await during(serveHttpProxy({ credentials: CREDENTIALS }));
    const first = await startDesk();
    await first.desk.network.saveProxy(withPassword(proxy));
    const state = first.desk.network.state();
    await first.close();
    const second = await startDesk({ folder: first.folder });
    expect(second.desk.network.state()).toEqual(state);
    expect(await second.desk.testConnection(wecomAccount(origin, server))).toMatchObject({ ok: true });
    expect(proxy.targets.length).toBeGreaterThan(0);
    await second.close();
    expect(await readFile(join(first.folder, 'library.db'), 'latin1')).not.toContain(PASSWORD);
  });

  test('keeps its password when it is saved with the field left empty, but for no other proxy or user', async () => {
    const { server, origin } = await startServer();
    const proxy = await during(serveHttpProxy({ credentials: CREDENTIALS }));
    const thief = await during(serveHttpProxy({ credentials: CREDENTIALS }));
    const { desk } = await startDesk();
    await desk.network.saveProxy(withPassword(proxy));
    const again = withPassword(proxy, { password: '' });
    expect(await desk.network.saveProxy(again)).toMatchObject({ ok: true });
    const account = wecomAccount(origin, server);
    for (const change of [
      { port: thief.port },
      { host: 'localhost' },
      { user: 'other' },
      { kind: 'socks5' as const },
    ]) {
      const input = { ...again, server: { ...again.server, ...change } as ProxyAddress };
      expect(codeOf(await desk.network.saveProxy(input))).toBe('proxy_password_missing');
    }
    const stolen = { ...account, proxy: withPassword(thief, { password: '' }) };
    expect(codeOf(await desk.testConnection(stolen))).toBe('proxy_password_missing');
    expect(codeOf(await desk.accounts.save(stolen))).toBe('proxy_password_missing');
    expect(thief.targets).toEqual([]);
    expect((await desk.testConnection(account)).ok).toBe(true);
  });

  test('comes back as it was after another way was chosen for a while', async () => {
    const { server, origin } = await startServer();
    const proxy = await during(serveSocks5({ credentials: CREDENTIALS }));
    const { desk } = await startDesk();
    const account = wecomAccount(origin, server);
    await desk.network.saveProxy(manual(proxy, { kind: 'socks5', user: 'desk' }, { password: PASSWORD }));
    const other = { mode: 'none', server: null, password: '', storage: 'keychain' } as const;
    expect(await desk.network.saveProxy(other)).toMatchObject({
      value: { proxy: { mode: 'none', server: { kind: 'socks5', user: 'desk' } } },
    });
    expect((await desk.testConnection(account)).ok).toBe(true);
    expect(proxy.targets).toEqual([]);
    await desk.network.saveProxy({ ...other, mode: 'manual' });
    expect((await desk.testConnection(account)).ok).toBe(true);
    expect(proxy.targets.length).toBeGreaterThan(0);
  });

  test('has its password forgotten at the end where it was kept for the session only', async () => {
    const { server, origin } = await startServer();
    const proxy = await during(serveHttpProxy({ credentials: CREDENTIALS }));
    const first = await startDesk({ keychain: false });
    expect(codeOf(await first.desk.network.saveProxy(withPassword(proxy)))).toBe('keychain_unavailable');
    const saved = await first.desk.network.saveProxy(withPassword(proxy, { storage: 'session' }));
    expect(saved).toMatchObject({ value: { proxy: { passwordKept: 'session' } } });
    expect((await first.desk.testConnection(wecomAccount(origin, server))).ok).toBe(true);
    await first.close();
    const second = await startDesk({ folder: first.folder, keychain: false });
    expect(second.desk.network.state().proxy.passwordKept).toBe('missing');
    const asked = await second.desk.testConnection(wecomAccount(origin, server));
    expect(codeOf(asked)).toBe('proxy_password_missing');
  });

  test.each([
    ['a host with a scheme', { host: 'http://proxy' }],
    ['no host', { host: ' ' }],
    ['a user with a colon', { user: 'a:b' }],
    ['a user too long', { user: 'é'.repeat(200) }],
  ])('with %s is refused', async (_, server) => {
    const { desk } = await startDesk();
    const input = manual({ port: 1 }, server, { password: 'x' });
    expect(codeOf(await desk.network.saveProxy(input))).toBe('proxy_invalid');
    expect(desk.network.state().proxy.mode).toBe('default');
  });

  test('is not in the way of the practice accounts', async () => {
    const running = await startDesk();
    await running.desk.network.saveProxy(manual({ port: 9 }));
    const practice = running.desk.accounts.list()[0]?.id ?? '';
    expect(await upload(running, practice)).toMatchObject({ state: 'done' });
  });
});

describe('an account', () => {
  test('goes its own way, and shows it without the password', async () => {
    const { server, origin } = await startServer();
    const [ofApp, own] = [
      await during(serveHttpProxy()),
      await during(serveSocks5({ credentials: CREDENTIALS })),
    ];
    const first = await startDesk();
    await first.desk.network.saveProxy(manual(ofApp));
    const proxy = manual(own, { kind: 'socks5', user: 'desk' }, { password: PASSWORD });
    const input = wecomAccount(origin, server, { proxy });
    expect((await first.desk.testConnection(input)).ok).toBe(true);
    const id = await accountId(first, input);
    expect(first.desk.accounts.find(id)?.proxy).toEqual({
      mode: 'manual',
      server: proxy.server,
      passwordKept: 'keychain',
    });
    await first.close();
    const before = own.targets.length;
    const second = await startDesk({ folder: first.folder });
    expect(await upload(second, id)).toMatchObject({ state: 'done' });
    expect(own.targets.length).toBe(before + 2);
    expect(ofApp.targets).toEqual([]);
    expect(JSON.stringify([second.desk.accounts.list(), first.events])).not.toContain(PASSWORD);
  });

  test('may go without a proxy, or as Settings say again; saved without a word of it, it stays as it is', async () => {
    const { server, origin } = await startServer();
    const ofApp = await during(serveHttpProxy());
    const running = await startDesk();
    await running.desk.network.saveProxy(manual(ofApp));
    const own = { server: null, password: '', storage: 'keychain' } as const;
    const input = wecomAccount(origin, server);
    const id = await accountId(running, { ...input, proxy: { ...own, mode: 'none' } });
    await running.desk.accounts.save({ ...input, id, name: 'New name', secret: '' });
    expect(await upload(running, id)).toMatchObject({ state: 'done' });
    expect(ofApp.targets).toEqual([]);
    await running.desk.accounts.save({ ...input, id, secret: '', proxy: { ...own, mode: 'default' } });
    expect(await upload(running, id)).toMatchObject({ state: 'done' });
    expect(ofApp.targets.length).toBeGreaterThan(0);
  });

  test('removed takes its proxy and password along', async () => {
    const { server, origin } = await startServer();
    const running = await startDesk();
    const proxy = manual({ port: 9 }, { user: 'desk' }, { password: PASSWORD });
    const id = await accountId(running, wecomAccount(origin, server, { proxy }));
    running.desk.accounts.remove(id);
    const left = await accountId(running, wecomAccount(origin, server));
    expect(running.desk.network.proxies.view(id)).toEqual(running.desk.network.proxies.view(left));
  });

  test('whose proxy fails says so in its row, and nothing of its password', async () => {
    const { server, origin } = await startServer();
    const proxy = await during(serveHttpProxy({ credentials: 'desk:another' }));
    const running = await startDesk();
    const id = await accountId(running, wecomAccount(origin, server, { proxy: withPassword(proxy) }));
    const row = await upload(running, id);
    expect(row).toMatchObject({ state: 'failed', error: { code: 'proxy_auth_required' } });
    expect(JSON.stringify([row, running.events])).not.toContain(PASSWORD);
    expect(server.log).toHaveLength(0);
  });
});

describe('the system', () => {
  const elsewhere = 'http://wecom.relay.test:8080';

  test('is asked by default, with the origin only, and its list is followed', async () => {
    const { server, origin } = await startServer();
    const proxy = await during(serveHttpProxy({ leadsTo: new URL(origin).host }));
    const asked: string[] = [];
    const running = await startDesk({
      systemProxy: (of) => {
        asked.push(of);
        return `PROXY 127.0.0.1:9; PROXY 127.0.0.1:${proxy.port}; DIRECT`;
      },
    });
    const id = await accountId(running, wecomAccount(elsewhere, server));
    expect(await upload(running, id)).toMatchObject({ state: 'done' });
    expect(asked).toEqual([`${elsewhere}/`, `${elsewhere}/`]);
    expect(proxy.targets).toEqual(['wecom.relay.test:8080', 'wecom.relay.test:8080']);
  });

  test('is not asked for what is on this computer', async () => {
    const { server, origin } = await startServer();
    const asked: string[] = [];
    const { desk } = await startDesk({
      systemProxy: (of) => {
        asked.push(of);
        return 'PROXY 127.0.0.1:9';
      },
    });
    expect((await desk.testConnection(wecomAccount(origin, server))).ok).toBe(true);
    expect(asked).toEqual([]);
  });

  test('that names only what cannot be used is told of, and nothing goes round it', async () => {
    const { server } = await startServer();
    const { desk } = await startDesk({ systemProxy: () => 'SOCKS 127.0.0.1:9' });
    expect(codeOf(await desk.testConnection(wecomAccount(elsewhere, server)))).toBe('proxy_unsupported');
  });
});

describe('an extra CA file', () => {
  const behindTls = async (origin: string, certificate: Certificate): Promise<string> => {
    const front = await serveBehindTls(origin, certificate);
    onTestFinished(() => front.close());
    return front.origin;
  };

  async function fileOf(content: string): Promise<string> {
    const path = join(await temporaryFolder(), 'company root.pem');
    await writeFile(path, content);
    return path;
  }

  test('makes the company’s own servers trusted, until it is removed, and survives a restart', async () => {
    const { server, origin } = await startServer();
    const authority = createAuthority();
    const account = wecomAccount(await behindTls(origin, authority.issue()), server);
    const caFile = await fileOf(authority.cert);
    const first = await startDesk({ caFile: () => caFile });
    expect(await first.desk.testConnection(account)).toMatchObject({
      error: { code: 'tls_failed', facts: { reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } },
    });
    const chosen = await first.desk.network.chooseCaFile();
    expect(chosen).toMatchObject({ value: { extraCa: { fileName: 'company root.pem', count: 1 } } });
    expect((await first.desk.testConnection(account)).ok).toBe(true);
    await first.close();

    const second = await startDesk({ folder: first.folder });
    expect(second.desk.network.state().extraCa).toEqual(chosen.ok && chosen.value.extraCa);
    expect((await second.desk.testConnection(account)).ok).toBe(true);
    expect(await second.desk.network.removeCaFile()).toMatchObject({ value: { extraCa: null } });
    expect(codeOf(await second.desk.testConnection(account))).toBe('tls_failed');
  });

  test('does not make valid what is expired or signed by itself', async () => {
    const { server, origin } = await startServer();
    const authority = createAuthority();
    const caFile = await fileOf(authority.cert);
    const { desk } = await startDesk({ caFile: () => caFile });
    await desk.network.chooseCaFile();
    for (const [certificate, reason] of [
      [authority.issue({ from: -9, to: -2 }), 'CERT_HAS_EXPIRED'],
      [createSelfSignedCertificate(), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ] as const) {
      const account = wecomAccount(await behindTls(origin, certificate), server);
      expect(await desk.testConnection(account)).toMatchObject({ error: { facts: { reason } } });
    }
    expect(server.log).toHaveLength(0);
  });

  test('that is none is refused; a change of mind changes nothing', async () => {
    const caFile = await fileOf('not a certificate');
    let answer: string | null = caFile;
    const { desk, events } = await startDesk({ caFile: () => answer ?? '' });
    expect(codeOf(await desk.network.chooseCaFile())).toBe('ca_file_invalid');
    answer = null;
    expect(desk.network.state().extraCa).toBeNull();
    expect(events.networkChanged).toBeUndefined();
    const undecided = await startDesk();
    expect(await undecided.desk.network.chooseCaFile()).toMatchObject({ ok: true, value: { extraCa: null } });
  });
});
