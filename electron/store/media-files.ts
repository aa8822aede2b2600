import { randomUUID } from 'node:crypto';
import { access, type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isId } from '../contract/id.ts';

/** Where the file of a record or transfer lies. Throws where `id` is no UUID: callers check what comes from outside. */
export function pathOf(folder: string, id: string): string {
  if (!isId(id)) throw new Error('A file id must be a UUID');
  return join(folder, id);
}

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** More at once keep the process from everything else: 20,000 for a second. */
const REMOVED_AT_ONCE = 500;

/** Waits for all, and throws what one of them threw only then. */
export async function allSettled(work: readonly Promise<unknown>[]): Promise<void> {
  const settled = await Promise.allSettled(work);
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
}

/** Ids without a file, and what is no id, are passed over. Where one cannot be removed, those of its portion still are. */
export async function removeFiles(folder: string, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += REMOVED_AT_ONCE) {
    const portion = ids.slice(from, from + REMOVED_AT_ONCE).filter(isId);
    await allSettled(portion.map((id) => rm(pathOf(folder, id), { force: true })));
  }
}

/**
 * Writes beside `path` and renames, so that under this name there is the whole content or what was there before.
 * Rejects with the error of `node:fs`.
 */
export const writeWhole = (
  path: string,
  mode: number,
  fill: (file: FileHandle) => Promise<void>,
): Promise<void> => writeBeside(path, mode, fill, (part) => rename(part, path));

/** Writes a whole file beside `path`, which `name` then gives its name; if either fails, it is gone. */
export async function writeBeside<T>(
  path: string,
  mode: number,
  fill: (file: FileHandle) => Promise<void>,
  name: (part: string) => Promise<T>,
): Promise<T> {
  const part = join(dirname(path), `.${randomUUID()}.part`);
  try {
    const file = await open(part, 'wx', mode);
    try {
      await fill(file);
      await file.sync();
    } finally {
      await file.close();
    }
    return await name(part);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}
