import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { fileFailure } from './file-failure.ts';
import { exists } from './media-files.ts';

/** Pasted pictures have no file of their own, and fetched ones may lose theirs: they are kept here until their upload is done or dismissed. */
export function createPastedFiles(folder: string) {
  return {
    /** Gives the path. `id` is ours, never the page's. */
    async put(id: string, bytes: Uint8Array): Promise<Result<string>> {
      const path = join(folder, id);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(path, bytes, { mode: 0o600, flag: 'wx' });
        return succeed(path);
      } catch (error) {
        return fileFailure(error);
      }
    },
    /** The same of a file that lies elsewhere in the profile; `file_missing` where it does not. */
    async putCopy(id: string, from: string): Promise<Result<string>> {
      const path = join(folder, id);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await copyFile(from, path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
        await chmod(path, 0o600);
        return succeed(path);
      } catch (error) {
        await rm(path, { force: true });
        return (await exists(from)) ? fileFailure(error) : fail('file_missing');
      }
    },
    /** @param path as `put` gave it */
    remove: (path: string): Promise<void> => rm(path, { force: true }),
    /** Removes what no upload needs any more: a crash may have left some. */
    async sweep(needed: readonly string[]): Promise<void> {
      const kept = new Set(needed);
      const names = await readdir(folder).catch(() => []);
      for (const path of names.map((name) => join(folder, name))) {
        if (!kept.has(path)) await rm(path, { force: true });
      }
    },
  };
}

export type PastedFiles = ReturnType<typeof createPastedFiles>;
