import { stat } from 'node:fs/promises';
import type { WriteAudit } from '../contract/audit.ts';
import { fail, failWith, succeed, type AppError, type ErrorCode, type Result } from '../contract/errors.ts';
import { fetchExpiry } from '../contract/fetch-subject.ts';
import type { Template } from '../contract/naming-template.ts';
import type { FetchedMedia } from '../contract/media.ts';
import type { SaveFailure } from '../contract/saving.ts';
import { isFinal, type Transfer } from '../contract/transfer.ts';
import type { FetchedFiles } from '../store/fetched-files.ts';
import type { Saved, SaveInFolder } from '../store/saved-files.ts';
import type { Accounts } from './accounts.ts';
import { fetchedTypeOf } from './fetched-type.ts';
import type { History } from './history.ts';
import { loseIfUseless } from './lost-copy.ts';
import type { Previews } from './previews.ts';
import type { ManifestItem } from './save-manifest.ts';
import { savedPath, type NamedFile } from './saved-path.ts';
import { mentionOf } from './said-of-file.ts';
import type { Transfers } from './transfers.ts';

export interface SaveRunNeeds {
  readonly transfers: Pick<Transfers, 'find' | 'change' | 'loseFetched'>;
  readonly previews: Pick<Previews, 'forget'>;
  readonly accounts: Pick<Accounts, 'find'>;
  readonly files: Pick<FetchedFiles, 'path'>;
  readonly history: Pick<History, 'note'>;
  readonly audit: WriteAudit;
}

export interface Naming {
  readonly template: Template;
  /** Characters that paths may have. */
  readonly room: number;
}

export interface SaveRun extends Naming {
  readonly save: SaveInFolder;
  /** Of each of all that the person asked for, from 1. */
  readonly numberOf: (id: string) => number;
  /** The rest stays unsaved. */
  readonly signal: AbortSignal;
  /** Is given what notes on the desk how each ended. */
  readonly keepNote: (note: () => void) => void;
  /** Hears of each file that it is done with. @param bytes its size */
  readonly onDone: (bytes: number) => void;
}

export interface Outcome {
  /** In the order asked for; also those that were there already. */
  readonly saved: readonly ManifestItem[];
  /** How many of them were. */
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: readonly SaveFailure[];
  /** Ids of those it did not come to. */
  readonly left: readonly string[];
}

/** Files copied side by side. */
const AT_ONCE = 4;

/** Saves fetches, each for itself: what one fails with touches no other, but that nothing fits on a full disk. */
export function createSaveRun(needs: SaveRunNeeds, run: SaveRun) {
  let hopeless: AppError | null = null;
  const saveOne = async (id: string, fetchedAt: Date | null): Promise<Result<Copied> | null> => {
    if (run.signal.aborted) return null;
    if (hopeless) return failWith(hopeless);
    const saved = await copyOne(needs, { id, number: run.numberOf(id), fetchedAt }, run);
    if (saved && !saved.ok && saved.error.code === 'disk_full') hopeless = saved.error;
    if (saved) run.onDone(needs.transfers.find(id)?.fetched?.size ?? 0);
    return saved;
  };
  return {
    isHopeless: (): boolean => hopeless !== null,

    async save(ids: readonly string[]): Promise<Outcome> {
      const times = await fewAtOnce(ids, (id) => fetchTime(needs.files, id));
      const results = await fewAtOnce(ids, (id, index) => saveOne(id, times[index] ?? null));
      const ended = results.filter((result) => result !== null);
      return {
        saved: ended.flatMap((result) => (result.ok ? (result.value.item ?? []) : [])),
        unchanged: ended.filter((result) => result.ok && result.value.unchanged).length,
        skipped: ended.filter((result) => result.ok && result.value.item === null).length,
        failed: results.flatMap((result, index) =>
          result === null || result.ok ? [] : [{ id: ids[index] ?? '', error: result.error }],
        ),
        left: ids.filter((_, index) => results[index] === null),
      };
    },
  };
}

interface Copied {
  /** Null where it was left out. */
  readonly item: ManifestItem | null;
  readonly unchanged: boolean;
}

/** Asks for its name at once: so names go by the order of the files. Null where it was broken off. */
async function copyOne(
  needs: SaveRunNeeds,
  { id, number, fetchedAt }: { id: string; number: number; fetchedAt: Date | null },
  run: SaveRun,
): Promise<Result<Copied> | null> {
  const transfer = needs.transfers.find(id);
  const fetched = transfer?.fetched;
  if (!transfer || !fetched) return notHere(transfer);
  const { size, sha256 } = fetched;
  const path = fetchedAt && pathOf(transfer, fetched, fetchedAt, number, run);
  const saved: Saved = path
    ? await run.save({ source: needs.files.path(id), path, size, sha256, signal: run.signal })
    : fail('fetched_removed');
  if (!saved.ok && saved.error.code === 'cancelled') return null;
  run.keepNote(() => {
    note(needs, transfer, saved);
  });
  if (!saved.ok) {
    await loseIfUseless(needs, id, saved.error);
    return saved;
  }
  const account = needs.accounts.find(transfer.accountId);
  const { path: savedAt, unchanged } = saved.value;
  const item = savedAt && fetchedAt && { transfer, fetched, path: savedAt, fetchedAt, account };
  return succeed({ item, unchanged });
}

/** Why its bytes are not here, or not yet. */
function notHere(transfer: Transfer | null): Result<never> {
  if (!transfer || transfer.error || isFinal(transfer.state))
    return failWith(transfer?.error ?? { code: 'record_missing' });
  return fail(transfer.state === 'paused' ? 'fetch_paused' : 'fetch_under_way');
}

/** What was left out is not noted, and of what was there already only where it is: nothing was done. */
function note(needs: SaveRunNeeds, transfer: Transfer, saved: Saved): void {
  const { id, mediaId, accountId, accountName, name } = transfer;
  const auditAs = (result: 'ok' | ErrorCode) =>
    needs.audit({
      action: 'save',
      account: { id: accountId, name: accountName },
      subject: mediaId ?? name,
      result,
    });
  if (!saved.ok) {
    auditAs(saved.error.code);
    return;
  }
  const savedAs = saved.value.path?.at(-1);
  if (savedAs === undefined) return;
  // It may have had to go meanwhile.
  const fetched = needs.transfers.find(id)?.fetched;
  if (fetched) needs.transfers.change(id, { fetched: { ...fetched, savedAs } });
  if (saved.value.unchanged) return;
  auditAs('ok');
  if (mediaId !== null) needs.history.note(mediaId, accountId, 'saved', { savedAs });
}

/** When it was fetched; null where the file is gone. */
export const fetchTime = ({ path }: Pick<FetchedFiles, 'path'>, id: string): Promise<Date | null> =>
  stat(path(id)).then(
    ({ mtime }) => mtime,
    () => null,
  );

/** Where a fetched file belongs, below the folder. */
export function pathOf(
  transfer: Transfer,
  fetched: FetchedMedia,
  fetchedAt: Date,
  number: number,
  { template, room }: Naming,
): readonly string[] {
  const { mediaId, name, accountName, addedAt } = transfer;
  const mention = mentionOf(transfer);
  const { sender, messageId, sentAt } = mention;
  const file: NamedFile = {
    name: fetched.name,
    sender,
    type: fetchedTypeOf(mention, fetched),
    mediaId: mediaId ?? name,
    messageId,
    account: accountName,
    sha256: fetched.sha256,
    size: fetched.size,
    createdAt: new Date(sentAt === null ? fetchExpiry(mention, addedAt).seenAt : sentAt * 1000),
    fetchedAt,
    number,
  };
  return savedPath(template, file, room);
}

/** What the work makes of each, in their order. */
async function fewAtOnce<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const left = items.entries();
  const worker = async () => {
    for (const [index, item] of left) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
