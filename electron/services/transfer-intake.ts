import type { AppError, Result } from '../contract/errors.ts';
import { createTransferChecks } from './transfer-checks.ts';
import { AS_WAITING, asAsking, type Entry } from './transfer-entry.ts';
import { createTransferQueue, type QueueOptions } from './transfer-queue.ts';
import { afterLast, runPart } from './transfer-run.ts';

const UNCONFIRMED: AppError = { code: 'upload_unconfirmed' };

/** The queue, and the way into it: what is to be looked at first is, and may have to wait for the person. */
export function createTransferIntake(
  options: QueueOptions & {
    /** Hears of those that wait for the person to confirm them. */
    readonly onConsentAsked: (entries: readonly Entry[]) => void;
  },
) {
  const { put } = options;
  const queue = createTransferQueue(options);
  let stopped = false;

  const check = async (entry: Entry): Promise<boolean | null> => {
    const { check: part } = entry.work;
    const result: Result<null> | null =
      stopped || !part ? null : await runPart(entry, 'checking', part, options);
    if (!result) return null;
    if (result.ok) put(entry, AS_WAITING);
    else queue.conclude(entry, result);
    return result.ok;
  };

  const checks = createTransferChecks({
    check: (entry) => afterLast(entry, check),
    start: queue.enqueue,
    askConsent(entries) {
      for (const entry of entries) {
        entry.consent = 'wanted';
        put(entry, asAsking(UNCONFIRMED));
      }
      options.onConsentAsked(entries);
    },
    onIdle: options.onIdle,
  });

  return {
    /** Checks those of which that is still to be done, and gives the others a place in their queue. */
    begin(entries: readonly Entry[]): void {
      const unchecked = new Set(entries.filter(({ work, checked }) => work.check && !checked));
      for (const entry of unchecked) put(entry, AS_WAITING);
      checks.add([...unchecked]);
      queue.enqueue(entries.filter((entry) => !unchecked.has(entry)));
    },

    /** Takes back what has not started. */
    takeOut(entries: readonly Entry[]): void {
      checks.remove(entries);
      queue.takeOut(entries);
    },

    lift: queue.lift,
    move: queue.move,
    poke: queue.poke,
    recheck: queue.recheck,
    /** Settles when nothing waits or runs. */
    idle: async (): Promise<void> => {
      await checks.idle();
      await queue.idle();
    },

    /** Nothing starts any more. */
    stop(): void {
      stopped = true;
      checks.clear();
      queue.stop();
    },
  };
}

export type TransferIntake = ReturnType<typeof createTransferIntake>;
