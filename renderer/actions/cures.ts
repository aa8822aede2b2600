import type { Transfer } from '../../electron/contract/transfer.ts';
import { CURES, type Cure } from '../../electron/contract/verdict.ts';
import { fitUploads } from './fit.ts';
import { decideUploads, switchToCurrent } from './preflight.ts';

/** Does to all of these uploads what the person chose. */
export async function applyCure(cure: Cure, transfers: readonly Transfer[]): Promise<void> {
  const ids = transfers.map(({ id }) => id);
  switch (cure) {
    case 'fit':
      return fitUploads(ids);
    case 'send_as_file':
      return decideUploads(ids, { kind: 'send_as', type: 'file' });
    case 'switch_to_current':
      return switchToCurrent(transfers.map(({ accountId }) => accountId));
    case 'send_anyway':
      return decideUploads(ids, { kind: 'send_anyway' });
  }
}

/** What helps each of them. */
export const commonCures = (transfers: readonly Transfer[]): readonly Cure[] =>
  CURES.filter((cure) =>
    transfers.every(({ preflight }) => {
      const verdict = preflight?.verdict;
      return verdict !== undefined && verdict.kind !== 'ready' && verdict.cures.includes(cure);
    }),
  );
