import { z } from 'zod';
import { MEDIA_LIFE_SECONDS, type MediaRecord } from '../contract/media.ts';
import type { Database } from './database.ts';
import type { RecordSearch } from './record-search.ts';

const sequenceSchema = z.object({ sequence: z.number() });

/** A record with all that belongs to it: what search looks through, and its `uploaded` event. Within a transaction. */
export function prepareInserts(database: Database, search: RecordSearch) {
  const insertRow = database.prepare(
    `INSERT INTO media_records (id, media_id, account_id, account_name, type, name, size, sha256, content_type,
       created_at, expires_at, clock_offset_ms, owner, note, pinned)
     VALUES (:id, :mediaId, :accountId, :accountName, :type, :name, :size, :sha256, :contentType,
       :createdAt, :expiresAt, :clockOffsetMs, :owner, :note, :pinned)
     ON CONFLICT (id) DO NOTHING RETURNING sequence`,
  );
  const isRecorded = database.prepare('SELECT 1 FROM media_records WHERE id = :id AND media_id = :mediaId');
  const isKnown = database.prepare(
    'SELECT 1 FROM media_records WHERE media_id = :mediaId AND owner = :owner',
  );
  const note = database.prepare(
    `INSERT INTO media_events (record, kind, at, facts)
     VALUES (:sequence, 'uploaded', :at, json_object('account', :account))`,
  );
  const insert = (record: MediaRecord): void => {
    const { id, mediaId, accountName, expiresAt } = record;
    const row = insertRow.get({ ...record, pinned: Number(record.pinned) });
    if (row === undefined) {
      if (isRecorded.get({ id, mediaId }) === undefined)
        throw new Error('A media record id was used for a second media_id');
      return;
    }
    const { sequence } = sequenceSchema.parse(row);
    search.add(sequence, record);
    note.run({ sequence, at: (expiresAt - MEDIA_LIFE_SECONDS) * 1000, account: accountName });
  };
  return {
    insert,
    /** Whether it did: not where the library has this media_id under the same owner. */
    insertUnknown(record: MediaRecord): boolean {
      const { mediaId, owner } = record;
      if (isKnown.get({ mediaId, owner }) !== undefined) return false;
      insert(record);
      return true;
    },
  };
}
