import type { Transfer } from '../../electron/contract/transfer.ts';
import { isAsking, isStuck } from '../stores/transfer-totals.ts';

/** A first guess in pixels, until the row has been measured. */
export function transferRowHeight(transfer: Transfer | undefined): number {
  if (!transfer) return 52;
  if (isStuck(transfer) || isAsking(transfer)) return 96;
  return transfer.state === 'retrying' ? 60 : 52;
}
