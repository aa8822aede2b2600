import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Unlocks (and so creates) the login keyring with a password that protects nothing, then becomes the command. */
const unlockThenRun =
  'printf media-desk-test | gnome-keyring-daemon --unlock --components=secrets >/dev/null || exit 1; exec "$@"';

export interface KeyringSession {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/**
 * A command wrapped in a D-Bus session of its own with an unlocked keychain, both below `folder`, so that the
 * person's own keyring and profile are neither read nor written. Ends with the command.
 */
export async function inKeyringSession(
  folder: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<KeyringSession> {
  const [data, config, runtime] = ['data', 'config', 'runtime'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [data, config, runtime]) await mkdir(path, { recursive: true, mode: 0o700 });
  return {
    command: 'dbus-run-session',
    args: ['--', 'sh', '-c', unlockThenRun, 'sh', command, ...args],
    env: {
      ...env,
      XDG_DATA_HOME: data,
      XDG_CONFIG_HOME: config,
      XDG_RUNTIME_DIR: runtime,
      XDG_CURRENT_DESKTOP: 'GNOME',
    },
  };
}
