import { describe, expect, test } from 'vitest';
import { createSecrets, type SafeStorage } from '../../../electron/store/secrets.ts';

const KEYRING = 'keyring';
const WEAK = 'weak';

const seal = (key: string, plain: string) => Buffer.from(`${key}:${Buffer.from(plain).toString('base64')}`);
const unseal = (key: string, sealed: Buffer) => {
  const [sealedWith, text] = sealed.toString().split(':');
  if (sealedWith !== key || text === undefined) throw new Error('cannot decrypt');
  return Buffer.from(text, 'base64').toString();
};

interface Edge {
  readonly calls: 'sync' | 'async' | 'both';
  readonly backend?: string;
  readonly unlocked?: boolean;
}

/** Behaves as Electron's: without a keychain it does nothing until told to use the built-in password. */
function electronStorage({ calls, backend, unlocked = true }: Edge) {
  const used: string[] = [];
  let plainText = false;
  const isWeak = backend === 'basic_text';
  const available = () => unlocked && (!isWeak || plainText);
  const key = isWeak ? WEAK : KEYRING;
  const guarded = <T>(name: string, work: () => T): T => {
    used.push(name);
    if (!available()) throw new Error('not available');
    return work();
  };
  const sync = {
    isEncryptionAvailable: available,
    encryptString: (plain: string) => guarded('encryptString', () => seal(key, plain)),
    decryptString: (sealed: Buffer) => guarded('decryptString', () => unseal(key, sealed)),
  };
  const async = {
    isAsyncEncryptionAvailable: () => Promise.resolve(available()),
    encryptStringAsync: (plain: string) =>
      Promise.resolve().then(() => guarded('encryptStringAsync', () => seal(key, plain))),
    decryptStringAsync: (sealed: Buffer) =>
      Promise.resolve().then(() =>
        guarded('decryptStringAsync', () => ({ shouldReEncrypt: false, result: unseal(key, sealed) })),
      ),
  };
  const storage: SafeStorage = {
    ...(calls === 'async' ? {} : sync),
    ...(calls === 'sync' ? {} : async),
    ...(backend === undefined ? {} : { getSelectedStorageBackend: () => backend }),
    setUsePlainTextEncryption: (use) => {
      plainText = use;
    },
  };
  return { storage, used };
}

const secretsOn = (edge: Edge, platform: NodeJS.Platform = 'linux') => {
  const { storage, used } = electronStorage(edge);
  return { secrets: createSecrets({ load: () => Promise.resolve(storage), platform }), used };
};

describe.each(['sync', 'async', 'both'] as const)('with the %s calls', (calls) => {
  test('a secret sealed in the keychain opens again', async () => {
    const { secrets } = secretsOn({ calls, backend: 'gnome_libsecret' });
    expect(await secrets.state()).toEqual({ available: true, backend: 'gnome_libsecret' });
    const sealed = await secrets.seal('c0rp-密钥', 'keychain');
    if (!sealed.ok) throw new Error(sealed.error.code);
    expect(sealed.value.storage).toBe('keychain');
    expect(Buffer.from(sealed.value.ciphertext).toString()).not.toContain('c0rp');
    // As it comes back from the database.
    expect(await secrets.open(Uint8Array.from(sealed.value.ciphertext))).toEqual({
      ok: true,
      value: 'c0rp-密钥',
    });
  });

  test('without a keychain nothing is sealed unless weak protection was chosen', async () => {
    const { secrets } = secretsOn({ calls, backend: 'basic_text' });
    expect(await secrets.state()).toEqual({ available: false, backend: 'basic_text' });
    expect(await secrets.seal('secret', 'keychain')).toEqual({
      ok: false,
      error: { code: 'keychain_unavailable' },
    });
    const sealed = await secrets.seal('secret', 'weak');
    if (!sealed.ok) throw new Error(sealed.error.code);
    expect(await secrets.state()).toEqual({ available: false, backend: 'basic_text' });
    const { secrets: afterRestart } = secretsOn({ calls, backend: 'basic_text' });
    expect(await afterRestart.open(sealed.value.ciphertext)).toEqual({ ok: true, value: 'secret' });
  });

  test('a secret sealed by another backend is locked, not lost to a guess', async () => {
    const { secrets } = secretsOn({ calls, backend: 'basic_text' });
    expect(await secrets.open(seal(KEYRING, 'secret'))).toEqual({
      ok: false,
      error: { code: 'secret_locked' },
    });
  });

  test('a keychain that is there but shut is unavailable, for weak protection too', async () => {
    const { secrets } = secretsOn({ calls, backend: 'gnome_libsecret', unlocked: false });
    const unavailable = { ok: false, error: { code: 'keychain_unavailable' } };
    expect(await secrets.state()).toEqual({ available: false, backend: 'gnome_libsecret' });
    expect(await secrets.seal('secret', 'keychain')).toEqual(unavailable);
    expect(await secrets.seal('secret', 'weak')).toEqual(unavailable);
    expect(await secrets.open(seal(KEYRING, 'secret'))).toEqual(unavailable);
  });
});

test.each([
  ['darwin', undefined, 'keychain', true],
  ['win32', undefined, 'dpapi', true],
  ['linux', 'kwallet6', 'kwallet6', true],
  ['linux', 'unknown', 'unknown', false],
  ['linux', undefined, 'unknown', false],
] as const)(
  'on %s with backend %s the keychain is %s and available: %s',
  async (platform, backend, name, available) => {
    const edge: Edge = { calls: 'both', ...(backend === undefined ? {} : { backend }) };
    expect(await secretsOn(edge, platform).secrets.state()).toEqual({ available, backend: name });
  },
);

test('the blocking calls are left alone where there are others', async () => {
  const { secrets, used } = secretsOn({ calls: 'both', backend: 'gnome_libsecret' });
  const sealed = await secrets.seal('secret', 'keychain');
  if (!sealed.ok) throw new Error(sealed.error.code);
  await secrets.open(sealed.value.ciphertext);
  expect(used).toEqual(['encryptStringAsync', 'decryptStringAsync']);
});

test('an Electron without any of the calls has no keychain', async () => {
  const secrets = createSecrets({ load: () => Promise.resolve({}), platform: 'darwin' });
  expect(await secrets.state()).toEqual({ available: false, backend: 'keychain' });
  expect(await secrets.seal('secret', 'weak')).toEqual({
    ok: false,
    error: { code: 'keychain_unavailable' },
  });
});
