import type { Account } from '../contract/account.ts';
import type { FileToUpload } from '../contract/api.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { HEAD_BYTES } from '../contract/limits.ts';
import { limitsOf } from '../contract/limits-profile.ts';
import type { MediaType } from '../contract/media.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { PastedFiles } from '../store/pasted-files.ts';
import type { StoredTransfer } from '../store/transfer-records.ts';
import { contentTypeOf } from './content-type.ts';
import { createRecordWriter } from './record-writer.ts';
import { fittedName } from './sent-name.ts';
import type { Work } from './transfer-entry.ts';
import type { NewTransfer, Transfers } from './transfers.ts';
import { createFileInHand, undecided, type FileInHand } from './upload-file.ts';
import { createUploadWork, type UploadNeeds } from './upload-work.ts';

/** A file of ours that an upload takes a copy of, and what it is sent as; null: as its bytes say. */
interface KeptCopy {
  /** The fetch that brought it: its copy is found by that. */
  readonly of: string;
  readonly from: string;
  readonly name: string;
  readonly type: MediaType | null;
}

/** Takes files in: each becomes a transfer with a row of its own. */
export function createUploads(
  options: Omit<UploadNeeds, 'recordWriter'> &
    Parameters<typeof createRecordWriter>[0] & {
      readonly transfers: Transfers;
      readonly pasted: PastedFiles;
      readonly newId: () => string;
    },
) {
  const { accounts, transfers, pasted } = options;
  const needs = { ...options, recordWriter: createRecordWriter(options) };
  const remove = (path: string) => void pasted.remove(path);

  /** Pasted bytes go to the disk first, so that a retry finds them and memory does not hold them. */
  const take = async (given: FileToUpload): Promise<FileInHand> => {
    const { name, kind } = given;
    if (kind === 'path') return createFileInHand({ name, file: undecided(given.path, false) }, null, remove);
    if (kind === 'unreadable') return createFileInHand({ name, file: undecided(null, false) }, null, remove);
    const path = await pasted.put(options.newId(), given.bytes);
    return createFileInHand({ name, file: undecided(path.ok ? path.value : null, true) }, path, remove);
  };

  const takeCopy = async ({ of, from, name, type }: KeptCopy): Promise<FileInHand> => {
    const path = await pasted.putCopy(`${of}.${options.newId()}`, from);
    const file = { ...undecided(path.ok ? path.value : null, true), sendAs: type };
    return createFileInHand({ name, file }, path, remove);
  };

  const queue = (account: Account, taken: readonly FileInHand[], follows: string | null) =>
    transfers.add(
      taken.map((file) => ({
        transfer: newUpload(account.id, account.name, file.name()),
        work: (id) => createUploadWork(needs, account.id, file, id),
      })),
      follows,
    );

  return {
    /** Queues files in the order given. `follows`: a transfer of the same drop, as added with which they count. */
    async add(
      accountId: string,
      files: readonly FileToUpload[],
      follows: string | null = null,
    ): Promise<Result<readonly Transfer[]>> {
      const account = accounts.find(accountId);
      if (!account) return fail('account_missing');
      const taken = await Promise.all(files.map(take));
      return succeed(queue(account, taken, follows));
    },

    /** The same of copies made here and now: what they were made of may go. A type that the platform lacks is left open. */
    async addCopies(accountId: string, copies: readonly KeptCopy[]): Promise<Result<readonly Transfer[]>> {
      const account = accounts.find(accountId);
      if (!account) return fail('account_missing');
      const rows = limitsOf(account.imitates, account.limits);
      const taken: FileInHand[] = [];
      for (const copy of copies)
        taken.push(await takeCopy({ ...copy, type: copy.type && rows[copy.type] ? copy.type : null }));
      return succeed(queue(account, taken, null));
    },

    /** The work of an upload that an earlier run of the app left. */
    workOf({ id, accountId, name, file }: StoredTransfer): Work {
      const inHand = createFileInHand({ name, file: file ?? undecided(null, false) }, null, remove);
      return createUploadWork(needs, accountId, inHand, id);
    },

    /** Takes what an upload's file was made into; what it was made from stays until the upload is done. */
    async putFitted(id: string, bytes: Uint8Array): Promise<Result<null>> {
      const transfer = transfers.find(id);
      if (!transfer) return fail('record_missing');
      const path = await pasted.put(options.newId(), bytes);
      if (!path.ok) return path;
      const contentType = await contentTypeOf(bytes.subarray(0, HEAD_BYTES));
      const name = fittedName(transfer.name, contentType);
      if (transfers.fit(id, { path: path.value, name })) return succeed(null);
      remove(path.value);
      return fail('cancelled');
    },
  };
}

export type Uploads = ReturnType<typeof createUploads>;

const newUpload = (accountId: string, accountName: string, name: string): NewTransfer => ({
  direction: 'upload',
  accountId,
  accountName,
  name,
  mediaId: null,
  subject: null,
});
