import type { Emit } from '../contract/api.ts';
import type { MediaEvent } from '../contract/library.ts';
import type { MediaHistory, MediaIdEvent } from '../store/media-history.ts';
import type { MediaRecords } from '../store/media-records.ts';
import type { Accounts } from './accounts.ts';
import { ownerOf } from './media-owner.ts';

/** What is noted meanwhile is one write: two hundred fetches must not wait for the disk two hundred times. */
const GATHER_MS = 200;

/** What happened to each record's media, as far as it happened through this app. */
export function createHistory(options: {
  readonly history: MediaHistory;
  readonly records: MediaRecords;
  readonly accounts: Pick<Accounts, 'find'>;
  readonly emit: Emit;
  readonly now: () => number;
}) {
  const { history, accounts, now } = options;
  let waiting: MediaIdEvent[] = [];
  let timer: NodeJS.Timeout | null = null;

  /** A disk that refuses costs only the notes: the things themselves were done. */
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const events = waiting;
    waiting = [];
    const noted = events.length === 0 ? null : history.note(events);
    if (noted?.ok && noted.value > 0) options.emit('libraryChanged', { added: [] });
  };

  return {
    /** Notes what was done with a media_id under an account, if the library has it; on disk a moment later. */
    note(
      mediaId: string,
      accountId: string,
      kind: MediaEvent['kind'],
      facts: MediaEvent['facts'] = {},
    ): void {
      const account = accounts.find(accountId);
      if (!account) return;
      const at = now() + account.clockOffsetMs;
      waiting.push({
        ...{ mediaId, owner: ownerOf(account), kind, at },
        facts: { account: account.name, ...facts },
      });
      timer ??= setTimeout(flush, GATHER_MS);
    },

    /** Oldest first. Nobody sees media expire, so that event is told from the time. */
    of(id: string): readonly MediaEvent[] {
      const record = options.records.byIds([id])[0];
      if (!record) return [];
      flush();
      const offsetMs = accounts.find(record.accountId)?.clockOffsetMs ?? record.clockOffsetMs;
      const at = record.expiresAt * 1000;
      const events = history.of(id);
      return at <= now() + offsetMs ? [...events, { kind: 'expired', at, facts: {} }] : events;
    },

    /** Writes what is not written yet. */
    close: flush,
  };
}

export type History = ReturnType<typeof createHistory>;
