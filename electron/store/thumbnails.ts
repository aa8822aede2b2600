import { mkdir, readdir } from 'node:fs/promises';
import { fail, type Result, succeed } from '../contract/errors.ts';
import { isId } from '../contract/id.ts';
import { fileFailure } from './file-failure.ts';
import { pathOf, removeFiles, writeWhole } from './media-files.ts';

/** Bytes; the page makes them smaller than this. */
const LARGEST_THUMBNAIL = 64 * 1024;

/** The window must not wait for a sweep: each portion is a short question to the database. */
const SWEPT_AT_ONCE = 500;

/** Small pictures of uploads, by record id; they stay as long as the record. */
export interface Thumbnails {
  /** `request_invalid` where `id` is no UUID or `bytes` no WebP of at most 64 KB. */
  put(id: string, bytes: Uint8Array): Promise<Result<null>>;
  /** Where it lies, if there is one. Throws where `id` is no UUID. */
  path(id: string): string;
  remove(ids: readonly string[]): Promise<void>;
  /** Removes those that `existing`, asked in portions, does not name. */
  sweep(existing: (ids: readonly string[]) => readonly string[]): Promise<void>;
}

export function createThumbnails(folder: string): Thumbnails {
  return {
    async put(id, bytes) {
      if (!isId(id) || bytes.length > LARGEST_THUMBNAIL || !isWebp(bytes)) return fail('request_invalid');
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
      for (let from = 0; from < ids.length; from += SWEPT_AT_ONCE) {
        const portion = ids.slice(from, from + SWEPT_AT_ONCE);
        const kept = new Set(existing(portion));
        await removeFiles(
          folder,
          portion.filter((id) => !kept.has(id)),
        );
      }
    },
  };
}

/** By the first bytes. Previews are served as WebP, so nothing else may come in. */
const isWebp = (bytes: Uint8Array): boolean =>
  /^RIFF[^]{4}WEBPVP8/.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1'));
