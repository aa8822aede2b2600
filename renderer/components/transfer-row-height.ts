import type { Transfer } from '../../electron/contract/transfer.ts';
import { isAsking } from '../stores/transfer-totals.ts';

/** A first guess in pixels, until the row has been measured. */
export function transferRowHeight(transfer: Transfer | undefined): number {
  if (!transfer) return 52;
  if (transfer.state === 'failed' || isAsking(transfer)) return 96;
  return transfer.state === 'retrying' ? 60 : 52;
}
