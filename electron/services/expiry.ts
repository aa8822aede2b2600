import type { Emit } from '../contract/api.ts';
import { EXPIRING_SECONDS } from '../contract/library.ts';
import type { AccountRecords } from '../store/account-records.ts';
import type { ExpiryMoments } from '../store/expiry-moments.ts';
import { createAlarm } from './alarm.ts';

/** Changes of one moment are looked at once. */
const GATHER_MS = 100;

/**
 * Tells the page to ask for the library again when a record expires or is about to: its order and its filters follow.
 * By the clock of the account's server, or by the record's own where the account is gone.
 */
export function createExpiry(options: {
  readonly moments: ExpiryMoments;
  readonly accounts: Pick<AccountRecords, 'get'>;
  readonly emit: Emit;
  readonly onFault: (fault: unknown) => void;
  readonly now: () => number;
}) {
  const { moments, accounts, now } = options;
  let gathering: NodeJS.Timeout | null = null;
  let stopped = false;

  const alarm = createAlarm({
    now,
    ring() {
      options.emit('libraryChanged', { added: [] });
      arm();
    },
  });

  /** Ms since epoch by this computer's clock; null where nothing is to come. */
  const next = (): number | null => {
    const coming = moments.accountIds().flatMap((id) => momentsOf(moments, accounts, id, now()));
    return coming.length === 0 ? null : Math.min(...coming);
  };

  const arm = () => {
    gathering = null;
    try {
      alarm.set(next());
    } catch (fault) {
      options.onFault(fault);
    }
  };

  return {
    next,
    /** Records, accounts or their clocks are other ones now. */
    changed(): void {
      if (!stopped) gathering ??= setTimeout(arm, GATHER_MS);
    },
    /** The clock may have jumped. */
    recheck(): void {
      alarm.recheck();
    },
    stop(): void {
      stopped = true;
      if (gathering) clearTimeout(gathering);
      gathering = null;
      alarm.stop();
    },
  };
}

/** When an account's next record expires and when its next one has less than twelve hours left, as far as there are any. */
function momentsOf(
  moments: ExpiryMoments,
  accounts: Pick<AccountRecords, 'get'>,
  accountId: string,
  now: number,
): readonly number[] {
  const account = accounts.get(accountId);
  if (account) {
    const toLocal = (seconds: number) => seconds * 1000 - account.clockOffsetMs;
    const serverNow = Math.floor((now + account.clockOffsetMs) / 1000);
    const ends = moments.nextOf(accountId, serverNow);
    const nearsEnd = moments.nextOf(accountId, serverNow + EXPIRING_SECONDS - 1);
    return [ends, nearsEnd === null ? null : expiringFrom(nearsEnd)].flatMap((seconds) =>
      seconds === null ? [] : [toLocal(seconds)],
    );
  }
  const ends = moments.nextByOwnClock(accountId, now);
  const nearsEnd = moments.nextByOwnClock(accountId, now + (EXPIRING_SECONDS - 1) * 1000);
  return [ends, nearsEnd === null ? null : expiringFrom(nearsEnd / 1000) * 1000].flatMap((ms) =>
    ms === null ? [] : [ms],
  );
}

/** The first second with less than twelve hours left, and not the last one with just so much. */
const expiringFrom = (expiresAt: number): number => expiresAt - EXPIRING_SECONDS + 1;
