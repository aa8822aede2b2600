import { fail, type Result } from '../contract/errors.ts';
import { servedTypeOf } from '../contract/view-kind.ts';
import type { FetchedFiles } from '../store/fetched-files.ts';
import type { FetchedThumbnails } from '../store/fetched-thumbnails.ts';
import { allSettled } from '../store/media-files.ts';
import type { MediaRecords } from '../store/media-records.ts';
import type { OutgoingFiles } from '../store/outgoing-files.ts';
import type { Thumbnails } from '../store/thumbnails.ts';
import type { SeenFiles } from './seen-files.ts';
import type { Transfers } from './transfers.ts';

/** What the page may show of media: small pictures, and the files that are here. */
export function createPreviews(needs: {
  readonly transfers: Transfers;
  readonly records: MediaRecords;
  readonly thumbnails: Thumbnails;
  readonly files: FetchedFiles;
  readonly seen: SeenFiles;
  readonly fetchedThumbnails: FetchedThumbnails;
  readonly outgoing: OutgoingFiles;
}) {
  const { transfers, records, thumbnails, files, seen, fetchedThumbnails, outgoing } = needs;
  const recorded = (ids: readonly string[]) => records.byIds(ids).map(({ id }) => id);
  return {
    /** Only of what is there: a late one must not outlive its record. */
    async putThumbnail(id: string, bytes: Uint8Array): Promise<Result<null>> {
      const transfer = transfers.find(id);
      if (transfer?.fetched) {
        const put = await fetchedThumbnails.put(transfer.fetched.sha256, id, bytes);
        if (!transfers.find(id)) await fetchedThumbnails.remove([id]);
        return put;
      }
      return transfer || recorded([id]).length > 0 ? thumbnails.put(id, bytes) : fail('record_missing');
    },

    /** What `media://thumbnail|fetched|upload|original/<id>` shows; null where there is nothing. */
    find: async (
      kind: string,
      id: string,
    ): Promise<{ readonly path: string; readonly contentType: string } | null> => {
      if (kind === 'thumbnail') {
        const fetched = transfers.find(id)?.fetched;
        const path = fetched ? fetchedThumbnails.find(fetched.sha256, id) : thumbnails.path(id);
        return path === null ? null : { path, contentType: 'image/webp' };
      }
      if (kind !== 'fetched' && kind !== 'upload' && kind !== 'original') return null;
      const file = await seen[kind](id);
      return file && { path: file.path, contentType: servedTypeOf(file.contentType) };
    },

    /** Of transfers that are no longer on the list, or have lost what was fetched. */
    async forget(ids: readonly string[]): Promise<void> {
      const kept = new Set(recorded(ids));
      await allSettled([
        files.remove(ids),
        outgoing.remove(ids),
        fetchedThumbnails.remove(ids),
        thumbnails.remove(ids.filter((id) => !kept.has(id))),
      ]);
    },

    /** Removes thumbnails of uploads that never got a record. */
    sweep: (): Promise<void> =>
      thumbnails.sweep((ids) => [...recorded(ids), ...ids.filter((id) => transfers.find(id) !== null)]),
  };
}

export type Previews = ReturnType<typeof createPreviews>;
