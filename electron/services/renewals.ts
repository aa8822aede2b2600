import { basename } from 'node:path';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { PastedFiles } from '../store/pasted-files.ts';
import { groupBy } from './group-by.ts';
import type { SeenFiles } from './seen-files.ts';
import type { Transfers } from './transfers.ts';
import type { Uploads } from './uploads.ts';

/**
 * A new media_id for what was fetched: an ordinary upload of a copy that is the upload's own, for the fetched file may be
 * given up meanwhile. `request_invalid` where none of them was fetched.
 */
export const createRenewals =
  ({ seen, uploads }: { readonly seen: SeenFiles; readonly uploads: Uploads }) =>
  async (ids: readonly string[]): Promise<Result<readonly Transfer[]>> => {
    const found = [...new Set(ids)].flatMap((id) => seen.fetched(id) ?? []);
    if (found.length === 0) return fail('request_invalid');
    const added: Transfer[] = [];
    for (const [accountId, fetches] of groupBy(found, ({ transfer }) => transfer.accountId)) {
      const copies = fetches.map(({ transfer: { id, subject }, path, name }) => ({
        of: id,
        from: path,
        name,
        type: subject?.mention.type ?? null,
      }));
      const uploading = await uploads.addCopies(accountId, copies);
      if (!uploading.ok) return uploading;
      added.push(...uploading.value);
    }
    return succeed(added);
  };

/** The fetch whose copy lies there, by the name that `addCopies` gives it. */
const fetchOf = (path: string): string => basename(path).split('.', 1)[0] ?? '';

/**
 * Transfers whose fetches are removed with the uploads made from them that are not done, in this run of the app or an
 * earlier one, and with the copies these had: what a person deletes is nowhere any more. A media_id that an upload got
 * stays, as its record does.
 */
export function withRenewalsRemoved(transfers: Transfers, pasted: Pick<PastedFiles, 'remove'>): Transfers {
  const copiesOf = (id: string): readonly string[] => {
    const file = transfers.fileOf(id);
    const files = file ? [file, file.original] : [];
    return files.flatMap((one) => (one?.pasted && one.path !== null ? [one.path] : []));
  };
  return {
    ...transfers,
    async removeFetches(...given: Parameters<Transfers['removeFetches']>) {
      const gone = new Set(given[0]);
      const uploads = transfers
        .list()
        .filter(
          ({ id, direction }) =>
            direction === 'upload' && copiesOf(id).some((path) => gone.has(fetchOf(path))),
        )
        .map(({ id }) => id);
      const copies = uploads.flatMap(copiesOf);
      transfers.cancel(uploads);
      transfers.dismiss(uploads);
      await Promise.all(copies.map(pasted.remove));
      return transfers.removeFetches(...given);
    },
  };
}
