import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run, SetupError } from './command.ts';

const SET_UID = 0o4000;

/**
 * Chromium's sandbox needs user namespaces, which some systems refuse to ordinary users (Ubuntu 24.04's AppArmor,
 * containers), or else its helper owned by root.
 * @throws SetupError with the commands that cure it.
 */
export async function ensureSandboxCanBeBuilt(executable: string): Promise<void> {
  if (process.platform !== 'linux') return;
  if ((await run('unshare', ['-Ur', 'true'])).code === 0) return;
  const helper = join(dirname(executable), 'chrome-sandbox');
  const found = await stat(helper).catch(() => null);
  if (found?.uid === 0 && (found.mode & SET_UID) !== 0) return;
  throw new SetupError(
    'This system does not let programs build the sandbox that the app needs. Run this once, then start again:\n' +
      `  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
  );
}
