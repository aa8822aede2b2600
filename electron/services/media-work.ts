import { dialectOf } from '../contract/account.ts';
import { succeed, type Result } from '../contract/errors.ts';
import type { Stores } from '../store/stores.ts';
import { auditEnds } from './audit-transfer.ts';
import { createFetchDesk } from './fetch-desk.ts';
import { createFetchUses, type FetchUsesOptions } from './fetch-uses.ts';
import type { RetentionOptions } from './fetch-retention.ts';
import type { FetchesOptions } from './fetches.ts';
import type { MediaFactsReader } from './media-facts-reader.ts';
import { createMediaUses, type MediaUsesOptions } from './media-uses.ts';
import { createPlayingTimes } from './playing-times.ts';
import { createPreviews } from './previews.ts';
import { outdatesProbe } from './probes.ts';
import { withRenewalsRemoved } from './renewals.ts';
import { resumeTransfers } from './resume-transfers.ts';
import type { SavesNeeds } from './saves.ts';
import { createSeenFiles } from './seen-files.ts';
import type { SettingsService } from './settings.ts';
import { createTransfers, type TransfersOptions } from './transfers.ts';
import { createUploads } from './uploads.ts';

/** What is left to be given once this file has made the rest. */
type MediaWorkNeeds = Omit<TransfersOptions, 'records' | 'settings' | 'dialectOf' | 'onEnd'> &
  Omit<FetchesOptions, 'files' | 'room' | 'transfers' | 'previews'> &
  Pick<RetentionOptions, 'emptyLog'> &
  Pick<SavesNeeds, 'chooseSaveFolder'> &
  Omit<MediaUsesOptions, 'seen' | 'outgoing'> &
  Omit<FetchUsesOptions, 'transfers' | 'seen' | 'uploads' | 'fetchedThumbnails'> & {
    readonly stores: Stores;
    readonly settings: SettingsService;
    readonly mediaFacts: MediaFactsReader;
  };

/** Everything that is done with files and media_ids: sending, fetching, keeping and showing them. */
export function createMediaWork(needs: MediaWorkNeeds) {
  const { stores, accounts } = needs;
  const { mediaRecords: records, fetched: files } = stores;
  const settings = needs.settings.get;
  const readFacts = needs.mediaFacts.of;
  const auditEnd = auditEnds(needs.audit);
  const dialectOfAccount = (accountId: string) => dialectOf(accounts.find(accountId)?.imitates ?? 'wecom');
  const transfers = createTransfers({
    ...needs,
    records: stores.transferRecords,
    settings,
    dialectOf: dialectOfAccount,
    onEnd(transfer) {
      auditEnd(transfer);
      const { id, accountId, subject } = transfer;
      if (subject && outdatesProbe(transfer, dialectOfAccount(accountId)))
        transfers.change(id, { subject: { ...subject, probe: null } });
      fetchDesk.retention.ended(transfer);
      fetchDesk.saves.ended(transfer);
      playingTimes.ended(transfer);
    },
  });
  const playingTimes = createPlayingTimes({ ...needs, transfers, files, readFacts });
  const seen = createSeenFiles({ transfers, files });
  const previews = createPreviews({ ...stores, transfers, records, files, seen });
  const uploads = createUploads({
    ...needs,
    ...stores,
    transfers,
    records,
    readFacts,
  });
  const fetchDesk = createFetchDesk({
    ...needs,
    ...stores,
    transfers: withRenewalsRemoved(transfers, stores.pasted),
    files,
    previews,
    settings,
  });
  const mediaUses = createMediaUses({ ...needs, ...stores, seen });
  const fetchUses = createFetchUses({ ...needs, ...stores, transfers, seen, uploads });

  return {
    ...fetchDesk,
    fetchUses,
    mediaUses,
    previews,
    transfers,
    uploads,

    /** Goes on where the last run of the app ended; gives the uploads that do so by themselves. */
    resume: async (): Promise<readonly string[]> => {
      const resumed = await resumeTransfers({
        ...stores,
        transfers,
        settings,
        now: needs.now,
        workOf: (stored) => (stored.direction === 'upload' ? uploads : fetchDesk.fetches).workOf(stored),
      });
      previews.sweep().catch(needs.onFault);
      fetchDesk.retention.check().catch(needs.onFault);
      fetchDesk.saves.resume();
      return resumed;
    },

    /** How many quitting now would interrupt. */
    active: (): number => transfers.active() + fetchDesk.saves.active(),

    /** Settles when nothing is left that ends by itself: what is fetched may be saved then. */
    async quiet(): Promise<void> {
      await transfers.quiet();
      await fetchDesk.saves.quiet();
    },

    async dismissTransfers(ids: readonly string[]): Promise<Result<null>> {
      // One that was cancelled too late may have its answer, but not yet its record.
      await transfers.written(ids);
      await previews.forget(transfers.dismiss(ids));
      return succeed(null);
    },
  };
}
