import type { WriteAudit } from '../contract/audit.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { subjectOf } from '../contract/fetch-subject.ts';
import { bareMention, type Mention } from '../contract/mention.ts';
import type { Transfer } from '../contract/transfer.ts';
import { exists } from '../store/media-files.ts';
import type { StoredTransfer } from '../store/transfer-records.ts';
import { createFetchWork, type FetchNeeds } from './fetch-work.ts';
import type { Work } from './transfer-entry.ts';
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
    add(accountId: string, mentions: readonly Mention[]): Result<readonly Transfer[]> {
      const account = accounts.find(accountId);
      if (!account) return fail('account_missing');
      return succeed(
        transfers.add(
          mentions.map(trimmed).map((mention) => ({
            transfer: newFetch(accountId, account.name, mention),
            work: (id) => createFetchWork(options, wantedOf(accountId, mention, id)),
          })),
        ),
      );
    },

    /** Whether they may be removed by themselves. */
    pin(ids: readonly string[], pinned: boolean): Result<null> {
      for (const id of ids) {
        const subject = transfers.find(id)?.subject;
        if (subject) transfers.change(id, { subject: { ...subject, pinned } });
      }
      return succeed(null);
    },

    /** The work of a fetch that an earlier run of the app left. */
    workOf: ({ id, accountId, mediaId, subject }: StoredTransfer): Work =>
      createFetchWork(
        options,
        wantedOf(accountId, subject?.mention ?? bareMention(mediaId ?? '', 'app'), id),
      ),

    /** Copies a fetched file to where the person chooses; `savedAs` is null when they change their mind. */
    async save(id: string): Promise<Result<{ readonly savedAs: string | null }>> {
      const transfer = transfers.find(id);
      const fetched = transfer?.fetched;
      if (!transfer || !fetched) return fail('record_missing');
      const destination = await options.chooseSavePath(fetched.name);
      if (destination === null) return succeed({ savedAs: null });
      // The dialog has asked about what is there now; about what comes there from now on nobody was asked.
      const onConflict = (await exists(destination)) ? 'replace' : 'number';
      const saved = await files.saveCopy(id, destination, onConflict);
      options.audit({
        action: 'save',
        account: { id: transfer.accountId, name: transfer.accountName },
        subject: transfer.mediaId ?? fetched.name,
        result: saved.ok ? 'ok' : saved.error.code,
      });
      if (!saved.ok) return saved;
      const savedAs = saved.value.split(/[\\/]/).at(-1) ?? fetched.name;
      transfers.change(id, { fetched: { ...fetched, savedAs } });
      if (transfer.mediaId !== null)
        options.history.note(transfer.mediaId, transfer.accountId, 'saved', { savedAs });
      return succeed({ savedAs });
    },
  };
}

const wantedOf = (accountId: string, { mediaId, hdVoice }: Mention, id: string) => ({
  accountId,
  mediaId,
  hdVoice,
  id,
});

const trimmed = (mention: Mention): Mention => ({ ...mention, mediaId: mention.mediaId.trim() });

const newFetch = (accountId: string, accountName: string, mention: Mention): NewTransfer => ({
  direction: 'fetch',
  accountId,
  accountName,
  name: mention.mediaId,
  mediaId: mention.mediaId,
  subject: subjectOf(mention),
});
