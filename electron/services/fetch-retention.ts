import type { Account } from '../contract/account.ts';
import type { WriteAudit } from '../contract/audit.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { fetchExpiry } from '../contract/fetch-subject.ts';
import type { Settings } from '../contract/settings.ts';
import { isFinal, type Transfer } from '../contract/transfer.ts';
import type { FetchedFiles } from '../store/fetched-files.ts';
import { fileFailure } from '../store/file-failure.ts';
import { exists } from '../store/media-files.ts';
import { createAlarm } from './alarm.ts';
import type { Previews } from './previews.ts';
import type { Erased } from './transfer-endings.ts';
import type { Transfers } from './transfers.ts';

const MEGABYTE = 1024 * 1024;
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** What came in after its end shall still be seen. */
const LEAST_STAY_MS = DAY_MS;

/** Of the room, what is made free beyond what is needed: then not every fetch has to look through all there is. */
const SPARE = 1 / 32;

/** What came in is not given up for the next so soon: a long list would only pass through, and nobody see it. */
const UNTOUCHED_MS = HOUR_MS;

type ClockedAccount = Pick<Account, 'id' | 'clockOffsetMs'>;

export interface RetentionOptions {
  readonly transfers: Pick<Transfers, 'list' | 'removeFetches' | 'loseFetched'>;
  readonly accounts: { readonly list: () => readonly ClockedAccount[] };
  readonly files: Pick<FetchedFiles, 'path'>;
  readonly previews: Pick<Previews, 'forget'>;
  readonly settings: () => Pick<Settings, 'purgeDays' | 'fetchedMegabytes' | 'saveWhenFetched'>;
  /** So that what was deleted is not in the library's log either. */
  readonly emptyLog: () => void;
  readonly audit: WriteAudit;
  readonly onFault: (fault: unknown) => void;
  readonly now: () => number;
}

/**
 * SECURITY: 13. How long customers' media stays on this computer, and how much of it: until the days after its end are
 * over, and within the room the settings give it. What is removed is removed with its bytes, small pictures, copies and
 * row.
 */
export function createFetchRetention(needs: RetentionOptions) {
  const { transfers, previews, now } = needs;
  const most = () => needs.settings().fetchedMegabytes * MEGABYTE;
  const fetched = () => transfers.list().filter((transfer) => transfer.fetched !== null);
  /** When each came in, in this run of the app: ms since epoch. */
  const cameAt = new Map<string, number>();
  /** Bytes of what was fetched; null: to be counted anew. */
  let held: number | null = null;
  const heldBytes = (): number => (held ??= fetched().reduce((sum, transfer) => sum + sizeOf(transfer), 0));
  /** Before any is refused or has to go: copies that were found gone or damaged are told of elsewhere. */
  const countAnew = (): number => {
    held = null;
    return heldBytes();
  };

  const erase = async (ids: readonly string[]): Promise<Erased> => {
    try {
      await previews.forget(ids);
      return { left: [], result: succeed(null) };
    } catch (fault) {
      // Throws on what is not the disk's doing.
      fileFailure(fault);
      const there = await Promise.all(ids.map((id) => exists(needs.files.path(id))));
      return { left: ids.filter((_, at) => there[at]), result: fail('fetched_not_removed') };
    }
  };

  const remove = async (ids: readonly string[]): Promise<Result<null>> => {
    const { count, result } = await transfers.removeFetches(ids, erase);
    held = null;
    for (const id of ids) cameAt.delete(id);
    if (count > 0) needs.emptyLog();
    if (count > 0 || !result.ok)
      needs.audit({ action: 'remove_fetched', count, result: result.ok ? 'ok' : result.error.code });
    return result;
  };

  /** Tells what may go for another to have room: nobody loses anything by it. */
  const mayGoNow = (): ((transfer: Transfer) => boolean) => {
    const accounts = new Map(needs.accounts.list().map((account) => [account.id, account]));
    const { saveWhenFetched } = needs.settings();
    const time = now();
    /** Where each is saved by itself, it waits for that. */
    const isNew = ({ id }: Transfer): boolean => {
      const at = cameAt.get(id);
      return at !== undefined && (saveWhenFetched || time - at < UNTOUCHED_MS);
    };
    return (transfer) =>
      transfer.state === 'done' &&
      transfer.subject?.pinned === false &&
      (isSaved(transfer) || (!isNew(transfer) && isAlive(transfer, accounts.get(transfer.accountId), time)));
  };

  /** Takes the bytes of what is saved elsewhere, then of what can be fetched again, each the oldest first, until the rest fits easily. */
  const makeRoom = async (): Promise<void> => {
    if (heldBytes() <= most()) return;
    let left = countAnew();
    if (left <= most()) return;
    const mayGo = fetched()
      .filter(mayGoNow())
      .sort((a, b) => a.addedAt - b.addedAt);
    const lost: string[] = [];
    for (const transfer of [...mayGo.filter(isSaved), ...mayGo.filter((one) => !isSaved(one))]) {
      if (left <= most() * (1 - SPARE)) break;
      left -= sizeOf(transfer);
      lost.push(transfer.id);
      cameAt.delete(transfer.id);
    }
    if (lost.length === 0) return;
    transfers.loseFetched(lost);
    held = left;
    await previews.forget(lost);
  };

  const purge = async (): Promise<void> => {
    alarm.set(now() + HOUR_MS);
    const days = needs.settings().purgeDays;
    const offsets = new Map(needs.accounts.list().map(({ id, clockOffsetMs }) => [id, clockOffsetMs]));
    const due = transfers
      .list()
      .filter((transfer) => isDue(transfer, days, now(), offsets.get(transfer.accountId)));
    if (due.length > 0) await remove(due.map(({ id }) => id));
  };
  const alarm = createAlarm({ now, ring: () => void purge().catch(needs.onFault) });

  return {
    remove,

    /** Whether another may be fetched: `fetched_full` where all there is room for must stay. */
    room(): Result<null> {
      if (heldBytes() < most() || fetched().some(mayGoNow()) || countAnew() < most()) return succeed(null);
      return fail('fetched_full', { facts: { limit: needs.settings().fetchedMegabytes } });
    },

    /** To be told of each transfer that ended. */
    ended(transfer: Transfer): void {
      if (transfer.direction !== 'fetch' || !transfer.fetched) return;
      cameAt.set(transfer.id, now());
      if (held !== null) held += sizeOf(transfer);
      makeRoom().catch(needs.onFault);
    },

    /** Looks at once at what is due, and then each hour; also after the settings changed. */
    async check(): Promise<void> {
      await purge();
      await makeRoom();
    },

    stop: (): void => {
      alarm.stop();
    },
  };
}

const sizeOf = ({ fetched }: Transfer): number => fetched?.size ?? 0;

const isSaved = ({ fetched }: Transfer): boolean => fetched !== null && fetched.savedAs !== null;

/** Ms since epoch, by this computer's clock. */
function endOf({ subject, addedAt }: Transfer, clockOffsetMs = 0): number {
  if (!subject) return Infinity;
  const { mention } = subject;
  // When it was first seen, this clock said.
  return (
    fetchExpiry(mention, addedAt, clockOffsetMs).at * 1000 - (mention.sentAt === null ? 0 : clockOffsetMs)
  );
}

/** Its days are over: counted from its end, and never on the day it came. */
const isDue = (transfer: Transfer, days: number, now: number, clockOffsetMs?: number): boolean =>
  transfer.subject?.pinned === false &&
  isFinal(transfer.state) &&
  now >= Math.max(endOf(transfer, clockOffsetMs) + days * DAY_MS, transfer.addedAt + LEAST_STAY_MS);

/** Whether it can surely be fetched again: by its message's time, the server's clock, and what a probe found. */
function isAlive({ subject, addedAt }: Transfer, account: ClockedAccount | undefined, now: number): boolean {
  if (!subject || !account || subject.probe?.alive === false) return false;
  const { at, isExact } = fetchExpiry(subject.mention, addedAt, account.clockOffsetMs);
  return isExact && at * 1000 > now + account.clockOffsetMs;
}
