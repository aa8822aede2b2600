import type { Dialect } from '../contract/account.ts';
import type { AppError, Result } from '../contract/errors.ts';
import { LACKED_SECRETS, type Transfer } from '../contract/transfer.ts';
import { deadlineAt, type Deadline } from './deadline.ts';
import type { createHolds } from './holds.ts';
import { decideRetry } from './retry-policy.ts';
import { AS_DONE, asAsking, asFailed, type Entry } from './transfer-entry.ts';

/** Says what becomes of a transfer whose run has ended, and of those behind it. */
export function createConclusions(needs: {
  readonly put: (entry: Entry, change: Partial<Transfer>) => void;
  readonly onRunEnd: (entry: Entry) => void;
  readonly holds: ReturnType<typeof createHolds>;
  readonly putOff: (entries: readonly Entry[], error: AppError, until: Deadline) => void;
  /** Takes back what has not started in a queue. */
  readonly takeBackLane: (lane: string) => readonly Entry[];
  readonly dialectOf: (accountId: string) => Dialect;
  readonly backoffMs: readonly number[];
  readonly now: () => number;
  readonly random: () => number;
}): (entry: Entry, result: Result<null>) => void {
  const { put, holds } = needs;

  const tryAgainOrFail = (entry: Entry, error: AppError) => {
    forgiveProgress(entry);
    const { tries } = entry;
    const dialect = needs.dialectOf(entry.transfer.accountId);
    const next = decideRetry(error, { ...needs, dialect, tries, now: needs.now() });
    const others = next.wholeQueue ? needs.takeBackLane(entry.lane) : [];
    if (next.at === null) {
      // What the limit did to this one it would do to the others: they fail unsent.
      for (const one of [entry, ...others]) put(one, asFailed(error));
      for (const one of others) needs.onRunEnd(one);
      return;
    }
    entry.tries += 1;
    // The limit has stood for them as long as for this one.
    for (const other of others) other.tries = Math.max(other.tries, entry.tries);
    const until = deadlineAt(next.at, needs.now);
    if (next.wholeQueue) holds.set(entry.lane, { until, error });
    needs.putOff([entry, ...others], error, until);
  };

  return (entry, result) => {
    if (result.ok) put(entry, AS_DONE);
    else if (asksPerson(result.error)) put(entry, asAsking(result.error));
    else tryAgainOrFail(entry, result.error);
    needs.onRunEnd(entry);
  };
}

const asksPerson = ({ code }: AppError): boolean => code === 'already_live' || LACKED_SECRETS.has(code);

/** A fetch that came farther than ever has its tries anew: it may be large, and the line bad. */
function forgiveProgress(entry: Entry): void {
  const { direction, bytesDone } = entry.transfer;
  if (direction !== 'fetch' || bytesDone <= entry.farthest) return;
  entry.farthest = bytesDone;
  entry.tries = 0;
}
