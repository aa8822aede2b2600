import type { KeychainState } from '../contract/account.ts';
import { fail, type Result, succeed } from '../contract/errors.ts';

interface AsyncCalls {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(plainText: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ readonly result: string }>;
}

interface SyncCalls {
  isEncryptionAvailable(): boolean;
  encryptString(plainText: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

/**
 * What we use of Electron's `safeStorage`. Electron 33 has the synchronous calls only; 45 has both and 46 is to drop
 * the synchronous ones (electronjs.org/docs/latest/api/safe-storage).
 */
export interface SafeStorage extends Partial<AsyncCalls>, Partial<SyncCalls> {
  /** Linux only. */
  getSelectedStorageBackend?(): string;
  setUsePlainTextEncryption?(usePlainText: boolean): void;
}

/** SECURITY: 11. Seals corpsecrets, secrets and access_tokens for the disk. Works only after Electron's `ready`. */
export interface Secrets {
  state(): Promise<KeychainState>;
  /**
   * `weak` is for a person who was told and agreed; where there is a keychain after all it is used, and said so.
   * Fails with `keychain_unavailable`.
   */
  seal(
    secret: string,
    storage: 'keychain' | 'weak',
  ): Promise<Result<{ readonly ciphertext: Uint8Array; readonly storage: 'keychain' | 'weak' }>>;
  /**
   * Fails with `keychain_unavailable`, or with `secret_locked` where this keychain, or what stands in for it, did not
   * seal this (another computer, another login, a changed backend): the secret must be entered again.
   */
  open(ciphertext: Uint8Array): Promise<Result<string>>;
}

/** Linux backends that encrypt with a password written in Chromium's source, or not at all. */
const NO_KEYCHAIN: readonly string[] = ['basic_text', 'unknown'];

interface Cipher {
  available(): Promise<boolean>;
  encrypt(plain: string): Promise<Buffer>;
  decrypt(encrypted: Buffer): Promise<string>;
}

interface SecretsOptions {
  readonly load: () => Promise<SafeStorage>;
  readonly platform: NodeJS.Platform;
}

/** Loaded late, so that this file can be tested outside Electron. */
const ELECTRON: SecretsOptions = {
  load: async () => (await import('electron')).safeStorage,
  platform: process.platform,
};

export function createSecrets({ load, platform }: SecretsOptions = ELECTRON): Secrets {
  /** Asked anew each time: a keyring may be unlocked, or go away, while we run. */
  const stateOf = async (storage: SafeStorage): Promise<KeychainState> => {
    const backend = backendOf(storage, platform);
    return { available: !NO_KEYCHAIN.includes(backend) && (await usableCipher(storage)) !== null, backend };
  };

  return {
    state: async () => stateOf(await load()),
    async seal(secret, kind) {
      const storage = await load();
      const { available } = await stateOf(storage);
      if (!available && kind === 'keychain') return fail('keychain_unavailable');
      if (!available) allowWeak(storage);
      const ciphertext = await (await usableCipher(storage))?.encrypt(secret).catch(() => null);
      return ciphertext
        ? succeed({ ciphertext, storage: available ? 'keychain' : 'weak' })
        : fail('keychain_unavailable');
    },
    async open(ciphertext) {
      const storage = await load();
      if (!(await stateOf(storage)).available) allowWeak(storage);
      const cipher = await usableCipher(storage);
      if (cipher === null) return fail('keychain_unavailable');
      const secret = await cipher.decrypt(Buffer.from(ciphertext)).catch(() => null);
      return secret === null ? fail('secret_locked') : succeed(secret);
    },
  };
}

/** Without this, Electron neither seals nor opens anything where there is no keychain. */
const allowWeak = (storage: SafeStorage) => storage.setUsePlainTextEncryption?.(true);

/** The asynchronous calls first: they do not block the window while a keyring asks for its password. */
async function usableCipher(storage: SafeStorage): Promise<Cipher | null> {
  for (const cipher of [asyncCipher(storage), syncCipher(storage)]) {
    if (await cipher?.available().catch(() => false)) return cipher;
  }
  return null;
}

function backendOf(safeStorage: SafeStorage, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'keychain';
  if (platform === 'win32') return 'dpapi';
  return safeStorage.getSelectedStorageBackend?.() ?? 'unknown';
}

const hasAsyncCalls = (storage: SafeStorage): storage is SafeStorage & AsyncCalls =>
  'encryptStringAsync' in storage;

const hasSyncCalls = (storage: SafeStorage): storage is SafeStorage & SyncCalls => 'encryptString' in storage;

function asyncCipher(storage: SafeStorage): Cipher | null {
  if (!hasAsyncCalls(storage)) return null;
  return {
    available: () => storage.isAsyncEncryptionAvailable(),
    encrypt: (plain) => storage.encryptStringAsync(plain),
    decrypt: async (encrypted) => (await storage.decryptStringAsync(encrypted)).result,
  };
}

function syncCipher(storage: SafeStorage): Cipher | null {
  if (!hasSyncCalls(storage)) return null;
  /* eslint-disable @typescript-eslint/require-await -- what these throw must arrive as a rejection */
  return {
    available: async () => storage.isEncryptionAvailable(),
    encrypt: async (plain) => storage.encryptString(plain),
    decrypt: async (encrypted) => storage.decryptString(encrypted),
  };
  /* eslint-enable @typescript-eslint/require-await */
}
