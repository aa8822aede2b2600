import type { Dialect } from '../contract/account.ts';
import type { Emit } from '../contract/api.ts';
import type { Settings } from '../contract/settings.ts';
import { isFinal, type Transfer } from '../contract/transfer.ts';
import type { StoredTransfer, TransferRecords, UploadFile } from '../store/transfer-records.ts';
import { BACKOFF_MS } from './retry-policy.ts';
import {
  isUnderWay,
  newEntry,
  storedAs,
  transferAtStart,
  type Entry,
  type TransferChange,
  type Work,
} from './transfer-entry.ts';
import { createTransferActions } from './transfer-actions.ts';
import { createTransferEndings } from './transfer-endings.ts';
import { createTransferIntake } from './transfer-intake.ts';
import { createTransferJournal } from './transfer-journal.ts';
import { createTransferList } from './transfer-list.ts';
import { createWaiters } from './waiters.ts';
import { createWorkMeter, type Activity } from './work-meter.ts';

export type NewTransfer = Pick<
  Transfer,
  'direction' | 'accountId' | 'accountName' | 'name' | 'mediaId' | 'subject'
>;

export interface TransfersOptions {
  readonly emit: Emit;
  readonly records: TransferRecords;
  readonly settings: () => Pick<Settings, 'uploadsAtOnce' | 'fetchesAtOnce'>;
  readonly dialectOf: (accountId: string) => Dialect;
  /** Hears of each transfer that is done or failed, once each time. */
  readonly onEnd: (transfer: Transfer) => void;
  /** Hears when nothing waits or runs any more, before the page is told of the last. */
  readonly onIdle: () => void;
  /** Hears how much is under way, at most ten times a second. */
  readonly onActivity: (activity: Activity) => void;
  /** Hears of a bug in a transfer's work, which fails that transfer alone. */
  readonly onFault: (fault: unknown) => void;
  readonly newId: () => string;
  readonly now: () => number;
  /** Waits between automatic tries; tests have shorter ones. */
  readonly backoffMs?: readonly number[];
}

/**
 * Uploads and fetches side by side, each on its own: one's failure, cancel or retry never touches another, and each
 * result belongs to its transfer by id. What is not done is written down and goes on in the next run of the app.
 */
export function createTransfers(options: TransfersOptions) {
  const { emit, now } = options;
  const meter = createWorkMeter();
  const underWay = () => list.all().filter((entry) => isUnderWay(entry, now()));
  const list = createTransferList({
    emit,
    onTold: () => {
      options.onActivity(meter.read(underWay()));
    },
  });
  // What only the person can bring to its end is not waited for.
  const quiet = createWaiters(() => !underWay().some(({ transfer }) => !isFinal(transfer.state)));
  const journal = createTransferJournal({
    records: options.records,
    onFailure: (error) => {
      emit('noticeRaised', error);
    },
  });
  const queue = createTransferIntake({
    backoffMs: BACKOFF_MS,
    random: Math.random,
    ...options,
    put: list.put,
    atOnce: (direction) => options.settings()[direction === 'upload' ? 'uploadsAtOnce' : 'fetchesAtOnce'],
    onRunEnd(entry) {
      if (isFinal(entry.transfer.state)) {
        journal.soon(storedAs(entry));
        options.onEnd(entry.transfer);
      }
      quiet.tell();
    },
    onConsentAsked(entries) {
      journal.put(entries.map(storedAs));
      quiet.tell();
    },
    onIdle() {
      options.onIdle();
      list.tellNow();
    },
  });
  const begin = (started: readonly Entry[]) => {
    for (const entry of started) entry.tries = 0;
    queue.begin(started);
    meter.begin(started);
    journal.put(started.map(storedAs));
  };

  return {
    ...createTransferActions({ list, queue, journal, begin, onLess: quiet.tell }),
    ...createTransferEndings({ list, queue, journal, onLess: quiet.tell }),

    list: (): readonly Transfer[] => list.all().map(({ transfer }) => transfer),
    find: (id: string): Transfer | null => list.find(id)?.transfer ?? null,
    /** Where an upload's bytes lie; null for a fetch. */
    fileOf: (id: string): UploadFile | null => list.find(id)?.work.file?.() ?? null,
    /** How many quitting now would interrupt. */
    active: (): number => underWay().length,
    /** Settles when nothing is left that ends by itself. */
    quiet: () => quiet.wait(),
    /** Settles when each of these has ended, waits for the person, or waits for long. */
    stopped: (ids: readonly string[]) =>
      quiet.wait(allStopped(ids, (id) => list.rowsOf([id]).some((entry) => isUnderWay(entry, now())))),
    /** Settles when nothing waits for its turn or runs. */
    idle: queue.idle,

    /**
     * Queues work in the given order; the transfers come back in the same order. `follows`: a transfer they count as
     * added together with, where that is still on the list.
     */
    add(
      items: readonly {
        readonly transfer: NewTransfer;
        readonly work: (id: string) => Work;
      }[],
      follows: string | null = null,
    ): readonly Transfer[] {
      const addedAt = (follows === null ? null : list.find(follows)?.transfer.addedAt) ?? now();
      const added = items.map(({ transfer, work }) => {
        const id = options.newId();
        const own = { id, place: list.nextPlace(), addedAt };
        return list.add(newEntry(transferAtStart(transfer, own), work(id), 'open'));
      });
      begin(added);
      return added.map(({ transfer }) => transfer);
    },

    /** Goes on with what an earlier run of the app left, and has its fetches again. */
    restore(items: readonly { readonly stored: StoredTransfer; readonly work: Work }[]): void {
      const restored = items.map(({ stored, work }) => {
        const { state, error, fetched, consent } = stored;
        const subject = stored.subject && { ...stored.subject, inTransfers: !hasEnded(state) };
        const transfer = { ...transferAtStart(stored, stored), state, error, fetched, subject };
        return list.add(newEntry(transfer, work, consent));
      });
      begin(restored.filter(({ transfer }) => transfer.state === 'waiting'));
    },

    /** Of a fetch it is written down soon. */
    change(id: string, change: TransferChange): void {
      for (const entry of list.rowsOf([id])) {
        list.put(entry, change);
        if (entry.transfer.direction === 'fetch') journal.soon(storedAs(entry));
      }
    },

    /** More may run at once than before. */
    poke: queue.poke,
    /** The clock may have jumped: after sleep. */
    recheck: queue.recheck,

    /** Stops everything, for quitting; settles when what could not be stopped has ended. */
    async stop(): Promise<void> {
      queue.stop();
      list.stop();
      for (const { abort } of list.all()) abort?.abort();
      await queue.idle();
      journal.stop();
    },
  };
}

/** Looks at each until it has stopped, and no more: thousands may, one after the other. */
function allStopped(ids: readonly string[], isUnderWay: (id: string) => boolean): () => boolean {
  const left = [...ids];
  return () => {
    while (left.length > 0 && !left.slice(-1).some(isUnderWay)) left.pop();
    return left.length === 0;
  };
}

/** In an earlier run: it is no longer looked for among the transfers. */
const hasEnded = (state: StoredTransfer['state']): boolean => state === 'done' || state === 'cancelled';

export type Transfers = ReturnType<typeof createTransfers>;
