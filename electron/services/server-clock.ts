import type { AccountRecords } from '../store/account-records.ts';

/** A clock change below this is jitter: `Date` has whole seconds and answers take time. */
const JITTER_MS = 2_000;

/** Remembers how far each account's server is ahead of this computer, in ms. */
export function createServerClock(options: {
  readonly records: AccountRecords;
  readonly onChange: () => void;
  /** Hears of bugs in what must not fail. */
  readonly onFault: (fault: unknown) => void;
}) {
  const { records } = options;
  return {
    /** Called amid answers that hold a media_id: whatever happens here must not cost it. */
    note(accountId: string, offsetMs: number): void {
      try {
        const known = records.get(accountId)?.clockOffsetMs;
        if (known === undefined || Math.abs(known - offsetMs) < JITTER_MS) return;
        if (records.setClockOffset(accountId, offsetMs).ok) options.onChange();
      } catch (fault) {
        options.onFault(fault);
      }
    },
  };
}
