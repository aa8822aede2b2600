import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { succeed, type Result } from '../contract/errors.ts';
import { fileFailure } from './file-failure.ts';

/** Pasted pictures have no file of their own: they are kept here until their upload is done or dismissed. */
export function createPastedFiles(folder: string) {
  return {
    /** `id` is ours, never the page's. */
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
    remove: (id: string): Promise<void> => rm(join(folder, id), { force: true }),
    wipe: (): Promise<void> => rm(folder, { recursive: true, force: true }),
  };
}

export type PastedFiles = ReturnType<typeof createPastedFiles>;
