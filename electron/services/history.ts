import type { Emit } from '../contract/api.ts';
import type { MediaEvent } from '../contract/library.ts';
import type { MediaHistory } from '../store/media-history.ts';
import type { MediaRecords } from '../store/media-records.ts';
import type { Accounts } from './accounts.ts';
import { ownerOf } from './media-owner.ts';

/** What happened to each record's media, as far as it happened through this app. */
export function createHistory(options: {
  readonly history: MediaHistory;
  readonly records: MediaRecords;
  readonly accounts: Pick<Accounts, 'find'>;
  readonly emit: Emit;
  readonly now: () => number;
}) {
  const { history, accounts, now } = options;
  return {
    /**
     * Notes what was done with a media_id under an account, if the library has it. A disk that refuses costs only
     * the note: the thing itself was done.
     */
    note(
      mediaId: string,
      accountId: string,
      kind: MediaEvent['kind'],
      facts: MediaEvent['facts'] = {},
    ): void {
      const account = accounts.find(accountId);
      if (!account) return;
      const noted = history.note(
        { mediaId, owner: ownerOf(account) },
        { kind, at: now() + account.clockOffsetMs, facts: { account: account.name, ...facts } },
      );
      if (noted.ok && noted.value > 0) options.emit('libraryChanged', { added: [] });
    },

    /** Oldest first. Nobody sees media expire, so that event is told from the time. */
    of(id: string): readonly MediaEvent[] {
      const record = options.records.byIds([id])[0];
      if (!record) return [];
      const offsetMs = accounts.find(record.accountId)?.clockOffsetMs ?? record.clockOffsetMs;
      const at = record.expiresAt * 1000;
      const events = history.of(id);
      return at <= now() + offsetMs ? [...events, { kind: 'expired', at, facts: {} }] : events;
    },
  };
}

export type History = ReturnType<typeof createHistory>;
