import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { shell } from 'electron';
import type { ShownFolder } from '../contract/storage.ts';

/**
 * SECURITY: 8. Shows one of the app's own folders in the file manager; the page names it and never sends a path.
 * @returns whether it was shown
 */
export const showFolder =
  (profile: string) =>
  async (folder: ShownFolder): Promise<boolean> => {
    const path = join(profile, folder);
    await mkdir(path, { recursive: true, mode: 0o700 });
    return (await shell.openPath(path)) === '';
  };
