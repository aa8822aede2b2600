import type { Desk } from '../desk.ts';
import type { Handlers } from './handle.ts';

/** The requests about fetches that ask the server, or leave the desk. */
export const createFetchUseHandlers = (
  fetchUses: Desk['fetchUses'],
): Pick<Handlers, 'probeFetches' | 'renewFetches' | 'copyFetches' | 'exportHandover' | 'importHandover'> => ({
  probeFetches: ({ ids }) => fetchUses.probe(ids),
  renewFetches: ({ ids }) => fetchUses.renew(ids),
  copyFetches: ({ ids, format }) => fetchUses.copy(ids, format),
  exportHandover: ({ ids, format }) => fetchUses.exportHandover(ids, format),
  importHandover: () => fetchUses.importHandover(),
});
