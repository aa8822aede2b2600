import { mkdir, rm } from 'node:fs/promises';
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
 * as the files themselves, they go with the last fetch that has the bytes, and none outlives the run of the app.
 */
export interface FetchedThumbnails {
  /** `request_invalid` where `bytes` is no WebP of at most 64 KB. */
  put(sha256: string, id: string, bytes: Uint8Array): Promise<Result<null>>;
  /** Where the one of this fetch lies; null where there is none. */
  find(sha256: string, id: string): string | null;
  /** Of fetches that are no longer on the list. */
  remove(ids: readonly string[]): Promise<void>;
  wipe(): Promise<void>;
}

interface Entry {
  readonly bytes: number;
  /** The fetches that show it. */
  readonly owners: Set<string>;
}

export function createFetchedThumbnails(folder: string, most = MOST): FetchedThumbnails {
  /** The one not seen for the longest first. */
  const entries = new Map<string, Entry>();
  const hashOf = new Map<string, string>();
  let bytesHeld = 0;

  const drop = async (sha256: string) => {
    const entry = entries.get(sha256);
    if (!entry) return;
    entries.delete(sha256);
    bytesHeld -= entry.bytes;
    for (const id of entry.owners) hashOf.delete(id);
    await rm(join(folder, sha256), { force: true });
  };

  const see = (sha256: string, id: string, entry: Entry) => {
    entries.delete(sha256);
    entries.set(sha256, entry);
    entry.owners.add(id);
    hashOf.set(id, sha256);
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
      const before = entries.get(sha256);
      bytesHeld += bytes.length - (before?.bytes ?? 0);
      see(sha256, id, { bytes: bytes.length, owners: before?.owners ?? new Set() });
      for (const oldest of entries.keys()) {
        if (entries.size <= most.files && bytesHeld <= most.bytes) break;
        await drop(oldest);
      }
      return succeed(null);
    },
    find(sha256, id) {
      const entry = entries.get(sha256);
      if (!entry) return null;
      see(sha256, id, entry);
      return join(folder, sha256);
    },
    async remove(ids) {
      for (const id of ids) {
        const sha256 = hashOf.get(id);
        if (sha256 === undefined) continue;
        hashOf.delete(id);
        const owners = entries.get(sha256)?.owners;
        owners?.delete(id);
        if (owners?.size === 0) await drop(sha256);
      }
    },
    async wipe() {
      entries.clear();
      hashOf.clear();
      bytesHeld = 0;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
