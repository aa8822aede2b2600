import { questionOf } from '../../electron/contract/preflight.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { isStuck } from '../stores/transfer-totals.ts';

/** A first guess in pixels, until the row has been measured. */
export function transferRowHeight(transfer: Transfer | undefined): number {
  if (!transfer) return 52;
  if (isStuck(transfer)) return 96;
  switch (questionOf(transfer)) {
    case 'already_live':
      return 108;
    case 'fits_after_conversion':
    case 'will_be_refused':
      return 126;
    case 'upload_unconfirmed':
      return comparisonHeight(transfer);
    case null:
      return transfer.state === 'retrying' ? 60 : 52;
  }
}

/** Pictures side by side are higher than sounds. */
function comparisonHeight({ preflight }: Transfer): number {
  if (!preflight?.original) return 52;
  return preflight.facts.kind === 'audio' ? 166 : 274;
}
