import type { AppError } from '../contract/errors.ts';
import type { Previews } from './previews.ts';
import type { Transfers } from './transfers.ts';

export interface LostCopyNeeds {
  readonly transfers: Pick<Transfers, 'loseFetched'>;
  readonly previews: Pick<Previews, 'forget'>;
}

/** A fetched file that turned out to be gone or damaged when it was to be saved: its row says so, and can be tried again. */
export async function loseIfUseless(
  { transfers, previews }: LostCopyNeeds,
  id: string,
  { code }: AppError,
): Promise<void> {
  if (code !== 'fetched_removed' && code !== 'fetched_damaged') return;
  transfers.loseFetched([id], code);
  await previews.forget([id]);
}
