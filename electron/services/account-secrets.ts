import type { Account, AccountInput } from '../contract/account.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { AccountRecords, StoredAccount } from '../store/account-records.ts';
import type { Secrets } from '../store/secrets.ts';

/** An account's secret as it goes to the disk: sealed, or not at all. */
type Kept = Pick<StoredAccount, 'ciphertext' | 'storage'>;

const NOT_ON_DISK: Kept = { ciphertext: null, storage: 'session' };

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

  /** What is typed wins; an empty field on an existing account means the stored secret. */
  const ofInput = (input: AccountInput): Promise<Result<string>> => {
    if (input.secret === '') {
      return input.id === undefined ? Promise.resolve(fail('secret_missing')) : open(input.id);
    }
    onSecret(input.secret);
    return Promise.resolve(succeed(input.secret));
  };

  return {
    open,
    ofInput,

    /** Puts an input's secret where the person chose, and gives what is to be written to the disk. */
    async keep(id: string, input: AccountInput): Promise<Result<Kept>> {
      if (input.platform === 'simulator') return succeed(NOT_ON_DISK);
      const secret = await ofInput(input);
      if (!secret.ok) {
        // Renaming an account whose secret is locked or lost must not need the secret.
        const before = input.secret === '' ? records.get(id) : null;
        return before ? succeed({ ciphertext: before.ciphertext, storage: before.storage }) : secret;
      }
      if (input.storage === 'session') {
        session.set(id, secret.value);
        return succeed(NOT_ON_DISK);
      }
      const sealed = await secrets.seal(secret.value, input.storage);
      if (!sealed.ok) return sealed;
      session.delete(id);
      return succeed({ ciphertext: sealed.value.ciphertext, storage: input.storage });
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

    forget: (id: string) => session.delete(id),
  };
}
