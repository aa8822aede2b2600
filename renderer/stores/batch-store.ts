import { create } from 'zustand';
import { isFinal, type Transfer } from '../../electron/contract/transfer.ts';

interface BatchState {
  /** Uploads added together, ids in the order they were dropped, until all of them are final. */
  readonly batches: readonly (readonly string[])[];
}

export const useBatches = create<BatchState>(() => ({ batches: [] }));

export const addBatch = (ids: readonly string[]): void => {
  if (ids.length > 0) useBatches.setState(({ batches }) => ({ batches: [...batches, ids] }));
};

/** Takes out the batches that are through; a transfer that was cleared away counts as final. */
export function takeFinishedBatches(
  byId: ReadonlyMap<string, Transfer>,
): readonly { readonly done: readonly string[]; readonly failed: number }[] {
  const through = (ids: readonly string[]) =>
    ids.every((id) => {
      const transfer = byId.get(id);
      return !transfer || isFinal(transfer.state);
    });
  const { batches } = useBatches.getState();
  const finished = batches.filter(through);
  if (finished.length === 0) return [];
  useBatches.setState({ batches: batches.filter((ids) => !through(ids)) });
  return finished.map((ids) => ({
    done: ids.filter((id) => byId.get(id)?.state === 'done'),
    failed: ids.filter((id) => byId.get(id)?.state === 'failed').length,
  }));
}
