import { setImmediate } from 'node:timers/promises';
import { succeed, type Result } from '../contract/errors.ts';
import type { LibraryQuery, RecordOutlines } from '../contract/library.ts';
import type { MediaRecords } from '../store/media-records.ts';

/** Records read before everyone else gets a turn: 3 ms of work. */
const RECORDS_AT_ONCE = 5000;

/**
 * Lists records in brief, for a selection of any size. They are those that the list has when it is asked for; what
 * goes while they are read is left out.
 */
export function createOutlines(options: {
  readonly records: Pick<MediaRecords, 'matching' | 'outlines'>;
  /** As an account's server has it, or this computer; ms since epoch. */
  readonly serverNow: (accountId: string | null) => number;
}) {
  const { records, serverNow } = options;
  return async ({ filter, sort, offset, limit }: LibraryQuery): Promise<Result<RecordOutlines>> => {
    const all = records.matching(filter, serverNow(filter.accountId), sort).subarray(offset, offset + limit);
    const parts: RecordOutlines[] = [];
    for (let from = 0; from < all.length; from += RECORDS_AT_ONCE) {
      await setImmediate();
      const part = records.outlines(all.subarray(from, from + RECORDS_AT_ONCE));
      if (part.ids !== '') parts.push(part);
    }
    const joined = (text: keyof RecordOutlines) => parts.map((part) => part[text]).join('\n');
    return succeed({ ids: joined('ids'), sizes: joined('sizes'), pins: joined('pins') });
  };
}
