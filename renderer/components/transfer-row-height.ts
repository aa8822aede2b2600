import { questionOf } from '../../electron/contract/preflight.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { secondsKept } from '../actions/fit.ts';
import { isStuck } from '../stores/transfer-totals.ts';

/** A first guess in pixels, until the row has been measured. */
export function transferRowHeight(transfer: Transfer | undefined): number {
  if (!transfer) return 52;
  if (isStuck(transfer)) return 96;
  switch (questionOf(transfer)) {
    case 'already_live':
      return 108;
    case 'fits_after_conversion':
      return isCut(transfer) ? 158 : 126;
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
  return preflight.facts.kind === 'audio' ? 146 : 254;
}

/** Whether the person chooses the part of a sound that is kept. */
function isCut({ preflight }: Transfer): boolean {
  if (preflight?.verdict.kind !== 'fits_after_conversion' || preflight.facts.kind !== 'audio') return false;
  const { facts, verdict } = preflight;
  return (
    facts.durationMs !== null && secondsKept(facts, verdict.conversion.maxSeconds) < facts.durationMs / 1000
  );
}
