import { createFetches, type FetchesOptions } from './fetches.ts';
import { createFetchRetention, type RetentionOptions } from './fetch-retention.ts';

/** Everything that is done with media_ids of messages, and with what was fetched of them. */
export function createFetchDesk(needs: Omit<FetchesOptions, 'room'> & RetentionOptions) {
  const retention = createFetchRetention(needs);
  const fetches = createFetches({ ...needs, room: () => retention.room() });
  return { fetches, retention };
}
