import { createFetchCopies } from './fetch-copies.ts';
import { createHandover } from './handover.ts';
import { createProbes } from './probes.ts';
import { createRenewals } from './renewals.ts';

export type FetchUsesOptions = Parameters<typeof createProbes>[0] &
  Parameters<typeof createRenewals>[0] &
  Parameters<typeof createFetchCopies>[0] &
  Parameters<typeof createHandover>[0];

/** What else is done with fetches: asked about, uploaded anew, copied, handed over to another desk. */
export function createFetchUses(needs: FetchUsesOptions) {
  const handover = createHandover(needs);
  return {
    probe: createProbes(needs),
    renew: createRenewals(needs),
    copy: createFetchCopies(needs),
    exportHandover: handover.export,
    importHandover: handover.import,
  };
}
