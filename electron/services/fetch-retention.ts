import type { WriteAudit } from '../contract/audit.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { fetchExpiry } from '../contract/fetch-subject.ts';
import type { Settings } from '../contract/settings.ts';
import { isFinal, type Transfer } from '../contract/transfer.ts';
import { createAlarm } from './alarm.ts';
import type { Previews } from './previews.ts';
import type { Transfers } from './transfers.ts';

const MEGABYTE = 1024 * 1024;
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** What came in after its end shall still be seen. */
const LEAST_STAY_MS = DAY_MS;

export interface RetentionOptions {
  readonly transfers: Transfers;
  readonly previews: Pick<Previews, 'forget'>;
  readonly settings: () => Pick<Settings, 'purgeDays' | 'fetchedMegabytes'>;
  /** So that what was deleted is not in the library's log either. */
  readonly emptyLog: () => void;
  readonly audit: WriteAudit;
  readonly onFault: (fault: unknown) => void;
  readonly now: () => number;
}

/**
 * SECURITY: 13. How long customers' media stays on this computer, and how much of it: until the days after its end are over, and within
 * the room the settings give it. What is removed is removed with its bytes, small pictures, copies and row.
 */
export function createFetchRetention(needs: RetentionOptions) {
  const { transfers, previews, now } = needs;
  const most = () => needs.settings().fetchedMegabytes * MEGABYTE;
  const fetched = () => transfers.list().filter((transfer) => transfer.fetched !== null);
  /** Bytes of what was fetched; null: to be counted anew. */
  let held: number | null = null;
  const heldBytes = (): number => {
    held ??= fetched().reduce((sum, transfer) => sum + sizeOf(transfer), 0);
    return held;
  };

  const remove = async (ids: readonly string[]): Promise<Result<null>> => {
    const gone = await transfers.removeFetches(ids);
    held = null;
    await previews.forget(gone);
    if (gone.length > 0) needs.emptyLog();
    if (gone.length > 0) needs.audit({ action: 'remove_fetched', count: gone.length, result: 'ok' });
    return succeed(null);
  };

  /** Takes the bytes of what is saved elsewhere, or can still be fetched again, until the rest fits. */
  const makeRoom = async (): Promise<void> => {
    let over = heldBytes() - most();
    if (over <= 0) return;
    const lost: string[] = [];
    for (const transfer of inOrderOfLoss(fetched(), now())) {
      if (over <= 0) break;
      over -= sizeOf(transfer);
      lost.push(transfer.id);
    }
    transfers.loseFetched(lost);
    held = null;
    await previews.forget(lost);
  };

  const purge = async (): Promise<void> => {
    alarm.set(now() + HOUR_MS);
    const days = needs.settings().purgeDays;
    const due = transfers.list().filter((transfer) => isDue(transfer, days, now()));
    if (due.length > 0) await remove(due.map(({ id }) => id));
  };
  const alarm = createAlarm({ now, ring: () => void purge().catch(needs.onFault) });

  return {
    remove,

    /** Whether another may be fetched: `fetched_full` where all there is room for must stay. */
    room(): Result<null> {
      if (heldBytes() < most() || inOrderOfLoss(fetched(), now()).length > 0) return succeed(null);
      return fail('fetched_full', { facts: { limit: needs.settings().fetchedMegabytes } });
    },

    /** To be told of each transfer that ended. */
    ended(transfer: Transfer): void {
      if (transfer.direction !== 'fetch' || !transfer.fetched) return;
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

/** Ms since epoch. */
const endOf = ({ subject, addedAt }: Transfer): number =>
  subject ? fetchExpiry(subject.mention, addedAt).at * 1000 : Infinity;

/** Its days are over: counted from its end, and never on the day it came. */
const isDue = (transfer: Transfer, days: number, now: number): boolean =>
  transfer.subject?.pinned === false &&
  isFinal(transfer.state) &&
  now >= Math.max(endOf(transfer) + days * DAY_MS, transfer.addedAt + LEAST_STAY_MS);

/** What may go for another to have room: what is saved elsewhere, then what can be fetched again; each the oldest first. */
function inOrderOfLoss(fetched: readonly Transfer[], now: number): readonly Transfer[] {
  const mayGo = fetched
    .filter(({ subject }) => subject?.pinned === false)
    .sort((a, b) => a.addedAt - b.addedAt);
  const isSaved = (transfer: Transfer) => transfer.fetched?.savedAs !== null;
  return [
    ...mayGo.filter(isSaved),
    ...mayGo.filter((transfer) => !isSaved(transfer) && endOf(transfer) > now),
  ];
}
