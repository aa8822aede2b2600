import { z } from 'zod';
import { type Account, CREDENTIAL_KINDS, PLATFORMS, REAL_PLATFORMS } from '../contract/account.ts';
import { type AccountLimits, DEFAULT_LIMITS } from '../contract/account-limits.ts';
import { accountLimitsSchema } from '../contract/limits-schema.ts';
import { SECRET_STORAGES, type SecretStorage } from '../contract/secret-storage.ts';
import type { Result } from '../contract/errors.ts';
import { prepareWish } from './backup-wish.ts';
import type { Database } from './database.ts';
import { prepareProxyRemoval } from './proxy-records.ts';

/** An account as main keeps it. Never leaves main: the page gets an `Account`. */
export interface StoredAccount extends Omit<Account, 'secretKept' | 'proxy'> {
  /** What the person chose; `session` also where there is nothing to keep (practice accounts). */
  readonly storage: SecretStorage;
  /** Sealed by `Secrets`; null with `session`. */
  readonly ciphertext: Uint8Array | null;
}

/** What an account's form changes; its limits are changed by themselves. */
export type AccountRow = Omit<StoredAccount, 'limits'>;

export interface AccountRecords {
  /** In the order they were added. */
  list(): readonly StoredAccount[];
  get(id: string): StoredAccount | null;
  /** Adds the account, or changes the one with its id. A ciphertext replaced here or removed leaves a `BackupWish`. */
  put(account: AccountRow): Result<null>;
  /** Server time minus local time, ms. Nothing happens where the account is gone: a late answer may report it. */
  setClockOffset(id: string, clockOffsetMs: number): Result<null>;
  setLimits(id: string, limits: AccountLimits): Result<null>;
  /** With its proxy; its media records stay. */
  remove(id: string): Result<null>;
}

/** Limits never changed, or garbled, are the default: an account is worth more than its limits. */
const storedLimits = z.string().transform((text): AccountLimits => {
  try {
    return accountLimitsSchema.parse(JSON.parse(text));
  } catch {
    return DEFAULT_LIMITS;
  }
});

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  platform: z.enum(PLATFORMS),
  imitates: z.enum(REAL_PLATFORMS),
  ownerId: z.string(),
  baseUrl: z.string().nullable(),
  credential: z.enum(CREDENTIAL_KINDS),
  tokenCall: z.enum(['stable_token', 'token']),
  tokenExpiresAt: z.number().nullable(),
  clockOffsetMs: z.number(),
  storage: z.enum(SECRET_STORAGES),
  ciphertext: z.instanceof(Uint8Array).nullable(),
  limits: storedLimits,
}) satisfies z.ZodType<StoredAccount>;

/** A row that damage has made something else is no account: the others must not go with it. */
const parseRow = (row: unknown): readonly StoredAccount[] => {
  const parsed = rowSchema.safeParse(row);
  return parsed.success ? [parsed.data] : [];
};

const SELECT = `SELECT id, name, platform, imitates, owner_id AS ownerId, base_url AS baseUrl, credential,
    token_call AS tokenCall, token_expires_at AS tokenExpiresAt, clock_offset_ms AS clockOffsetMs,
    secret_storage AS storage, secret_ciphertext AS ciphertext, limits
  FROM accounts`;

const PUT = `INSERT INTO accounts (id, name, platform, imitates, owner_id, base_url, credential, token_call,
    token_expires_at, clock_offset_ms, secret_storage, secret_ciphertext)
  VALUES (:id, :name, :platform, :imitates, :ownerId, :baseUrl, :credential, :tokenCall,
    :tokenExpiresAt, :clockOffsetMs, :storage, :ciphertext)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, platform = excluded.platform, imitates = excluded.imitates,
    owner_id = excluded.owner_id, base_url = excluded.base_url, credential = excluded.credential,
    token_call = excluded.token_call, token_expires_at = excluded.token_expires_at,
    clock_offset_ms = excluded.clock_offset_ms, secret_storage = excluded.secret_storage,
    secret_ciphertext = excluded.secret_ciphertext`;

/** Each call to a server asks for its account several times: the rows are read anew only after a write through this. */
export function createAccountRecords(database: Database): AccountRecords {
  const all = database.prepare(`${SELECT} ORDER BY sequence`);
  const put = database.prepare(PUT);
  const setClockOffset = database.prepare(
    'UPDATE accounts SET clock_offset_ms = :clockOffsetMs WHERE id = :id',
  );
  const setLimits = database.prepare('UPDATE accounts SET limits = :limits WHERE id = :id');
  const wish = prepareWish(database, { table: 'accounts', key: 'id', ciphertext: 'secret_ciphertext' });
  const removeProxyOf = prepareProxyRemoval(database);
  const remove = database.prepare('DELETE FROM accounts WHERE id = :id');
  let known: readonly StoredAccount[] | null = null;
  const list = () => (known ??= all.all().flatMap(parseRow));
  const write = (work: () => void): Result<null> => {
    known = null;
    return database.write(work);
  };
  return {
    list,
    get: (id) => list().find((account) => account.id === id) ?? null,
    put: (account) =>
      write(() => {
        wish(account.id, account.ciphertext);
        put.run({ ...account });
      }),
    setClockOffset: (id, clockOffsetMs) => write(() => void setClockOffset.run({ id, clockOffsetMs })),
    setLimits: (id, limits) => write(() => void setLimits.run({ id, limits: JSON.stringify(limits) })),
    remove: (id) =>
      write(() => {
        wish(id, null);
        removeProxyOf(id);
        remove.run({ id });
      }),
  };
}
