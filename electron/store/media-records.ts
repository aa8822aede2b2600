import { z } from 'zod';
import type { LibraryPage, LibraryQuery, RecordChange } from '../contract/library.ts';
import type { Result } from '../contract/errors.ts';
import { MEDIA_LIFE_SECONDS, type MediaRecord, type MediaType } from '../contract/media.ts';
import type { Database } from './database.ts';
import { parseRecordRow, RECORD_COLUMNS } from './media-rows.ts';
import { createPaging } from './record-paging.ts';
import { searchTextOf } from './search-text.ts';

/** Whose media of which type, with more life left than until `sendableAfter` (seconds since epoch). */
export interface LiveMedia {
  readonly owner: string;
  readonly type: MediaType;
  readonly sendableAfter: number;
}

export interface MediaRecords {
  /**
   * On disk when it returns, with its `uploaded` event. The same record twice is one row, so a retry after a crash is
   * harmless.
   */
  insert(record: MediaRecord): Result<null>;
  /** @param serverNow the servers' time as best known (local time + clockOffsetMs), ms since epoch */
  page(query: LibraryQuery, serverNow: number): LibraryPage;
  /** In the order of `ids`; those that are not there are left out. */
  byIds(ids: readonly string[]): readonly MediaRecord[];
  /** How many there were to change. */
  change(ids: readonly string[], change: RecordChange): Result<number>;
  /** With their history. How many there were to remove. */
  remove(ids: readonly string[]): Result<number>;
  /** The one with these bytes that lives longest. */
  findLive(wanted: LiveMedia & { readonly sha256: string }): MediaRecord | null;
  /** Whether `findLive` may find something for a file of so many bytes, before its hash is known. */
  hasLiveOfSize(wanted: LiveMedia & { readonly size: number }): boolean;
}

const LIVE = 'owner = :owner AND type = :type AND expires_at > :sendableAfter';

export function createMediaRecords(database: Database): MediaRecords {
  const byIds = database.prepare(
    `SELECT ${RECORD_COLUMNS} FROM (SELECT key AS place, value AS asked FROM json_each(:ids))
     JOIN media_records ON media_records.id = asked ORDER BY place`,
  );
  const remove = database.prepare(
    'DELETE FROM media_records WHERE id IN (SELECT value FROM json_each(:ids))',
  );
  const change = database.prepare(
    `UPDATE media_records SET note = coalesce(:note, note), pinned = coalesce(:pinned, pinned)
     WHERE id IN (SELECT value FROM json_each(:ids))`,
  );
  const findLive = database.prepare(
    `SELECT ${RECORD_COLUMNS} FROM media_records WHERE sha256 = :sha256 AND ${LIVE}
     ORDER BY expires_at DESC, sequence DESC LIMIT 1`,
  );
  const hasLiveOfSize = database.prepare(
    `SELECT 1 FROM media_records WHERE size = :size AND ${LIVE} LIMIT 1`,
  );
  const insertOne = prepareInsert(database);
  return {
    insert: (record) => database.write(() => insertOne(record)),
    page: createPaging(database),
    byIds: (ids) => byIds.all({ ids: JSON.stringify(ids) }).map(parseRecordRow),
    change: (ids, { note, pinned }) =>
      database.transaction(() =>
        change.run({
          ids: JSON.stringify(ids),
          note: note ?? null,
          pinned: pinned === undefined ? null : Number(pinned),
        }),
      ),
    remove: (ids) => database.transaction(() => remove.run({ ids: JSON.stringify(ids) })),
    findLive(wanted) {
      const row = findLive.get({ ...wanted });
      return row === undefined ? null : parseRecordRow(row);
    },
    hasLiveOfSize: (wanted) => hasLiveOfSize.get({ ...wanted }) !== undefined,
  };
}

const sequenceSchema = z.object({ sequence: z.number() });

/** For within a transaction. */
function prepareInsert(database: Database): (record: MediaRecord) => void {
  const insert = database.prepare(
    `INSERT INTO media_records (id, media_id, account_id, account_name, type, name, size, sha256, content_type,
       created_at, expires_at, clock_offset_ms, owner, note, pinned, search_text)
     VALUES (:id, :mediaId, :accountId, :accountName, :type, :name, :size, :sha256, :contentType,
       :createdAt, :expiresAt, :clockOffsetMs, :owner, :note, :pinned, :searchText)
     ON CONFLICT (id) DO NOTHING RETURNING sequence`,
  );
  const isRecorded = database.prepare('SELECT 1 FROM media_records WHERE id = :id AND media_id = :mediaId');
  const note = database.prepare(
    `INSERT INTO media_events (record, kind, at, facts)
     VALUES (:record, 'uploaded', :at, json_object('account', :account))`,
  );
  return (record) => {
    const { id, mediaId } = record;
    const row = insert.get({ ...record, pinned: Number(record.pinned), searchText: searchTextOf(record) });
    if (row === undefined) {
      if (isRecorded.get({ id, mediaId }) === undefined)
        throw new Error('A media record id was used for a second media_id');
      return;
    }
    note.run({
      record: sequenceSchema.parse(row).sequence,
      at: (record.expiresAt - MEDIA_LIFE_SECONDS) * 1000,
      account: record.accountName,
    });
  };
}
