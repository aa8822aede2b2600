import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Result, succeed } from '../contract/errors.ts';
import { isId } from '../contract/id.ts';
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
   * For the start: removes what is not the whole file of one of these ids, and gives those that are there, or that the
   * disk does not let it see. A file that no id tells of stays until it is old: the row of a library that was rebuilt,
   * or that this version cannot read, may still be found.
   * @param sizes bytes by id; null: there shall be none
   * @param before files of unknown ids last written before this go too: ms since epoch
   */
  keep(sizes: ReadonlyMap<string, number | null>, before: number): Promise<ReadonlySet<string>>;
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
    async keep(sizes, before) {
      const there = new Set<string>();
      const names = await readdir(folder).catch(whyNot);
      if (names === 'hidden') return new Set(sizes.keys());
      for (const name of names === 'gone' ? [] : names) {
        const path = join(folder, name);
        const found = await stat(path).catch(whyNot);
        const size = sizes.get(name);
        const isWhole = typeof found === 'object' && found.isFile() && found.size === size;
        const mayBeFound = size === undefined && isId(name);
        const isYoung = typeof found === 'object' && found.mtimeMs >= before;
        if (found === 'hidden' || isWhole) there.add(name);
        else if (!(mayBeFound && isYoung))
          await rm(path, { recursive: true, force: true }).catch(() => undefined);
      }
      return there;
    },
  };
}

/** Only where there is no such file or folder it is gone; a disk that fails may show it at the next start. */
const whyNot = (error: unknown): 'gone' | 'hidden' => (isMissing(error) ? 'gone' : 'hidden');

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Throws the error on, unless it says that there is no such file or folder. */
function unlessMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}
