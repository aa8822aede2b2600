import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { fileFailure } from './file-failure.ts';
import { writeWhole } from './media-files.ts';
import { isThumbnail } from './thumbnails.ts';

const HASH = /^[0-9a-f]{64}$/;

/** What there may be of them; then the one not seen for the longest makes room. */
const MOST = { files: 5000, bytes: 64 * 1024 * 1024 };

/**
 * Small pictures of fetched files, by the files' sha256: several fetches of the same bytes share one. Customers' pictures
 * as the files themselves, they go with the last fetch that has the bytes.
 */
export interface FetchedThumbnails {
  /** `request_invalid` where `bytes` is no WebP of at most 64 KB. */
  put(sha256: string, id: string, bytes: Uint8Array): Promise<Result<null>>;
  /** Where the one of this fetch lies; null where there is none. */
  find(sha256: string, id: string): string | null;
  /** Of fetches that are no longer on the list. */
  remove(ids: readonly string[]): Promise<void>;
  /** For the start: keeps those of these hashes, which show the fetches of these ids. */
  keep(idsOf: ReadonlyMap<string, readonly string[]>): Promise<void>;
}

export function createFetchedThumbnails(folder: string, most = MOST): FetchedThumbnails {
  const shelf = createShelf();
  const removeAll = async (hashes: readonly string[]) => {
    for (const sha256 of hashes) await rm(join(folder, sha256), { force: true });
  };
  return {
    async put(sha256, id, bytes) {
      if (!HASH.test(sha256) || !isThumbnail(bytes)) return fail('request_invalid');
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeWhole(join(folder, sha256), 0o600, (file) => file.writeFile(bytes));
      } catch (error) {
        return fileFailure(error);
      }
      shelf.put(sha256, id, bytes.length);
      await removeAll(shelf.makeRoom(most));
      return succeed(null);
    },
    find: (sha256, id) => (shelf.see(sha256, id) ? join(folder, sha256) : null),
    remove: (ids) => removeAll(shelf.forget(ids)),
    async keep(idsOf) {
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name);
        const found = idsOf.has(name) ? await stat(path).catch(() => null) : null;
        if (found) for (const id of idsOf.get(name) ?? []) shelf.put(name, id, found.size);
        else await rm(path, { recursive: true, force: true }).catch(() => undefined);
      }
    },
  };
}

interface Entry {
  readonly bytes: number;
  /** The fetches that show it. */
  readonly owners: Set<string>;
}

/** Which there are, whose they are, and when each was seen. */
function createShelf() {
  /** The one not seen for the longest first. */
  const entries = new Map<string, Entry>();
  const hashOf = new Map<string, string>();
  let held = 0;

  const place = (sha256: string, id: string, entry: Entry) => {
    entries.delete(sha256);
    entries.set(sha256, entry);
    entry.owners.add(id);
    hashOf.set(id, sha256);
  };
  const drop = (sha256: string, entry: Entry) => {
    entries.delete(sha256);
    held -= entry.bytes;
    for (const id of entry.owners) hashOf.delete(id);
  };

  return {
    put(sha256: string, id: string, bytes: number): void {
      const before = entries.get(sha256);
      held += bytes - (before?.bytes ?? 0);
      place(sha256, id, { bytes, owners: before?.owners ?? new Set() });
    },
    /** False where there is none. */
    see(sha256: string, id: string): boolean {
      const entry = entries.get(sha256);
      if (entry) place(sha256, id, entry);
      return entry !== undefined;
    },
    /** Gives what has to go. */
    makeRoom(most: { readonly files: number; readonly bytes: number }): readonly string[] {
      const gone: string[] = [];
      for (const [sha256, entry] of entries) {
        if (entries.size <= most.files && held <= most.bytes) break;
        drop(sha256, entry);
        gone.push(sha256);
      }
      return gone;
    },
    /** Gives what nobody has any more. */
    forget(ids: readonly string[]): readonly string[] {
      return ids.flatMap((id) => {
        const sha256 = hashOf.get(id) ?? '';
        const entry = entries.get(sha256);
        hashOf.delete(id);
        entry?.owners.delete(id);
        if (entry?.owners.size !== 0) return [];
        drop(sha256, entry);
        return [sha256];
      });
    },
  };
}
