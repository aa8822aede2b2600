import { z } from 'zod';
import { SECRET_STORAGES, type SecretStorage } from '../contract/secret-storage.ts';
import type { Result } from '../contract/errors.ts';
import { PROXY_KINDS, PROXY_MODES, type ProxyMode, type ProxyServer } from '../contract/network.ts';
import { prepareWish } from './backup-wish.ts';
import type { Database } from './database.ts';

/** A proxy choice as main keeps it. */
export interface StoredProxy {
  readonly mode: ProxyMode;
  readonly server: ProxyServer | null;
  /** What the person chose; `session` also where there is no password. */
  readonly storage: SecretStorage;
  /** Sealed by `Secrets`; null with `session`. */
  readonly ciphertext: Uint8Array | null;
}

/** Whose choice it is: an account's, by its id, or the app's. */
export interface ProxyRecords {
  get(owner: string): StoredProxy | null;
  /** A ciphertext replaced here or removed leaves a `BackupWish`. */
  put(owner: string, proxy: StoredProxy): Result<null>;
}

const rowSchema = z.object({
  mode: z.enum(PROXY_MODES),
  kind: z.enum(PROXY_KINDS).nullable(),
  host: z.string().nullable(),
  port: z.number().nullable(),
  user: z.string().nullable(),
  storage: z.enum(SECRET_STORAGES),
  ciphertext: z.instanceof(Uint8Array).nullable(),
});

/** What was chosen is not known any more: nothing goes any way until it is chosen again. */
const DAMAGED: StoredProxy = { mode: 'manual', server: null, storage: 'session', ciphertext: null };

function parseRow(row: unknown): StoredProxy {
  const parsed = rowSchema.safeParse(row);
  if (!parsed.success) return DAMAGED;
  const { mode, kind, host, port, user, storage, ciphertext } = parsed.data;
  const isWhole = kind !== null && host !== null && port !== null && user !== null;
  return { mode, server: isWhole ? { kind, host, port, user } : null, storage, ciphertext };
}

const SEALED = { table: 'proxies', key: 'owner', ciphertext: 'password_ciphertext' };

const NO_SERVER = { kind: null, host: null, port: null, user: null };

export function createProxyRecords(database: Database): ProxyRecords {
  const get = database.prepare(
    `SELECT mode, kind, host, port, user, password_storage AS storage, password_ciphertext AS ciphertext
     FROM proxies WHERE owner = :owner`,
  );
  const put = database.prepare(
    `INSERT OR REPLACE INTO proxies (owner, mode, kind, host, port, user, password_storage, password_ciphertext)
     VALUES (:owner, :mode, :kind, :host, :port, :user, :storage, :ciphertext)`,
  );
  const wish = prepareWish(database, SEALED);
  return {
    get(owner) {
      const row = get.get({ owner });
      return row === undefined ? null : parseRow(row);
    },
    put: (owner, { server, ...rest }) =>
      database.write(() => {
        wish(owner, rest.ciphertext);
        put.run({ owner, ...rest, ...(server ?? NO_SERVER) });
      }),
  };
}

/** Takes an owner's choice away; to be called in the transaction that takes the owner away. */
export function prepareProxyRemoval(database: Database): (owner: string) => void {
  const wish = prepareWish(database, SEALED);
  const remove = database.prepare('DELETE FROM proxies WHERE owner = :owner');
  return (owner) => {
    wish(owner, null);
    remove.run({ owner });
  };
}
