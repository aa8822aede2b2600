import type { Account, AccountInput } from '../contract/account.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { AccountRecords, StoredAccount } from '../store/account-records.ts';
import type { Secrets } from '../store/secrets.ts';

/** An account's secret as it goes to the disk: sealed, or not at all. */
type OnDisk = Pick<StoredAccount, 'ciphertext' | 'storage'>;

interface Prepared {
  readonly onDisk: OnDisk;
  /** Call once the account is written: until then the secret stays where it was. */
  readonly commit: () => void;
}

const asStored = ({ ciphertext, storage }: StoredAccount): Prepared => ({
  onDisk: { ciphertext, storage },
  commit: () => undefined,
});

const NOT_ON_DISK: OnDisk = { ciphertext: null, storage: 'session' };

/** What a stored secret was entered for. It goes to no other server and under no other name. */
const BOUND_TO = ['platform', 'imitates', 'credential', 'ownerId', 'baseUrl'] as const;

/** Where each account's corpsecret, secret or pasted access_token is: in the database sealed, or in memory only. */
export function createAccountSecrets(options: {
  readonly records: AccountRecords;
  readonly secrets: Secrets;
  /** Hears every secret before it is used, so that the log can keep it out. */
  readonly onSecret: (secret: string) => void;
}) {
  const { records, secrets, onSecret } = options;
  /** Kept "for this session only", by account id. */
  const session = new Map<string, string>();

  const open = async (id: string): Promise<Result<string>> => {
    const kept = session.get(id);
    if (kept !== undefined) return succeed(kept);
    const ciphertext = records.get(id)?.ciphertext;
    if (!ciphertext) return fail('secret_missing');
    const opened = await secrets.open(ciphertext);
    if (opened.ok) onSecret(opened.value);
    return opened;
  };

  /** Null where what is stored was entered for something else. */
  const keptFor = (id: string, input: AccountInput): StoredAccount | null => {
    const stored = records.get(id);
    return stored && BOUND_TO.every((field) => stored[field] === input[field]) ? stored : null;
  };

  /**
   * What is typed wins; an empty field means the stored secret, but only for the server and account it was entered
   * for: otherwise the page could have it sent anywhere (SECURITY: 11).
   */
  const ofInput = async (input: AccountInput): Promise<Result<string>> => {
    if (input.secret !== '') {
      onSecret(input.secret);
      return succeed(input.secret);
    }
    const stored = input.id === undefined ? null : keptFor(input.id, input);
    return stored ? open(stored.id) : fail('secret_missing');
  };

  const forget = (id: string) => session.delete(id);

  return {
    open,
    ofInput,
    forget,

    /** Makes an input's secret ready for where the person chose. `input.baseUrl` is normalised. */
    async prepare(id: string, input: AccountInput): Promise<Result<Prepared>> {
      if (input.platform === 'simulator') return succeed({ onDisk: NOT_ON_DISK, commit: () => forget(id) });
      const before = input.secret === '' ? keptFor(id, input) : null;
      // Sealed anew it would be another ciphertext, and all backups be replaced for a new name.
      if (before?.ciphertext && before.storage === input.storage) return succeed(asStored(before));
      const secret = await ofInput(input);
      // Renaming an account whose secret is locked or lost must not need the secret.
      if (!secret.ok) return before ? succeed(asStored(before)) : secret;
      if (input.storage === 'session') {
        return succeed({ onDisk: NOT_ON_DISK, commit: () => session.set(id, secret.value) });
      }
      const sealed = await secrets.seal(secret.value, input.storage);
      return sealed.ok ? succeed({ onDisk: sealed.value, commit: () => forget(id) }) : sealed;
    },

    whereKept(
      { id, platform }: Pick<Account, 'id' | 'platform'>,
      ciphertext: StoredAccount['ciphertext'],
      storage: StoredAccount['storage'],
    ): Account['secretKept'] {
      if (platform === 'simulator') return 'built_in';
      if (session.has(id)) return 'session';
      return ciphertext ? storage : 'missing';
    },
  };
}
