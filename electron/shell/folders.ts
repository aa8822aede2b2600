import { mkdir, stat } from 'node:fs/promises';
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

/**
 * SECURITY: 8. Shows the folder that the person chose to save in, and nothing that is not a folder; the page knows no path.
 * @returns whether it was shown
 */
export async function openFolder(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => null);
  return there?.isDirectory() === true && (await shell.openPath(path)) === '';
}
