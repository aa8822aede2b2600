import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { firstLine } from './first-line.ts';

export interface Keyring {
  /** What a program must be given besides our own environment to keep its secrets here. */
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

const START_TIMEOUT_MS = 30_000;

/**
 * Unlocks (and so creates) the login keyring with a password that protects nothing, tells the bus's address, and lasts
 * until its input ends: with us, however that may be.
 */
const UNLOCK_AND_WAIT =
  'printf media-desk-test | gnome-keyring-daemon --unlock --components=secrets >/dev/null || exit 1; echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat';

/**
 * A D-Bus session of its own with an unlocked keychain, both below `folder`, so that the person's own keyring and
 * profile are neither read nor written.
 * @param startTimeoutMs tests wait shorter
 * @throws SetupError when it does not start
 */
export async function openKeyring(
  folder: string,
  display: NodeJS.ProcessEnv,
  startTimeoutMs = START_TIMEOUT_MS,
): Promise<Keyring> {
  const folders = {
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_RUNTIME_DIR: join(folder, 'runtime'),
  };
  for (const path of Object.values(folders)) await mkdir(path, { recursive: true, mode: 0o700 });
  const own = { ...folders, XDG_CURRENT_DESKTOP: 'GNOME' };
  // A process group of its own: Ctrl-C must reach the app first.
  const session = spawn('dbus-run-session', ['--', 'sh', '-c', UNLOCK_AND_WAIT], {
    env: { ...process.env, ...display, ...own },
    detached: true,
  });
  const gone = new Promise<void>((resolve) => session.once('exit', () => resolve()));
  // Whatever the bus has started may hold them open, and they hold us.
  const letGo = (): void => {
    session.stdin.end();
    session.stdout.destroy();
    session.stderr.destroy();
  };
  const close = async (): Promise<void> => {
    session.stdin.end();
    await gone;
    letGo();
  };
  try {
    const address = await firstLine(session, session.stdout, {
      what: 'No keychain for the tests',
      timeoutMs: startTimeoutMs,
    });
    return { env: { ...own, DBUS_SESSION_BUS_ADDRESS: address }, close };
  } catch (error) {
    session.kill();
    letGo();
    throw error;
  }
}
