import { z } from 'zod';
import { succeed, type Result } from '../contract/errors.ts';
import type { RecordChange } from '../contract/library.ts';
import type { MediaRecord } from '../contract/media.ts';
import type { Database } from './database.ts';
import { createLiveMedia, type LiveMedia } from './live-media.ts';
import { parseRecordRow, RECORD_COLUMNS } from './media-rows.ts';
import { prepareInserts } from './record-inserts.ts';
import { createPaging, type Paging } from './record-paging.ts';
import { createRecordSearch } from './record-search.ts';

export interface MediaRecords extends Paging, LiveMedia {
  /**
   * On disk when it returns, with its `uploaded` event. The same record twice is one row, so a retry after a crash is
   * harmless.
   */
  insert(record: MediaRecord): Result<null>;
  /** The same for several with one commit; all or none. */
  insertAll(records: readonly MediaRecord[]): Result<null>;
  /** In the order of `ids`; those that are not there are left out. */
  byIds(ids: readonly string[]): readonly MediaRecord[];
  /**
   * Inserts those whose media_id the library does not have under the same owner; all or none. How many it inserted.
   */
  insertUnknown(records: readonly MediaRecord[]): Result<number>;
  /** How many there were to change. */
  change(ids: readonly string[], change: RecordChange): Result<number>;
  /** With their history. How many there were to remove. */
  remove(ids: readonly string[]): Result<number>;
  /**
   * Makes up for records that search does not find yet, `most` at a time: begin after 0, go on after the answer until
   * that is null.
   */
  completeSearch(after: number, most: number): Result<number | null>;
}

const countSchema = z.object({ count: z.number() });

export function createMediaRecords(database: Database): MediaRecords {
  const byIds = database.prepare(
    `SELECT ${RECORD_COLUMNS} FROM (SELECT key AS place, value AS asked FROM json_each(:ids))
     JOIN media_records ON media_records.id = asked ORDER BY place`,
  );
  const named = 'media_records WHERE id IN (SELECT value FROM json_each(:ids))';
  const remove = database.prepare(`DELETE FROM ${named}`);
  const count = database.prepare(`SELECT count(*) AS count FROM ${named}`);
  // What is so already is not written: each pin is in every index.
  const pin = database.prepare(
    'UPDATE media_records SET pinned = :pinned WHERE id IN (SELECT value FROM json_each(:ids)) AND pinned <> :pinned',
  );
  const search = createRecordSearch(database);
  const inserts = prepareInserts(database, search);
  return {
    insert: (record) => database.write(() => inserts.insert(record)),
    insertAll: (records) => database.write(() => records.forEach((record) => inserts.insert(record))),
    insertUnknown: (records) =>
      database.transaction(() => records.filter((record) => inserts.insertUnknown(record)).length),
    ...createPaging(database, search),
    ...createLiveMedia(database),
    byIds: (ids) => byIds.all({ ids: JSON.stringify(ids) }).map(parseRecordRow),
    change: (named, { note, pinned }) =>
      database.transaction(() => {
        const ids = JSON.stringify(named);
        if (note !== undefined) search.changeNote(ids, note);
        if (pinned !== undefined) pin.run({ ids, pinned: Number(pinned) });
        return countSchema.parse(count.get({ ids })).count;
      }),
    remove: (ids) => database.transaction(() => remove.run({ ids: JSON.stringify(ids) })),
    completeSearch: (after, most) =>
      search.isComplete() ? succeed(null) : database.transaction(() => search.complete(after, most)),
  };
}
