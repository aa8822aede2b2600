import type { Account, AccountInput } from '../contract/account.ts';
import type { Emit } from '../contract/api.ts';
import type { AuditAction, WriteAudit } from '../contract/audit.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { AccountRecords, StoredAccount } from '../store/account-records.ts';
import type { Secrets } from '../store/secrets.ts';
import { parseBaseUrl } from '../wechat/endpoint.ts';
import { createAccountSecrets } from './account-secrets.ts';
import {
  connectToServer,
  connectToSimulator,
  type Callable,
  type Connection,
  type PracticeServer,
} from './connections.ts';
import { createServerClock } from './server-clock.ts';

/** The accounts: what the page may see of them, and how main calls their servers. */
export function createAccounts(options: {
  readonly records: AccountRecords;
  readonly secrets: Secrets;
  readonly practice: PracticeServer;
  readonly emit: Emit;
  readonly onSecret: (secret: string) => void;
  readonly audit: WriteAudit;
  /** A secret was deleted; copies of the library still hold it, encrypted. */
  readonly onSecretDeleted: () => void;
  /** Hears of bugs in what must not fail. */
  readonly onFault: (fault: unknown) => void;
  readonly newId: () => string;
  readonly now: () => number;
}) {
  const { records, practice } = options;
  const secrets = createAccountSecrets(options);

  const view = (stored: StoredAccount): Account => {
    const { ciphertext, storage, ...account } = stored;
    return { ...account, secretKept: secrets.whereKept(account, ciphertext, storage) };
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
    onServerTime: Connection['onServerTime'],
  ): Promise<Result<Connection>> => {
    if (account.platform === 'simulator') return connectToSimulator(account, practice, onServerTime);
    const opened = await secret();
    return opened.ok ? connectToServer(account, opened.value, onServerTime) : opened;
  };

  return {
    list,
    find,

    /** Adds or changes an account. */
    async save(typed: AccountInput): Promise<Result<Account>> {
      const input = tidy(typed);
      const baseUrl = input.baseUrl === null ? succeed(null) : parseBaseUrl(input.baseUrl);
      if (!baseUrl.ok) return baseUrl;
      const id = input.id ?? options.newId();
      const before = records.get(id);
      if (input.id !== undefined && !before) return fail('account_missing');
      const kept = await secrets.prepare(id, { ...input, baseUrl: baseUrl.value });
      if (!kept.ok) return kept;
      const stored: StoredAccount = {
        ...typedParts(input),
        id,
        baseUrl: baseUrl.value,
        tokenExpiresAt: tokenExpiry(input, before, options.now()),
        clockOffsetMs: before?.clockOffsetMs ?? 0,
        ...kept.value.onDisk,
      };
      const written = records.put(stored);
      audited(before ? 'change_account' : 'add_account', stored, written);
      if (!written.ok) return written;
      kept.value.commit();
      publish();
      return succeed(view(stored));
    },

    remove(id: string): Result<null> {
      const account = records.get(id);
      const removed = records.remove(id);
      if (account) audited('remove_account', account, removed);
      if (!removed.ok) return removed;
      secrets.forget(id);
      options.onSecretDeleted();
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
        (offsetMs) => {
          serverClock.note(id, offsetMs);
        },
      );
    },

    /** The server of a form not yet saved, for "Test connection". */
    async connectDraft(typed: AccountInput): Promise<Result<Connection>> {
      const tidied = tidy(typed);
      const baseUrl = tidied.baseUrl === null ? succeed(null) : parseBaseUrl(tidied.baseUrl);
      if (!baseUrl.ok) return baseUrl;
      const input = { ...tidied, baseUrl: baseUrl.value };
      const before = input.id === undefined ? null : records.get(input.id);
      const tokenExpiresAt = tokenExpiry(input, before, options.now());
      return connectWith(
        { ...input, id: input.id ?? 'draft', tokenExpiresAt },
        () => secrets.ofInput(input),
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

/** Pasted values bring spaces and line breaks along (peers.md §2 no. 61). */
const tidy = (input: AccountInput): AccountInput => ({
  ...input,
  name: input.name.trim(),
  ownerId: input.ownerId.trim(),
  baseUrl: input.baseUrl?.trim() ? input.baseUrl.trim() : null,
  secret: input.secret.trim(),
});

const typedParts = ({ name, platform, imitates, ownerId, credential, tokenCall }: AccountInput) => ({
  name,
  platform,
  imitates,
  ownerId,
  credential,
  tokenCall,
});

/** Seconds since epoch; null where the app fetches tokens itself. */
const tokenExpiry = (input: AccountInput, before: StoredAccount | null, nowMs: number): number | null => {
  if (input.credential !== 'access_token') return null;
  if (input.secret === '' && before) return before.tokenExpiresAt;
  return Math.floor(nowMs / 1000) + input.tokenLifeSeconds;
};
