import type { Dialect } from '../contract/account.ts';
import { fail, type AppError, type Result } from '../contract/errors.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { Deadline } from './deadline.ts';
import { groupBy } from './group-by.ts';
import { createHolds } from './holds.ts';
import { createLanes } from './lanes.ts';
import { placesAfterMove } from './queue-order.ts';
import { createRetries } from './retries.ts';
import { createSpeeds } from './speeds.ts';
import { createConclusions } from './transfer-conclusions.ts';
import {
  AS_WAITING,
  asRetrying,
  isNotStarted,
  laneOf,
  type Entry,
  type WorkContext,
} from './transfer-entry.ts';

/** Runs transfers when their turn comes, and once more where that may help. One's failure never touches another. */
export function createTransferQueue(options: {
  /** Changes a transfer and lets it be known. */
  readonly put: (entry: Entry, change: Partial<Transfer>) => void;
  /** Hears of each that a run has brought to an end for now: done, failed, or asking the person. */
  readonly onRunEnd: (entry: Entry) => void;
  /** Hears when the last of all has ended. */
  readonly onIdle: () => void;
  readonly atOnce: (direction: Transfer['direction']) => number;
  readonly dialectOf: (accountId: string) => Dialect;
  readonly backoffMs: readonly number[];
  /** Hears of a bug in a transfer's work, which fails that transfer alone. */
  readonly onFault: (fault: unknown) => void;
  readonly now: () => number;
  readonly random: () => number;
}) {
  const { put, now } = options;
  const holds = createHolds(now);
  const speeds = createSpeeds<Entry>({
    onStall(entry) {
      put(entry, { bytesPerSecond: null });
    },
  });
  let stopped = false;

  const putOff = (entries: readonly Entry[], error: AppError, until: Deadline) => {
    for (const entry of entries) put(entry, asRetrying(error, until.at));
    retries.add(entries, until);
  };
  const enqueue = (entries: readonly Entry[]) => {
    for (const [lane, ofLane] of groupBy(entries, laneOf)) {
      const held = holds.of(lane);
      if (held) {
        putOff(ofLane, held.error, held.until);
      } else {
        for (const entry of ofLane) put(entry, AS_WAITING);
        lanes.add(ofLane);
      }
    }
  };

  const conclude = createConclusions({
    ...options,
    holds,
    putOff,
    takeBackLane: (lane) => lanes.removeLane(lane),
  });

  const run = async (entry: Entry): Promise<void> => {
    if (stopped) return;
    const abort = new AbortController();
    const result = await runOnce(entry, abort, { ...options, speeds });
    speeds.end(entry);
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
    onIdle: options.onIdle,
  });
  const retries = createRetries<Entry>({
    now,
    onDue: enqueue,
  });

  return {
    enqueue,
    /** The person wants these tried now: a limit that holds their queue is put to the test. */
    lift(entries: readonly Entry[]): void {
      for (const entry of entries) holds.lift(laneOf(entry));
    },
    /** Takes back what has not started. */
    takeOut(entries: readonly Entry[]): void {
      lanes.remove(entries);
      retries.remove(entries);
    },
    /**
     * Puts `moved` before another of the same queue, or last; gives those whose place changed.
     * @param end behind every place there is
     */
    move(
      all: readonly Entry[],
      moved: ReadonlySet<string>,
      before: string | null,
      end: number,
    ): readonly Entry[] {
      const changes = movesOf(all, moved, before, end);
      const entries = changes.map(({ entry }) => entry);
      const inLanes = lanes.remove(entries);
      for (const { entry, place } of changes) put(entry, { place });
      lanes.add(inLanes);
      return entries;
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
      speeds.stop();
      retries.stop();
    },
  };
}

/** The places that change, queue by queue. What has started or ended keeps its own: it may come back to it. */
function movesOf(entries: readonly Entry[], moved: ReadonlySet<string>, before: string | null, end: number) {
  return [...groupBy(entries, laneOf).values()].flatMap((queue) => {
    const goers = queue.filter((entry) => moved.has(entry.transfer.id) && isNotStarted(entry));
    if (goers.length === 0) return [];
    const places = placesAfterMove(
      queue.map(({ transfer }) => transfer),
      new Set(goers.map(({ transfer }) => transfer.id)),
      before,
      end,
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
    readonly speeds: ReturnType<typeof createSpeeds<Entry>>;
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
      const speed = bytesDone === undefined ? {} : { bytesPerSecond: options.speeds.read(entry, bytesDone) };
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
