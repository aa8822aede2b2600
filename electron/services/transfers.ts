import type { Emit } from '../contract/api.ts';
import { fail, type AppError, type Result } from '../contract/errors.ts';
import { isFinal, type Transfer } from '../contract/transfer.ts';
import { createChangeFeed } from './change-feed.ts';
import { createLanes } from './lanes.ts';

/** The part of a transfer its work may change; id, direction and the final states are not its own. */
export type TransferChange = Partial<
  Pick<Transfer, 'name' | 'mediaId' | 'type' | 'bytesDone' | 'bytesTotal' | 'fetched'>
> & { readonly state?: 'checking' | 'running' };

export interface WorkContext {
  /** Aborted when the person cancels; the work ends soon and leaves nothing half done. */
  readonly signal: AbortSignal;
  readonly change: (change: TransferChange) => void;
}

/** One transfer's work. It is run again on retry, so it remembers itself what is already done. */
export interface Work {
  readonly run: (context: WorkContext) => Promise<Result<null>>;
  /** Whether it holds what exists nowhere else: a media_id that could not be written down. It must not be let go. */
  readonly holdsResult?: () => boolean;
  /** Called when nothing will run this work any more; perhaps twice. */
  readonly release?: () => void;
  /** The person agreed to fetch a video link over plain http. */
  readonly allowPlainHttp?: () => void;
}

export type NewTransfer = Pick<
  Transfer,
  'direction' | 'accountId' | 'accountName' | 'name' | 'mediaId' | 'type' | 'bytesTotal'
>;

interface Entry {
  transfer: Transfer;
  readonly work: Work;
  /** Of the run under way; null between runs. */
  abort: AbortController | null;
  /** Ends with the last run: a cancelled one may still be putting its things away when the next is asked for. */
  settled: Promise<void>;
}

/** Running at once per account and direction (peers.md §3, "Defaults proposed"). */
const AT_ONCE: Readonly<Record<Transfer['direction'], number>> = { upload: 3, fetch: 4 };

const CANCELLED: AppError = { code: 'cancelled' };

/**
 * Runs uploads and fetches side by side, each on its own: one transfer's failure, cancel or retry never touches
 * another. Results belong to their transfer by id.
 */
export function createTransfers(options: {
  readonly emit: Emit;
  /** Hears of a bug in a transfer's work, which fails that transfer alone. */
  readonly onFault: (fault: unknown) => void;
  readonly newId: () => string;
  readonly now: () => number;
}) {
  const entries = new Map<string, Entry>();
  const rowsOf = (ids: Iterable<string>) => [...ids].flatMap((id) => entries.get(id) ?? []);
  const feed = createChangeFeed((ids) => {
    options.emit(
      'transfersChanged',
      rowsOf(ids).map(({ transfer }) => transfer),
    );
  });
  const put = (entry: Entry, change: Partial<Transfer>) => {
    entry.transfer = { ...entry.transfer, ...change };
    feed.mark(entry.transfer.id);
  };
  const lanes = createLanes<Entry>({
    laneOf: ({ transfer }) => `${transfer.direction} ${transfer.accountId}`,
    atOnce: ({ transfer }) => AT_ONCE[transfer.direction],
    run: (entry) => (entry.settled = entry.settled.then(() => runOnce(entry, put, options.onFault))),
  });

  return {
    list: (): readonly Transfer[] => [...entries.values()].map(({ transfer }) => transfer),
    find: (id: string): Transfer | null => entries.get(id)?.transfer ?? null,
    /** How many would be lost by quitting now. */
    active: (): number => [...entries.values()].filter((entry) => !mayGo(entry)).length,
    /** Settles when none is under way. */
    idle: lanes.idle,

    /** Queues work in the given order; the transfers come back in the same order. */
    add: (items: readonly { readonly transfer: NewTransfer; readonly work: (id: string) => Work }[]) =>
      items.map(({ transfer, work }): Transfer => {
        const id = options.newId();
        const added = { ...transfer, id, ...AT_START, addedAt: options.now() };
        const entry = { transfer: added, work: work(id), abort: null, settled: Promise.resolve() };
        entries.set(id, entry);
        lanes.add(entry);
        return added;
      }),

    change(id: string, change: TransferChange): void {
      for (const entry of rowsOf([id])) put(entry, change);
    },

    retry(ids: readonly string[], allowPlainHttp: boolean): void {
      for (const entry of rowsOf(ids)) {
        if (entry.transfer.state !== 'failed' && entry.transfer.state !== 'cancelled') continue;
        if (allowPlainHttp) entry.work.allowPlainHttp?.();
        put(entry, { state: 'waiting', error: null, bytesDone: 0 });
        lanes.add(entry);
      }
    },

    cancel(ids: readonly string[]): void {
      for (const entry of rowsOf(ids)) {
        if (isFinal(entry.transfer.state)) continue;
        lanes.remove(entry);
        put(entry, { state: 'cancelled', error: CANCELLED });
        entry.abort?.abort();
        entry.abort = null;
      }
    },

    /** Takes those off the list that have nothing left to do, and returns them; their library records stay. */
    dismiss(ids: readonly string[]): readonly string[] {
      const finished = rowsOf(new Set(ids)).filter(mayGo);
      for (const { transfer, work } of finished) {
        entries.delete(transfer.id);
        work.release?.();
      }
      const gone = finished.map(({ transfer }) => transfer.id);
      if (gone.length > 0) options.emit('transfersRemoved', gone);
      return gone;
    },

    /** Stops everything, for quitting. */
    stop(): void {
      lanes.clear();
      feed.stop();
      for (const { abort } of entries.values()) abort?.abort();
    },
  };
}

export type Transfers = ReturnType<typeof createTransfers>;

const AT_START = { state: 'waiting', bytesDone: 0, error: null, fetched: null } as const;

/** Whether nothing is lost if this one is forgotten. */
const mayGo = ({ transfer, work }: Entry): boolean =>
  isFinal(transfer.state) && work.holdsResult?.() !== true;

/** Runs an entry's work and writes down how it ended, unless it was cancelled meanwhile: that is final. */
async function runOnce(
  entry: Entry,
  put: (entry: Entry, change: Partial<Transfer>) => void,
  onFault: (fault: unknown) => void,
): Promise<void> {
  if (entry.transfer.state !== 'waiting') return;
  const abort = new AbortController();
  entry.abort = abort;
  put(entry, { state: 'running' });
  const context: WorkContext = {
    signal: abort.signal,
    change: (change) => {
      if (!abort.signal.aborted) put(entry, change);
    },
  };
  const result = await entry.work.run(context).catch((fault: unknown): Result<null> => {
    onFault(fault);
    return fail('app_fault');
  });
  if (result.ok) entry.work.release?.();
  if (abort.signal.aborted) return;
  entry.abort = null;
  put(entry, result.ok ? { state: 'done', error: null } : { state: 'failed', error: result.error });
}
