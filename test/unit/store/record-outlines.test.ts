import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { EVERY_RECORD } from '../../../electron/contract/library.ts';
import { createMediaRecords } from '../../../electron/store/media-records.ts';
import { createOutlines } from '../../../electron/services/library-outlines.ts';
import { openedDatabase, record, scratchFolder } from './scratch.ts';

const COUNT = 12_000;

const filled = async () => {
  const database = await openedDatabase(await scratchFolder());
  const records = createMediaRecords(database);
  const all = Array.from({ length: COUNT }, (_, at) =>
    record({
      id: randomUUID(),
      mediaId: `media-${at}`,
      size: at,
      pinned: at % 3 === 0,
      createdAt: COUNT - at,
    }),
  );
  records.insertAll(all);
  return { database, records, all, outlines: createOutlines({ records, serverNow: () => 0 }) };
};

const bySize = { filter: EVERY_RECORD, sort: { by: 'size', descending: true } } as const;

test('records in brief stand in the order of the list, each at its place in all three texts', async () => {
  const { all, outlines } = await filled();
  const answer = await outlines({ ...bySize, offset: 10, limit: COUNT });
  if (!answer.ok) throw new Error(answer.error.code);
  const expected = all.toReversed().slice(10);
  expect(answer.value.ids.split('\n')).toEqual(expected.map(({ id }) => id));
  expect(answer.value.sizes.split('\n').map(Number)).toEqual(expected.map(({ size }) => size));
  expect(answer.value.pins.split('\n')).toEqual(expected.map(({ pinned }) => (pinned ? '1' : '0')));
});

test('what is deleted while they are read is left out, and no other moves into its place', async () => {
  const { records, all, outlines } = await filled();
  const asked = outlines({ ...bySize, offset: 0, limit: COUNT });
  const gone = all.slice(0, 3);
  records.remove(gone.map(({ id }) => id));
  const answer = await asked;
  const kept = all.slice(3).reverse();
  expect(answer).toMatchObject({ ok: true, value: { ids: kept.map(({ id }) => id).join('\n') } });
});

test('of no records there is nothing', async () => {
  const { outlines } = await filled();
  const asked = { ...bySize, filter: { ...EVERY_RECORD, search: 'no such' }, offset: 0, limit: 10 };
  expect(await outlines(asked)).toEqual({ ok: true, value: { ids: '', sizes: '', pins: '' } });
});

test('one whose id is damaged is left out', async () => {
  const { database, all, outlines } = await filled();
  database.write(() => database.prepare("UPDATE media_records SET id = 'x' WHERE size = 5").run({}));
  const answer = await outlines({ ...bySize, offset: 0, limit: COUNT });
  if (!answer.ok) throw new Error(answer.error.code);
  expect(answer.value.ids.split('\n')).toHaveLength(all.length - 1);
  expect(answer.value.sizes.split('\n')).not.toContain('5.0');
});
