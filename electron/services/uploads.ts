import type { FileToUpload } from '../contract/api.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { PastedFiles } from '../store/pasted-files.ts';
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
  const take = async (file: FileToUpload): Promise<FileInHand> => {
    if (file.kind === 'path') return { name: file.name, path: succeed(file.path), release: () => undefined };
    if (file.kind === 'unreadable') {
      return { name: file.name, path: fail('file_pathless'), release: () => undefined };
    }
    const id = options.newId();
    return { name: file.name, path: await pasted.put(id, file.bytes), release: () => void pasted.remove(id) };
  };

  return {
    /** Queues files in the order given. */
    async add(accountId: string, files: readonly FileToUpload[]): Promise<Result<readonly Transfer[]>> {
      const account = accounts.find(accountId);
      if (!account) return fail('account_missing');
      const inHand = await Promise.all(files.map(take));
      return succeed(
        transfers.add(
          inHand.map((file) => ({
            transfer: newUpload(accountId, account.name, file.name),
            work: (id) => createUploadWork(options, accountId, file, id),
          })),
        ),
      );
    },
  };
}

const newUpload = (accountId: string, accountName: string, name: string): NewTransfer => ({
  direction: 'upload',
  accountId,
  accountName,
  name,
  mediaId: null,
  type: null,
  bytesTotal: null,
});
