import { mkdir, readdir, stat } from 'node:fs/promises';
import { fail, type Result, succeed } from '../contract/errors.ts';
import { isId } from '../contract/id.ts';
import { MAX_THUMBNAIL_BYTES } from '../contract/limits.ts';
import { fileFailure } from './file-failure.ts';
import { pathOf, removeFiles, writeWhole } from './media-files.ts';

/** Of uploads; some hundred megabytes. */
const MOST_THUMBNAILS = 20_000;

/** The window must not wait for a sweep: each portion is a short question to the database. */
const SWEPT_AT_ONCE = 500;

/** Small pictures of uploads, by record id; they stay as long as the record. */
export interface Thumbnails {
  /** `request_invalid` where `id` is no UUID or `bytes` no WebP of at most 64 KB. */
  put(id: string, bytes: Uint8Array): Promise<Result<null>>;
  /** Where it lies, if there is one. Throws where `id` is no UUID. */
  path(id: string): string;
  remove(ids: readonly string[]): Promise<void>;
  /** Removes those that `existing`, asked in portions, does not name; and of too many those seen least lately. */
  sweep(existing: (ids: readonly string[]) => readonly string[]): Promise<void>;
}

export function createThumbnails(folder: string, most = MOST_THUMBNAILS): Thumbnails {
  return {
    async put(id, bytes) {
      if (!isId(id) || !isThumbnail(bytes)) return fail('request_invalid');
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeWhole(pathOf(folder, id), 0o600, (file) => file.writeFile(bytes));
        return succeed(null);
      } catch (error) {
        return fileFailure(error);
      }
    },
    path: (id) => pathOf(folder, id),
    remove: (ids) => removeFiles(folder, ids),
    async sweep(existing) {
      const ids = await readdir(folder).catch(() => []);
      const left: string[] = [];
      for (let from = 0; from < ids.length; from += SWEPT_AT_ONCE) {
        const portion = ids.slice(from, from + SWEPT_AT_ONCE);
        const kept = new Set(existing(portion));
        left.push(...kept);
        await removeFiles(
          folder,
          portion.filter((id) => !kept.has(id)),
        );
      }
      if (left.length > most) await removeFiles(folder, (await leastSeenFirst(folder, left)).slice(0, -most));
    },
  };
}

/** By size and first bytes. They are served as WebP, so nothing else may come in. */
export const isThumbnail = (bytes: Uint8Array): boolean =>
  bytes.length <= MAX_THUMBNAIL_BYTES &&
  /^RIFF[^]{4}WEBPVP8/.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1'));

/** By when the system says they were read last, which it keeps to the day. */
async function leastSeenFirst(folder: string, ids: readonly string[]): Promise<readonly string[]> {
  const seen: { readonly id: string; readonly at: number }[] = [];
  for (const id of ids) {
    const { atimeMs } = await stat(pathOf(folder, id)).catch(() => ({ atimeMs: 0 }));
    seen.push({ id, at: atimeMs });
  }
  return seen.sort((a, b) => a.at - b.at).map(({ id }) => id);
}
