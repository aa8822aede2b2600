import { useMemo } from 'react';
import { create } from 'zustand';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { countChange, totalsOf, type TransferTotals } from './transfer-totals.ts';

interface TransferStoreState {
  /** In the order they were added. */
  readonly byId: ReadonlyMap<string, Transfer>;
}

export const useTransfers = create<TransferStoreState>(() => ({ byId: new Map() }));

/** Takes over what main says; a transfer already here keeps its place. */
export const putTransfers = (transfers: readonly Transfer[]): void =>
  useTransfers.setState(({ byId }) => {
    const next = new Map(byId);
    for (const transfer of transfers) next.set(transfer.id, transfer);
    countChange(
      byId,
      next,
      transfers.map(({ id }) => id),
    );
    return { byId: next };
  });

/** Adds those not here yet: main's events may have come before its answer, and know more. */
export const putNewTransfers = (transfers: readonly Transfer[]): void =>
  putTransfers(transfers.filter((transfer) => !useTransfers.getState().byId.has(transfer.id)));

export const dropTransfers = (ids: readonly string[]): void =>
  useTransfers.setState(({ byId }) => {
    const next = new Map(byId);
    for (const id of ids) next.delete(id);
    countChange(byId, next, ids);
    return { byId: next };
  });

export const useTransferTotals = (): TransferTotals => useTransfers((state) => totalsOf(state.byId));

export const useHasTransfer = (matches: (transfer: Transfer) => boolean): boolean =>
  useTransfers(({ byId }) => {
    for (const transfer of byId.values()) if (matches(transfer)) return true;
    return false;
  });

/** Transfers added within this time of each other belong to one drop or paste. */
const SAME_BATCH_MS = 100;

/** The last drop or paste first, but within each the order in which it was dropped or pasted. */
export function newestBatchFirst(transfers: readonly Transfer[]): readonly Transfer[] {
  const batches: Transfer[][] = [];
  let before = -Infinity;
  for (const transfer of transfers) {
    const batch = batches.at(-1);
    if (batch && transfer.addedAt - before <= SAME_BATCH_MS) batch.push(transfer);
    else batches.push([transfer]);
    before = transfer.addedAt;
  }
  return batches.reverse().flat();
}

/** The transfers that match, newest batch first. `matches` must keep its identity between renders. */
export function useTransferList(matches: (transfer: Transfer) => boolean): readonly Transfer[] {
  const byId = useTransfers((state) => state.byId);
  return useMemo(() => newestBatchFirst([...byId.values()].filter(matches)), [byId, matches]);
}
