import { constants } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { succeed, type Result } from '../contract/errors.ts';
import { fileFailure } from './file-failure.ts';
import { pathOf } from './media-files.ts';

/**
 * Copies of fetched files under their own names, for other programs: what those do to them never reaches ours. They
 * live no longer than the files they were made of, nor than the app runs.
 */
export interface OutgoingFiles {
  /**
   * A new copy each time.
   * @param id the transfer's; `name` is clean already, `copy` is an id of its own
   */
  put(source: string, id: string, copy: string, name: string): Promise<Result<string>>;
  remove(ids: readonly string[]): Promise<void>;
  wipe(): Promise<void>;
}

export function createOutgoingFiles(folder: string): OutgoingFiles {
  return {
    async put(source, id, copy, name) {
      const place = join(pathOf(folder, id), copy);
      const path = join(place, name);
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
      for (const id of ids) await rm(pathOf(folder, id), { recursive: true, force: true });
    },
    wipe: () => rm(folder, { recursive: true, force: true }),
  };
}
