import { MEDIA_LIFE_SECONDS } from '../contract/media.ts';
import type { Settings } from '../contract/settings.ts';
import type { FetchedFiles } from '../store/fetched-files.ts';
import type { FetchedThumbnails } from '../store/fetched-thumbnails.ts';
import type { MediaRecords } from '../store/media-records.ts';
import type { PastedFiles } from '../store/pasted-files.ts';
import type { StoredTransfer, TransferRecords } from '../store/transfer-records.ts';
import { groupBy } from './group-by.ts';
import type { Work } from './transfer-entry.ts';
import type { Transfers } from './transfers.ts';

/**
 * Goes on with the transfers that the last run of the app did not finish, has its fetches again, and tidies up after all
 * others. Returns the uploads that go on by themselves.
 */
export async function resumeTransfers(needs: {
  readonly transfers: Transfers;
  readonly transferRecords: TransferRecords;
  readonly mediaRecords: MediaRecords;
  readonly pasted: PastedFiles;
  readonly fetched: FetchedFiles;
  readonly fetchedThumbnails: FetchedThumbnails;
  readonly workOf: (stored: StoredTransfer) => Work;
  readonly settings: () => Pick<Settings, 'purgeDays'>;
  readonly now: () => number;
}): Promise<readonly string[]> {
  const stored = needs.transferRecords.list();
  // A crash may have come after the media_id was written down and before its upload was forgotten.
  const done = new Set(needs.mediaRecords.byIds(stored.map(({ id }) => id)).map(({ id }) => id));
  needs.transferRecords.remove([...done]);
  const open = stored.filter(({ id }) => !done.has(id));
  await needs.pasted.sweep(
    open.flatMap(({ file }) => [file, file?.original]).flatMap((one) => (one?.pasted && one.path) || []),
  );
  const kept = await keepFetched(needs, open);
  needs.transfers.restore(kept.map((one) => ({ stored: one, work: needs.workOf(one) })));
  return open
    .filter(({ direction, state }) => direction === 'upload' && state === 'waiting')
    .map(({ id }) => id);
}

/**
 * Of customers' media that stays which a row tells of; a row whose file is gone says so. A file without a row, or with one
 * that does not say what it is, goes when it would be purged: three days and those of the setting after it came.
 */
async function keepFetched(
  { fetched, fetchedThumbnails, settings, now }: Parameters<typeof resumeTransfers>[0],
  stored: readonly StoredTransfer[],
): Promise<readonly StoredTransfer[]> {
  const sizes = stored.flatMap(({ id, direction, state, fetched: media }) =>
    direction === 'fetch' && (media || state !== 'done') ? [[id, media?.size ?? null] as const] : [],
  );
  const longest = MEDIA_LIFE_SECONDS * 1000 + settings().purgeDays * DAY_MS;
  const there = await fetched.keep(new Map(sizes), now() - longest);
  const kept = stored.map((one) => (one.fetched && !there.has(one.id) ? withoutFile(one) : one));
  const showing = kept.flatMap(({ id, fetched: media }) => (media ? [{ id, sha256: media.sha256 }] : []));
  const bySha256 = groupBy(showing, ({ sha256 }) => sha256);
  await fetchedThumbnails.keep(
    new Map([...bySha256].map(([sha256, ones]) => [sha256, ones.map(({ id }) => id)])),
  );
  return kept;
}

const DAY_MS = 24 * 60 * 60 * 1000;

const withoutFile = (stored: StoredTransfer): StoredTransfer => ({
  ...stored,
  state: 'failed',
  error: { code: 'fetched_removed' },
  fetched: null,
});
