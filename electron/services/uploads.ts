import type { FileToUpload } from '../contract/api.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { PastedFiles } from '../store/pasted-files.ts';
import type { StoredTransfer, UploadFile } from '../store/transfer-records.ts';
import type { Work } from './transfer-entry.ts';
import type { NewTransfer, Transfers } from './transfers.ts';
import { createUploadWork, type FileInHand, type UploadNeeds } from './upload-work.ts';

/** Takes files in: each becomes a transfer with a row of its own. */
export function createUploads(
  options: UploadNeeds & {
    readonly transfers: Transfers;
    readonly pasted: PastedFiles;
    readonly newId: () => string;
  },
) {
  const { accounts, transfers, pasted } = options;

  /** Pasted bytes go to the disk first, so that a retry finds them and memory does not hold them. */
  const take = async (
    file: FileToUpload,
  ): Promise<{ readonly file: UploadFile; readonly path: Result<string> }> => {
    if (file.kind === 'path') return onDisk({ path: file.path, pasted: false });
    if (file.kind === 'unreadable') return onDisk({ path: null, pasted: false });
    const path = await pasted.put(options.newId(), file.bytes);
    return { file: { path: path.ok ? path.value : null, pasted: true }, path };
  };

  const inHand = (name: string, { path, pasted: isOurs }: UploadFile, found: Result<string>): FileInHand => ({
    name,
    path: found,
    release() {
      if (isOurs && path !== null) void pasted.remove(path);
    },
  });

  return {
    /** Queues files in the order given. `follows`: a transfer of the same drop, as added with which they count. */
    async add(
      accountId: string,
      files: readonly FileToUpload[],
      follows: string | null = null,
    ): Promise<Result<readonly Transfer[]>> {
      const account = accounts.find(accountId);
      if (!account) return fail('account_missing');
      const taken = await Promise.all(
        files.map(async (given) => ({ name: given.name, ...(await take(given)) })),
      );
      return succeed(
        transfers.add(
          taken.map(({ name, file, path }) => ({
            transfer: newUpload(accountId, account.name, name),
            file,
            work: (id) => createUploadWork(options, accountId, inHand(name, file, path), id),
          })),
          follows,
        ),
      );
    },

    /** The work of an upload that an earlier run of the app left. */
    workOf({ id, accountId, name, file }: StoredTransfer): Work {
      const found = onDisk(file ?? { path: null, pasted: false });
      return createUploadWork(options, accountId, inHand(name, found.file, found.path), id);
    },
  };
}

const onDisk = (file: UploadFile) => ({
  file,
  path: file.path === null ? fail('file_pathless') : succeed(file.path),
});

const newUpload = (accountId: string, accountName: string, name: string): NewTransfer => ({
  direction: 'upload',
  accountId,
  accountName,
  name,
  mediaId: null,
});
