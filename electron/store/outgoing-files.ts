import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { succeed, type Result } from '../contract/errors.ts';
import { fileFailure } from './file-failure.ts';
import { safeFileName } from './file-names.ts';
import { pathOf } from './media-files.ts';

/**
 * Copies of files under their own names, for other programs: what those do to them never reaches ours. They
 * live no longer than the files they were made of, nor than the app runs.
 */
export interface OutgoingFiles {
  /**
   * A new copy each time.
   * @param id the transfer's; `copy` is an id of its own
   * @param name as anyone gave it, the page or a server: it is made one that leads nowhere else
   */
  put(source: string, id: string, copy: string, name: string): Promise<Result<string>>;
  remove(ids: readonly string[]): Promise<void>;
  wipe(): Promise<void>;
}

export function createOutgoingFiles(folder: string): OutgoingFiles {
  return {
    async put(source, id, copy, name) {
      const place = join(pathOf(folder, id), copy);
      const path = join(place, safeFileName(name, copy, null));
      try {
        await mkdir(place, { recursive: true, mode: 0o700 });
        // Where the disk can, no byte is copied until one of the two is changed.
        await copyFile(source, path, constants.COPYFILE_FICLONE);
        return succeed(path);
      } catch (error) {
        return fileFailure(error);
      }
    },
    async remove(ids) {
      for (const id of ids) await letGo(pathOf(folder, id));
    },
    async wipe() {
      for (const id of await readdir(folder).catch(() => [])) await letGo(join(folder, id));
      await rmdir(folder).catch(() => undefined);
    },
  };
}

/** On Windows another program may hold one open: the next start takes it, and nothing else waits for it. */
const letGo = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true }).catch(() => undefined);
