import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Result, succeed } from '../contract/errors.ts';
import { createFetchedWriter, type FetchedWriter } from './fetched-writer.ts';
import { fileFailure } from './file-failure.ts';
import { pathOf, removeFiles } from './media-files.ts';
import { copyWhole, type OnConflict } from './saved-copy.ts';

/** Fetched media, by transfer id: customers' pictures, which stay until somebody or the purge removes them. */
export interface FetchedFiles {
  /** Takes the place of a file of this id once it is finished. */
  create(id: string): Promise<Result<FetchedWriter>>;
  /** Where it lies once finished. Throws, as all of these do, where `id` is no UUID. */
  path(id: string): string;
  remove(ids: readonly string[]): Promise<void>;
  /**
   * Copies to where the person chose and gives the path it got; on failure all is as it was.
   * Fails with `disk_full`, `folder_missing`, `folder_blocked`, `folder_read_only`, `save_failed`; with `fetched_removed`
   * where the fetched file itself is gone, and `fetched_damaged` where its bytes are others.
   */
  saveCopy(id: string, sha256: string, destination: string, onConflict: OnConflict): Promise<Result<string>>;
  /**
   * For the start: removes all but the whole files of these ids, and gives those that are there.
   * @param sizes bytes by id
   */
  keep(sizes: ReadonlyMap<string, number>): Promise<ReadonlySet<string>>;
}

export function createFetchedFiles(folder: string): FetchedFiles {
  /** The folder is made when it is missed: that costs a file less than asking each time. */
  const open = async (path: string): Promise<FetchedWriter> => {
    const writer = await createFetchedWriter(path).catch(unlessMissing);
    if (writer) return writer;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return createFetchedWriter(path);
  };

  return {
    async create(id) {
      const path = pathOf(folder, id);
      try {
        return succeed(await open(path));
      } catch (error) {
        return fileFailure(error);
      }
    },
    path: (id) => pathOf(folder, id),
    remove: (ids) => removeFiles(folder, ids),
    async saveCopy(id, sha256, destination, onConflict) {
      const path = pathOf(folder, id);
      try {
        return succeed(await copyWhole({ path, sha256 }, destination, onConflict));
      } catch (error) {
        return fileFailure(error);
      }
    },
    async keep(sizes) {
      const there = new Set<string>();
      for (const name of await readdir(folder).catch(() => [])) {
        const size = sizes.get(name);
        if (size !== undefined && size === (await bytesOf(join(folder, name)))) there.add(name);
        else await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
      }
      return there;
    },
  };
}

/** -1 where there is no such file. */
const bytesOf = (path: string): Promise<number> =>
  stat(path).then(
    (found) => (found.isFile() ? found.size : -1),
    () => -1,
  );

/** Throws the error on, unless it says that there is no such file or folder. */
function unlessMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
