import { fail, succeed, type Result } from '../contract/errors.ts';
import {
  DEFAULT_PROXY,
  type ProxyChoice,
  type ProxyInput,
  type ProxyMode,
  type ProxyServer,
} from '../contract/network.ts';
import type { ProxyRecords, StoredProxy } from '../store/proxy-records.ts';
import type { Secrets } from '../store/secrets.ts';
import { DIRECT, parseProxyHost, type ProxyRoute } from '../wechat/proxy-route.ts';

/** What a stored password was entered for. It goes to no other proxy and under no other name. */
const BOUND_TO = ['kind', 'host', 'port', 'user'] as const;

/** SOCKS5 counts both in one byte (RFC 1929). */
const LONGEST_CREDENTIAL = 255;

interface Prepared {
  /** Call once whatever owns the choice is written. */
  readonly commit: () => Result<null>;
}

type Password = Pick<StoredProxy, 'ciphertext' | 'storage'> & { readonly session: string | null };

const NO_PASSWORD: Password = { ciphertext: null, storage: 'session', session: null };

/** The proxies of the app and of accounts, by owner; their passwords sealed, or in memory only. */
export function createProxies(options: {
  readonly records: ProxyRecords;
  readonly secrets: Secrets;
  /** Hears every password before it is used, so that the log can keep it out. */
  readonly onSecret: (secret: string) => void;
}) {
  const { records, secrets, onSecret } = options;
  /** Kept "for this session only", by owner. */
  const session = new Map<string, string>();

  const open = async (owner: string): Promise<Result<string>> => {
    const kept = session.get(owner);
    if (kept !== undefined) return succeed(kept);
    const ciphertext = records.get(owner)?.ciphertext;
    const opened = ciphertext ? await secrets.open(ciphertext) : null;
    if (!opened?.ok) return fail('proxy_password_missing');
    onSecret(opened.value);
    return opened;
  };

  /** SECURITY: 11. An empty field means the stored password, but only for the proxy it was entered for. */
  const keepsStored = (owner: string, server: ProxyServer): boolean => {
    const stored = records.get(owner)?.server;
    return Boolean(stored) && BOUND_TO.every((field) => stored?.[field] === server[field]);
  };

  const passwordFor = async (
    owner: string,
    server: ProxyServer,
    { password, storage }: ProxyInput,
  ): Promise<Result<Password>> => {
    if (server.user === '') return succeed(NO_PASSWORD);
    if (password === '') {
      const stored = keepsStored(owner, server) ? records.get(owner) : null;
      if (!stored) return fail('proxy_password_missing');
      return succeed({ ...stored, session: session.get(owner) ?? null });
    }
    onSecret(password);
    if (storage === 'session') return succeed({ ...NO_PASSWORD, session: password });
    const sealed = await secrets.seal(password, storage);
    return sealed.ok ? succeed({ ...sealed.value, session: null }) : sealed;
  };

  const write = (owner: string, stored: StoredProxy, password: string | null): Result<null> => {
    const written = records.put(owner, stored);
    if (!written.ok) return written;
    if (password === null) session.delete(owner);
    else session.set(owner, password);
    return written;
  };

  const routeOf = (owner: string): Promise<Result<ProxyRoute | null>> => {
    const { mode = 'default', server = null } = records.get(owner) ?? {};
    return routeOfChoice(mode, server, () => open(owner));
  };

  return {
    view(owner: string): ProxyChoice {
      const stored = records.get(owner);
      if (!stored) return DEFAULT_PROXY;
      const { mode, server } = stored;
      if (!server || server.user === '') return { mode, server, passwordKept: 'none' };
      if (session.has(owner)) return { mode, server, passwordKept: 'session' };
      return { mode, server, passwordKept: stored.ciphertext ? stored.storage : 'missing' };
    },

    /** Makes a choice ready to be written; absent: nothing changes. Fails with `proxy_invalid`, `proxy_password_missing` or the keychain's codes. */
    async prepare(owner: string, input: ProxyInput | undefined): Promise<Result<Prepared>> {
      if (!input) return succeed({ commit: () => succeed(null) });
      const before = records.get(owner);
      if (input.mode !== 'manual') {
        const kept = before ?? { ...NO_PASSWORD, server: null };
        const { server, storage, ciphertext } = kept;
        const stored: StoredProxy = { mode: input.mode, server, storage, ciphertext };
        return succeed({ commit: () => write(owner, stored, session.get(owner) ?? null) });
      }
      const server = parseServer(input.server ?? before?.server ?? null);
      if (!server.ok) return server;
      const password = await passwordFor(owner, server.value, input);
      if (!password.ok) return password;
      const { storage, ciphertext } = password.value;
      const stored: StoredProxy = { mode: 'manual', server: server.value, storage, ciphertext };
      return succeed({ commit: () => write(owner, stored, password.value.session) });
    },

    /** Its owner is gone. */
    forget(owner: string): void {
      session.delete(owner);
    },

    /** Null: the choice is left to whoever decides next. */
    routeOf,

    /** The same for what is still being typed, where anything is. */
    routeOfInput(owner: string, input: ProxyInput | undefined): Promise<Result<ProxyRoute | null>> {
      if (!input) return routeOf(owner);
      const typed = input.server ?? records.get(owner)?.server ?? null;
      return routeOfChoice(input.mode, typed, (server) => {
        if (input.password === '') {
          return keepsStored(owner, server) ? open(owner) : Promise.resolve(fail('proxy_password_missing'));
        }
        onSecret(input.password);
        return Promise.resolve(succeed(input.password));
      });
    },
  };
}

async function routeOfChoice(
  mode: ProxyMode,
  typed: ProxyServer | null,
  passwordOf: (server: ProxyServer) => Promise<Result<string>>,
): Promise<Result<ProxyRoute | null>> {
  if (mode === 'default') return succeed(null);
  if (mode === 'none') return succeed(DIRECT);
  const server = parseServer(typed);
  if (!server.ok) return server;
  const password = server.value.user === '' ? succeed('') : await passwordOf(server.value);
  return password.ok ? succeed([{ ...server.value, password: password.value }]) : password;
}

/** As typed, tidied. A colon would end the user's name in what http proxies are sent. */
function parseServer(typed: ProxyServer | null): Result<ProxyServer> {
  const host = typed && parseProxyHost(typed.host.trim());
  if (!typed || host === null) return fail('proxy_invalid');
  const user = typed.user.trim();
  if (Buffer.byteLength(user) > LONGEST_CREDENTIAL) return fail('proxy_invalid');
  if (typed.kind !== 'socks5' && user.includes(':')) return fail('proxy_invalid');
  return succeed({ kind: typed.kind, host, port: typed.port, user });
}
