import { create } from 'zustand';
import { isFinal, type Transfer } from '../../electron/contract/transfer.ts';
import { isAsking } from './transfer-totals.ts';

/** Uploads that are reported together. */
interface Batch {
  /** In the order they were dropped. */
  readonly ids: readonly string[];
  /** Whether their media_ids go to the clipboard: not where nobody asked for them in this run of the app. */
  readonly copies: boolean;
}

export interface FinishedBatch {
  /** The library's records of those done, in the order they were dropped. */
  readonly records: readonly string[];
  readonly failed: number;
  readonly copies: boolean;
}

interface BatchState {
  readonly batches: readonly Batch[];
}

export const useBatches = create<BatchState>(() => ({ batches: [] }));

/** Those that belong to a batch already stay there. */
export const addBatch = (ids: readonly string[], copies = true): void =>
  useBatches.setState(({ batches }) => {
    const there = new Set(batches.flatMap((batch) => batch.ids));
    const added = ids.filter((id) => !there.has(id));
    return added.length === 0 ? {} : { batches: [...batches, { ids: added, copies }] };
  });

/** A wait longer than this holds the others' report back no more, in ms. */
const LONGEST_HOLD_MS = 60_000;

/** Out of the way until the person resumes it, or for long; a question is likely to be answered soon. */
const isSetAside = (transfer: Transfer, now: number): boolean =>
  transfer.state === 'retrying'
    ? (transfer.retryAt ?? now) - now > LONGEST_HOLD_MS
    : transfer.state === 'paused' && !isAsking(transfer);

/**
 * Takes out what can be reported: batches of which nothing goes on just now, with those of them that are final. A
 * transfer that was cleared away counts as final. `now` in ms since epoch.
 */
export function takeFinishedBatches(
  byId: ReadonlyMap<string, Transfer>,
  now: number,
): readonly FinishedBatch[] {
  const finished: FinishedBatch[] = [];
  const left = useBatches.getState().batches.flatMap((batch): readonly Batch[] => {
    const there = batch.ids.flatMap((id) => byId.get(id) ?? []);
    const open = there.filter(({ state }) => !isFinal(state));
    if (open.length === batch.ids.length || !open.every((one) => isSetAside(one, now))) return [batch];
    finished.push({
      records: there.filter(({ state }) => state === 'done').map(({ id, recordId }) => recordId ?? id),
      failed: there.filter(({ state }) => state === 'failed').length,
      copies: batch.copies,
    });
    return open.length > 0 ? [{ ...batch, ids: open.map(({ id }) => id) }] : [];
  });
  if (finished.length > 0) useBatches.setState({ batches: left });
  return finished;
}
