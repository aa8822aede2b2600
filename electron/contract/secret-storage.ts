/**
 * Where a secret is kept. `keychain`: encrypted with a key of the operating system. `weak`: encrypted with a key
 * anyone on this computer could find, after the person agreed. `session`: in memory until the app quits.
 */
export const SECRET_STORAGES = ['keychain', 'weak', 'session'] as const;
export type SecretStorage = (typeof SECRET_STORAGES)[number];
