import type { Transfer } from '../../electron/contract/transfer.ts';

/** Uploads shown above the library: under way, or failed and waiting for the person. */
export const isOpenUpload = ({ direction, state }: Transfer): boolean =>
  direction === 'upload' && state !== 'done' && state !== 'cancelled';

export const isFetch = ({ direction, state }: Transfer): boolean =>
  direction === 'fetch' && state !== 'cancelled';
