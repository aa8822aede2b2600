import { onTestFinished, vi } from 'vitest';
import { succeed, type Result } from '../../../electron/contract/errors.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { undecided } from '../../../electron/services/upload-file.ts';
import type { Work } from '../../../electron/services/transfer-entry.ts';
import { createTransfers, type NewTransfer } from '../../../electron/services/transfers.ts';
import type { StoredTransfer, TransferRecords } from '../../../electron/store/transfer-records.ts';

export const newTransfer = (name: string, more: Partial<NewTransfer> = {}): NewTransfer => ({
  direction: 'upload',
  accountId: 'a',
  accountName: 'A',
  name,
  mediaId: null,
  subject: null,
  ...more,
});

/** A disk for transfers that is a map. */
export function recordsInMemory(): TransferRecords & { readonly rows: ReadonlyMap<string, StoredTransfer> } {
  const rows = new Map<string, StoredTransfer>();
  return {
    rows,
    list: () => [...rows.values()].sort((a, b) => a.place - b.place),
    put(transfers) {
      for (const transfer of transfers) rows.set(transfer.id, transfer);
      return succeed(null);
    },
    remove(ids) {
      for (const id of ids) rows.delete(id);
      return succeed(null);
    },
  };
}

/** A file that lies somewhere. */
export const FILE = undecided('/file', false);

export function setUp(
  more: Partial<Parameters<typeof createTransfers>[0]> & { readonly atOnce?: number } = {},
) {
  let ids = 0;
  const emit = vi.fn();
  const records = recordsInMemory();
  const transfers = createTransfers({
    emit,
    records,
    settings: () => ({ uploadsAtOnce: more.atOnce ?? 3, fetchesAtOnce: more.atOnce ?? 4 }),
    dialectOf: () => 'wecom',
    onEnd: () => undefined,
    onIdle: () => undefined,
    onActivity: () => undefined,
    onFault: () => undefined,
    newId: () => `t${(ids += 1)}`,
    now: Date.now,
    backoffMs: [1, 1, 1],
    ...more,
  });
  // Not awaited: a test may leave work that never ends.
  onTestFinished(() => void transfers.stop());
  const addWorks = (works: readonly Work[], transfer: Partial<NewTransfer> = {}): readonly Transfer[] =>
    transfers.add(
      works.map((work, index) => ({
        transfer: newTransfer(`file ${index}`, transfer),
        work: () => ({ file: () => FILE, ...work }),
      })),
    );
  const add = (...runs: Work['run'][]) => addWorks(runs.map((run) => ({ run })));
  const stateOf = (id: string) => transfers.find(id)?.state;
  return { transfers, records, emit, add, addWorks, stateOf };
}

/** Work that ends when told to. */
export function gate() {
  let open: (result: Result<null>) => void = () => undefined;
  const opened = new Promise<Result<null>>((resolve) => (open = resolve));
  return { run: () => opened, open };
}
