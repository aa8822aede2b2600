import type { MediaRecords } from '../store/media-records.ts';
import type { PastedFiles } from '../store/pasted-files.ts';
import type { StoredTransfer, TransferRecords } from '../store/transfer-records.ts';
import type { Work } from './transfer-entry.ts';
import type { Transfers } from './transfers.ts';

/**
 * Goes on with the transfers that the last run of the app did not finish, and tidies up after those it did. Returns the
 * uploads that go on by themselves.
 */
export async function resumeTransfers(needs: {
  readonly transfers: Transfers;
  readonly transferRecords: TransferRecords;
  readonly mediaRecords: MediaRecords;
  readonly pasted: PastedFiles;
  readonly workOf: (stored: StoredTransfer) => Work;
}): Promise<readonly string[]> {
  const stored = needs.transferRecords.list();
  // A crash may have come after the media_id was written down and before its upload was forgotten.
  const done = new Set(needs.mediaRecords.byIds(stored.map(({ id }) => id)).map(({ id }) => id));
  needs.transferRecords.remove([...done]);
  const open = stored.filter(({ id }) => !done.has(id));
  await needs.pasted.sweep(
    open.flatMap(({ file }) => [file, file?.original]).flatMap((one) => (one?.pasted && one.path) || []),
  );
  needs.transfers.restore(open.map((one) => ({ stored: one, work: needs.workOf(one) })));
  return open
    .filter(({ direction, state }) => direction === 'upload' && state === 'waiting')
    .map(({ id }) => id);
}
