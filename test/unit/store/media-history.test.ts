import { expect, test } from 'vitest';
import { createMediaHistory } from '../../../electron/store/media-history.ts';
import { createMediaRecords } from '../../../electron/store/media-records.ts';
import { openedDatabase, record, scratchFolder } from './scratch.ts';

const opened = async () => {
  const database = await openedDatabase(await scratchFolder());
  return { database, records: createMediaRecords(database), history: createMediaHistory(database) };
};
const { mediaId, owner } = record();
const fetched = { kind: 'fetched', at: 5, facts: { account: 'Shop' } } as const;

test('a record begins with its upload, once, however often it is inserted', async () => {
  const { records, history } = await opened();
  records.insert(record());
  records.insert(record());
  expect(history.of('record-1')).toEqual([
    { kind: 'uploaded', at: 1_380_000_000_000, facts: { account: 'Practice' } },
  ]);
});

test('an upload that could not be recorded leaves no history, and one recorded never lacks it', async () => {
  const { database, records, history } = await opened();
  database.prepare('PRAGMA max_page_count = 1').get();
  const ids = Array.from({ length: 60 }, (_, at) => `${at}`);
  const kept = ids.filter((id) => records.insert(record({ id, name: 'n'.repeat(500) })).ok);
  expect(kept.length).toBeLessThan(ids.length);
  expect(ids.filter((id) => history.of(id).length === 1)).toEqual(kept);
});

test('events stand in the order of their time, on every record of the media_id and owner, and on no other', async () => {
  const { records, history } = await opened();
  for (const id of ['a', 'b']) records.insert(record({ id }));
  records.insert(record({ id: 'c', owner: 'wecom:other' }));
  records.insert(record({ id: 'd', mediaId: 'other' }));
  expect(history.note([{ mediaId, owner, ...fetched }])).toEqual({ ok: true, value: 2 });
  expect(history.note([{ mediaId: 'unknown', owner, ...fetched }])).toEqual({ ok: true, value: 0 });
  const kinds = (id: string) => history.of(id).map(({ kind }) => kind);
  expect(['a', 'b', 'c', 'd', 'gone'].map(kinds)).toEqual([
    ['fetched', 'uploaded'],
    ['fetched', 'uploaded'],
    ['uploaded'],
    ['uploaded'],
    [],
  ]);
});

test('the history of a removed record is removed, and not given to the next one', async () => {
  const { database, records, history } = await opened();
  records.insert(record({ id: 'a' }));
  history.note([{ mediaId, owner, ...fetched }]);
  records.remove(['a']);
  expect(database.prepare('SELECT count(*) AS count FROM media_events').get()).toEqual({ count: 0 });
  records.insert(record({ id: 'b' }));
  expect(history.of('b')).toHaveLength(1);
});
