import { chmod, chown, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `nobody` on Debian and Fedora alike; any user but root would do. */
const NOBODY = 65_534;

/** What the app needs at run time: electron.vite.config.ts bundles everything else. */
const APP_PARTS = [
  'package.json',
  'out',
  'node_modules/@photostructure/sqlite',
  'node_modules/node-gyp-build',
] as const;

export interface OrdinaryUser {
  /** Runs Electron as that user. */
  readonly executablePath: string;
  /** The app, where that user can read it. */
  readonly appFolder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Makes a folder that belongs to that user. */
  readonly makeFolder: (path: string) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/**
 * Root may read every file, and Chromium runs as root only without its sandbox. So that both are tested as people
 * have them, the app then runs as another user: same executable, same build, `setpriv` in front.
 */
export async function ordinaryUser(electron: string, project: string): Promise<OrdinaryUser> {
  const folder = await mkdtemp(join(tmpdir(), 'media-desk-user-'));
  await chmod(folder, 0o755);
  const appFolder = join(folder, 'app');
  for (const part of APP_PARTS) {
    await cp(join(project, part), join(appFolder, part), { recursive: true, dereference: true });
  }
  const executablePath = join(folder, 'electron');
  const command = `exec setpriv --reuid ${NOBODY} --regid ${NOBODY} --clear-groups --no-new-privs "$ELECTRON" "$@"`;
  await writeFile(executablePath, `#!/bin/sh\n${command}\n`, { mode: 0o755 });
  const makeFolder = async (path: string) => {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await chown(path, NOBODY, NOBODY);
  };
  const home = join(folder, 'home');
  await makeFolder(home);
  return {
    executablePath,
    appFolder,
    env: {
      ELECTRON: electron,
      HOME: home,
      XDG_RUNTIME_DIR: home,
      XDG_CONFIG_HOME: home,
      XDG_DATA_HOME: home,
    },
    makeFolder,
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
