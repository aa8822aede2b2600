import { basename } from 'node:path';
import type { WriteAudit } from '../contract/audit.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { plainSubject, subjectOf } from '../contract/fetch-subject.ts';
import { filledFrom, type Mention } from '../contract/mention.ts';
import type { Transfer } from '../contract/transfer.ts';
import { exists } from '../store/media-files.ts';
import type { StoredTransfer } from '../store/transfer-records.ts';
import { createFetchWork, type FetchNeeds } from './fetch-work.ts';
import { loseIfUseless, type LostCopyNeeds } from './lost-copy.ts';
import type { Work } from './transfer-entry.ts';
import type { NewTransfer, Transfers } from './transfers.ts';

/** Lets the person choose where to save; null when they change their mind. */
export type ChooseSavePath = (suggestedName: string) => Promise<string | null>;

export interface FetchesOptions extends FetchNeeds, Pick<LostCopyNeeds, 'previews'> {
  readonly transfers: Transfers;
  readonly chooseSavePath: ChooseSavePath;
  readonly audit: WriteAudit;
}

/** Takes media_ids in, and saves what was fetched where the person wants it. */
export function createFetches(options: FetchesOptions) {
  const { accounts, transfers, files } = options;

  /** Ids of its fetches, by what they are of. */
  const fetchesOf = (accountId: string): ReadonlyMap<string, string> =>
    new Map(
      transfers
        .list()
        .flatMap(({ id, accountId: its, subject }) =>
          subject && its === accountId ? [[keyOf(subject.mention), id] as const] : [],
        ),
    );

  const noteSaved = (id: string, savedAs: string): void => {
    // It may have made room while it was copied.
    const fetched = transfers.find(id)?.fetched;
    if (fetched) transfers.change(id, { fetched: { ...fetched, savedAs } });
  };

  /** Gives the id where the fetch has come to nothing. */
  const learn = (id: string | undefined, mention: Mention): readonly string[] => {
    const transfer = id === undefined ? null : transfers.find(id);
    if (!transfer?.subject) return [];
    const { subject, state } = transfer;
    transfers.change(transfer.id, { subject: { ...subject, mention: filledFrom(subject.mention, mention) } });
    return state === 'failed' || state === 'cancelled' ? [transfer.id] : [];
  };
  return {
    /**
     * Queues one fetch per media_id; a malformed one fails on its own row. One that is on the desk already learns what
     * this message says, and is tried again where it had failed.
     */
    add(accountId: string, mentions: readonly Mention[]): Result<readonly Transfer[]> {
      const account = accounts.find(accountId);
      if (!account) return fail('account_missing');
      const wanted = new Map<string, Mention>();
      for (const mention of mentions.map(trimmed)) {
        const before = wanted.get(keyOf(mention));
        wanted.set(keyOf(mention), before ? filledFrom(before, mention) : mention);
      }
      const here = fetchesOf(accountId);
      transfers.add(
        [...wanted].flatMap(([key, mention]) =>
          here.has(key)
            ? []
            : {
                transfer: newFetch(accountId, account.name, mention),
                work: (id: string) => createFetchWork(options, { accountId, mention, id }),
              },
        ),
      );
      const again = [...wanted].flatMap(([key, mention]) => learn(here.get(key), mention));
      transfers.retry(again, false);
      const all = fetchesOf(accountId);
      return succeed([...wanted.keys()].flatMap((key) => transfers.find(all.get(key) ?? '') ?? []));
    },

    /** Whether they may be removed by themselves. */
    pin: (ids: readonly string[], pinned: boolean): Promise<Result<null>> =>
      transfers.changeFetches(
        new Map(
          ids.flatMap((id) => {
            const subject = transfers.find(id)?.subject;
            return subject ? [[id, { subject: { ...subject, pinned } }] as const] : [];
          }),
        ),
      ),

    /** The work of a fetch that an earlier run of the app left. */
    workOf: ({ id, accountId, mediaId, subject }: StoredTransfer): Work =>
      createFetchWork(options, {
        accountId,
        mention: (subject ?? plainSubject(mediaId ?? '')).mention,
        id,
      }),

    /** Copies a fetched file to where the person chooses; `savedAs` is null when they change their mind. */
    async save(id: string): Promise<Result<{ readonly savedAs: string | null }>> {
      const transfer = transfers.find(id);
      const fetched = transfer?.fetched;
      if (!transfer || !fetched) return fail('record_missing');
      const destination = await options.chooseSavePath(fetched.name);
      if (destination === null) return succeed({ savedAs: null });
      // The dialog has asked about what is there now; about what comes there from now on nobody was asked.
      const onConflict = (await exists(destination)) ? 'replace' : 'number';
      const saved = await files.saveCopy(id, fetched.sha256, destination, onConflict);
      options.audit({
        action: 'save',
        account: { id: transfer.accountId, name: transfer.accountName },
        subject: transfer.mediaId ?? fetched.name,
        result: saved.ok ? 'ok' : saved.error.code,
      });
      if (!saved.ok) {
        await loseIfUseless(options, id, saved.error);
        return saved;
      }
      const savedAs = basename(saved.value);
      noteSaved(id, savedAs);
      if (transfer.mediaId !== null)
        options.history.note(transfer.mediaId, transfer.accountId, 'saved', { savedAs });
      return succeed({ savedAs });
    },
  };
}

/** One account has a media_id once, but for the two qualities of a voice. */
const keyOf = ({ mediaId, hdVoice }: Mention): string => `${hdVoice ? 'hd' : ''} ${mediaId}`;

const trimmed = (mention: Mention): Mention => ({ ...mention, mediaId: mention.mediaId.trim() });

const newFetch = (accountId: string, accountName: string, mention: Mention): NewTransfer => ({
  direction: 'fetch',
  accountId,
  accountName,
  name: mention.mediaId,
  mediaId: mention.mediaId,
  subject: subjectOf(mention),
});
