import type { WriteAudit } from '../contract/audit.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { Transfer } from '../contract/transfer.ts';
import { createFetchWork, type FetchNeeds } from './fetch-work.ts';
import type { NewTransfer, Transfers } from './transfers.ts';

/** Lets the person choose where to save; null when they change their mind. */
export type ChooseSavePath = (suggestedName: string) => Promise<string | null>;

/** Takes media_ids in, and saves what was fetched where the person wants it. */
export function createFetches(
  options: FetchNeeds & {
    readonly transfers: Transfers;
    readonly chooseSavePath: ChooseSavePath;
    readonly audit: WriteAudit;
  },
) {
  const { accounts, transfers, files } = options;
  return {
    /** Queues one fetch per media_id; a malformed one fails on its own row. */
    add(accountId: string, pasted: readonly string[]): Result<readonly Transfer[]> {
      const account = accounts.find(accountId);
      if (!account) return fail('account_missing');
      return succeed(
        transfers.add(
          pasted
            .map((text) => text.trim())
            .map((mediaId) => ({
              transfer: newFetch(accountId, account.name, mediaId),
              work: (id) => createFetchWork(options, { accountId, mediaId, id }),
            })),
        ),
      );
    },

    /** Copies a fetched file to where the person chooses; `savedAs` is null when they change their mind. */
    async save(id: string): Promise<Result<{ readonly savedAs: string | null }>> {
      const transfer = transfers.find(id);
      const fetched = transfer?.fetched;
      if (!transfer || !fetched) return fail('record_missing');
      const destination = await options.chooseSavePath(fetched.name);
      if (destination === null) return succeed({ savedAs: null });
      const saved = await files.saveCopy(id, destination);
      options.audit({
        action: 'save',
        account: { id: transfer.accountId, name: transfer.accountName },
        subject: transfer.mediaId ?? fetched.name,
        result: saved.ok ? 'ok' : saved.error.code,
      });
      if (!saved.ok) return saved;
      const savedAs = destination.split(/[\\/]/).at(-1) ?? fetched.name;
      transfers.change(id, { fetched: { ...fetched, savedAs } });
      return succeed({ savedAs });
    },
  };
}

const newFetch = (accountId: string, accountName: string, mediaId: string): NewTransfer => ({
  direction: 'fetch',
  accountId,
  accountName,
  name: mediaId,
  mediaId,
  type: null,
  bytesTotal: null,
});
