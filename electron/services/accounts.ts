import type { Account, AccountInput } from '../contract/account.ts';
import type { Emit } from '../contract/api.ts';
import type { AuditAction, WriteAudit } from '../contract/audit.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { AccountRecords, StoredAccount } from '../store/account-records.ts';
import type { Secrets } from '../store/secrets.ts';
import { parseBaseUrl } from '../wechat/endpoint.ts';
import type { RouteTo } from '../wechat/proxy-route.ts';
import { parseTokenUrl } from '../wechat/token-endpoint.ts';
import { createAccountSecrets } from './account-secrets.ts';
import {
  connectToServer,
  connectToSimulator,
  type Callable,
  type Connection,
  type PracticeServer,
} from './connections.ts';
import type { Network } from './network.ts';
import { createServerClock } from './server-clock.ts';

interface AccountsOptions {
  readonly records: AccountRecords;
  readonly secrets: Secrets;
  readonly practice: PracticeServer;
  readonly network: Pick<Network, 'routeTo' | 'proxies'>;
  readonly emit: Emit;
  readonly onSecret: (secret: string) => void;
  readonly audit: WriteAudit;
  /** Hears of bugs in what must not fail. */
  readonly onFault: (fault: unknown) => void;
  /** Hears of an account that was added or changed: what lacked its secret may go on. */
  readonly onSecretEntered: (accountId: string) => void;
  readonly newId: () => string;
  readonly now: () => number;
}

/** The accounts: what the page may see of them, and how main calls their servers. */
export function createAccounts(options: AccountsOptions) {
  const { records, practice, network } = options;
  const { proxies } = network;
  const secrets = createAccountSecrets(options);

  const view = (stored: StoredAccount): Account => {
    const { ciphertext, storage, ...account } = stored;
    return {
      ...account,
      secretKept: secrets.whereKept(account, ciphertext, storage),
      proxy: proxies.view(account.id),
    };
  };
  const list = (): readonly Account[] => records.list().map(view);
  const find = (id: string): Account | null => {
    const stored = records.get(id);
    return stored && view(stored);
  };
  const publish = () => {
    options.emit('accountsChanged', list());
  };

  const audited = auditing(options.audit);

  const serverClock = createServerClock({ records, onChange: publish, onFault: options.onFault });

  const connectWith = async (
    account: Callable,
    secret: () => Promise<Result<string>>,
    routeTo: RouteTo,
    onServerTime: Connection['onServerTime'],
  ): Promise<Result<Connection>> => {
    if (account.platform === 'simulator') return connectToSimulator(account, practice, onServerTime);
    const opened = await secret();
    return opened.ok ? connectToServer(account, opened.value, routeTo, onServerTime) : opened;
  };

  return {
    list,
    find,

    /** Adds or changes an account. */
    async save(typed: AccountInput): Promise<Result<Account>> {
      const tidied = tidy(typed);
      if (!tidied.ok) return tidied;
      const input = tidied.value;
      const id = input.id ?? options.newId();
      const before = records.get(id);
      if (input.id !== undefined && !before) return fail('account_missing');
      const kept = await secrets.prepare(id, input);
      if (!kept.ok) return kept;
      const proxy = await proxies.prepare(id, input.proxy);
      if (!proxy.ok) return proxy;
      const tokenExpiresAt = tokenExpiry(input, before, options.now());
      const stored = storedOf(id, input, { ...kept.value.onDisk, tokenExpiresAt }, before);
      const written = records.put(stored);
      audited(before ? 'change_account' : 'add_account', stored, written);
      if (!written.ok) return written;
      kept.value.commit();
      const proxied = proxy.value.commit();
      publish();
      options.onSecretEntered(id);
      return proxied.ok ? succeed(view(stored)) : proxied;
    },

    remove(id: string): Result<null> {
      const account = records.get(id);
      const removed = records.remove(id);
      if (account) audited('remove_account', account, removed);
      if (!removed.ok) return removed;
      secrets.forget(id);
      proxies.forget(id);
      publish();
      return removed;
    },

    /** The account's server, ready to be called. */
    async connect(id: string): Promise<Result<Connection>> {
      const account = records.get(id);
      if (!account) return fail('account_missing');
      return connectWith(
        account,
        () => secrets.open(id),
        network.routeTo(() => proxies.routeOf(id)),
        (offsetMs) => {
          serverClock.note(id, offsetMs);
        },
      );
    },

    /** The server of a form not yet saved, for "Test connection". */
    async connectDraft(typed: AccountInput): Promise<Result<Connection>> {
      const tidied = tidy(typed);
      if (!tidied.ok) return tidied;
      const input = tidied.value;
      const { id = 'draft', proxy } = input;
      const before = input.id === undefined ? null : records.get(input.id);
      const tokenExpiresAt = tokenExpiry(input, before, options.now());
      return connectWith(
        { ...input, id, tokenExpiresAt },
        () => secrets.ofInput(input),
        network.routeTo(() => proxies.routeOfInput(id, proxy)),
        () => undefined,
      );
    },
  };
}

const auditing =
  (audit: WriteAudit) =>
  (action: AuditAction, { id, name }: StoredAccount, done: Result<null>): void => {
    audit({ action, account: { id, name }, result: done.ok ? 'ok' : done.error.code });
  };

export type Accounts = ReturnType<typeof createAccounts>;

/** What was typed, in the form it is kept in. Pasted values bring spaces and line breaks along (peers.md §2 no. 61). */
function tidy(typed: AccountInput): Result<AccountInput> {
  const baseUrl = typed.baseUrl?.trim() ? parseBaseUrl(typed.baseUrl) : succeed(null);
  if (!baseUrl.ok) return baseUrl;
  const pasted = typed.secret.trim();
  const isUrl = typed.credential === 'token_endpoint' && pasted !== '' && typed.platform !== 'simulator';
  const secret = isUrl ? parseTokenUrl(pasted) : succeed(pasted);
  if (!secret.ok) return secret;
  return succeed({
    ...typed,
    name: typed.name.trim(),
    ownerId: typed.ownerId.trim(),
    baseUrl: baseUrl.value,
    secret: secret.value,
  });
}

const storedOf = (
  id: string,
  { name, platform, imitates, ownerId, credential, tokenCall, baseUrl }: AccountInput,
  kept: Pick<StoredAccount, 'ciphertext' | 'storage' | 'tokenExpiresAt'>,
  before: StoredAccount | null,
): StoredAccount => ({
  ...{ id, name, platform, imitates, ownerId, credential, tokenCall, baseUrl },
  clockOffsetMs: before?.clockOffsetMs ?? 0,
  ...kept,
});

/** Seconds since epoch; null where the app fetches tokens itself. */
const tokenExpiry = (input: AccountInput, before: StoredAccount | null, nowMs: number): number | null => {
  if (input.credential !== 'access_token') return null;
  if (input.secret === '' && before) return before.tokenExpiresAt;
  return Math.floor(nowMs / 1000) + input.tokenLifeSeconds;
};
