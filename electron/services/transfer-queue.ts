import type { Dialect } from '../contract/account.ts';
import { fail, type AppError, type Result } from '../contract/errors.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { Deadline } from './deadline.ts';
import { createHolds } from './holds.ts';
import { createLanes } from './lanes.ts';
import { placesAfterMove } from './queue-order.ts';
import { createRetries } from './retries.ts';
import { createConclusions, laneOf } from './transfer-conclusions.ts';
import { AS_WAITING, asRetrying, isNotStarted, type Entry, type WorkContext } from './transfer-entry.ts';

/** Runs transfers when their turn comes, and once more where that may help. One's failure never touches another. */
export function createTransferQueue(options: {
  /** Changes a transfer and lets it be known. */
  readonly put: (entry: Entry, change: Partial<Transfer>) => void;
  /** Hears of each that a run has brought to an end for now: done, failed, or asking the person. */
  readonly onRunEnd: (entry: Entry) => void;
  readonly atOnce: (direction: Transfer['direction']) => number;
  readonly dialectOf: (accountId: string) => Dialect;
  readonly backoffMs: readonly number[];
  /** Hears of a bug in a transfer's work, which fails that transfer alone. */
  readonly onFault: (fault: unknown) => void;
  readonly now: () => number;
  readonly random: () => number;
}) {
  const { put, now } = options;
  /** In no order; those of one lane may all have to wait. */
  const waiting = new Set<Entry>();
  const holds = createHolds(now);
  let stopped = false;

  const putOff = (entries: readonly Entry[], error: AppError, until: Deadline) => {
    for (const entry of entries) put(entry, asRetrying(error, until.at));
    retries.add(entries, until);
  };
  const enqueue = (entry: Entry) => {
    const held = holds.of(laneOf(entry));
    if (held) {
      putOff([entry], held.error, held.until);
      return;
    }
    put(entry, AS_WAITING);
    waiting.add(entry);
    lanes.add(entry);
  };
  const takeBack = (entry: Entry) => {
    waiting.delete(entry);
    lanes.remove(entry);
  };
  const takeBackLane = (lane: string): readonly Entry[] => {
    const all = [...waiting].filter((entry) => laneOf(entry) === lane);
    for (const entry of all) takeBack(entry);
    return all;
  };

  const conclude = createConclusions({ ...options, holds, putOff, takeBackLane });

  const run = async (entry: Entry): Promise<void> => {
    waiting.delete(entry);
    if (stopped) return;
    const abort = new AbortController();
    const result = await runOnce(entry, abort, options);
    // A cancel meanwhile is final, whatever the answer was.
    if (abort.signal.aborted || !result) return;
    entry.abort = null;
    conclude(entry, result);
  };

  const lanes = createLanes<Entry>({
    laneOf,
    placeOf: ({ transfer }) => transfer.place,
    atOnce: ({ transfer }) => options.atOnce(transfer.direction),
    run: (entry) => (entry.settled = entry.settled.then(() => run(entry))),
  });
  const retries = createRetries<Entry>({
    now,
    onDue(due) {
      for (const entry of due) enqueue(entry);
    },
  });

  return {
    enqueue,
    /** The person wants these tried now: a limit that holds their queue is put to the test. */
    lift(entries: readonly Entry[]): void {
      for (const entry of entries) holds.lift(laneOf(entry));
    },
    /** Takes back what has not started. */
    takeOut(entry: Entry): void {
      takeBack(entry);
      retries.remove(entry);
    },
    /** Puts `moved` before another of the same queue, or last; gives those whose place changed. */
    move(all: readonly Entry[], moved: ReadonlySet<string>, before: string | null): readonly Entry[] {
      const changes = movesOf(all.filter(isNotStarted), moved, before);
      const inLane = changes.map(({ entry }) => entry).filter((entry) => waiting.has(entry));
      // All out before any place changes: the lanes find them by it.
      for (const entry of inLane) lanes.remove(entry);
      for (const { entry, place } of changes) put(entry, { place });
      for (const entry of inLane) lanes.add(entry);
      return changes.map(({ entry }) => entry);
    },
    /** More may run at once than before. */
    poke: lanes.poke,
    /** The clock may have jumped. */
    recheck: (): void => {
      retries.recheck();
    },
    /** Settles when nothing waits or runs. */
    idle: lanes.idle,
    /** Nothing starts any more. */
    stop(): void {
      stopped = true;
      lanes.clear();
      retries.stop();
    },
  };
}

/** The places that change, queue by queue. */
function movesOf(entries: readonly Entry[], moved: ReadonlySet<string>, before: string | null) {
  const touched = new Set(entries.filter(({ transfer }) => moved.has(transfer.id)).map(laneOf));
  return [...touched].flatMap((lane) => {
    const queue = entries.filter((entry) => laneOf(entry) === lane);
    const places = placesAfterMove(
      queue.map(({ transfer }) => transfer),
      moved,
      before,
    );
    return queue.flatMap((entry) => {
      const place = places.get(entry.transfer.id);
      return place === undefined ? [] : [{ entry, place }];
    });
  });
}

/** Null where it is no longer waiting to be run. */
async function runOnce(
  entry: Entry,
  abort: AbortController,
  options: {
    readonly put: (entry: Entry, change: Partial<Transfer>) => void;
    readonly onFault: (fault: unknown) => void;
  },
): Promise<Result<null> | null> {
  if (entry.transfer.state !== 'waiting') return null;
  entry.abort = abort;
  options.put(entry, { state: 'running' });
  const context: WorkContext = {
    signal: abort.signal,
    change(change) {
      if (abort.signal.aborted) return;
      const { bytesDone } = change;
      const speed = bytesDone === undefined ? {} : { bytesPerSecond: entry.speedometer.read(bytesDone) };
      options.put(entry, { ...change, ...speed });
    },
  };
  const result = await entry.work.run(context).catch((fault: unknown): Result<null> => {
    options.onFault(fault);
    return fail('app_fault');
  });
  if (result.ok) entry.work.release?.();
  return result;
}
