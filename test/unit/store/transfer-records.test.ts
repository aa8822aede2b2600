import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { undecided } from '../../../electron/services/upload-file.ts';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fail } from '../../../electron/contract/errors.ts';
import { openDatabase } from '../../../electron/store/database.ts';
import { subjectOf } from '../../../electron/contract/fetch-subject.ts';
import { bareMention } from '../../../electron/contract/mention.ts';
import { createTransferRecords, type StoredTransfer } from '../../../electron/store/transfer-records.ts';

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'media-desk-test-'));
  const opened = await openDatabase(join(folder, 'library.db'));
  if (!opened.ok) throw new Error(opened.failure);
  onTestFinished(async () => {
    opened.database.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { database: opened.database, records: createTransferRecords(opened.database) };
}

const upload = (place: number, more: Partial<StoredTransfer> = {}): StoredTransfer => ({
  id: `id ${place}`,
  direction: 'upload',
  accountId: 'a',
  accountName: 'Shop',
  name: '海报 "1".png',
  mediaId: null,
  subject: null,
  fetched: null,
  place,
  addedAt: 1000,
  state: 'waiting',
  error: null,
  file: undecided('/tmp/海报.png', false),
  consent: 'given',
  ...more,
});

const fetch = (place: number): StoredTransfer =>
  upload(place, {
    direction: 'fetch',
    mediaId: 'MEDIA',
    subject: subjectOf(bareMention('MEDIA', 'list')),
    file: null,
  });

test('transfers come back as they were written, by place', async () => {
  const { records } = await open();
  const { error } = fail('api_refused', {
    errcode: 40004,
    errmsg: 'invalid',
    call: 'upload',
    facts: { ip: '::1' },
  });
  const all = [
    upload(3, { state: 'failed', error }),
    fetch(1),
    upload(2, { state: 'paused', file: undecided(null, true) }),
  ];
  expect(records.put(all).ok).toBe(true);
  expect(records.list()).toEqual([all[1], all[2], all[0]]);
});

test('putting one that is there brings its state, error and place up to date', async () => {
  const { records } = await open();
  records.put([upload(1), upload(2)]);
  records.put([{ ...upload(1), place: 9, state: 'failed', error: { code: 'file_missing' } }]);
  expect(records.list()).toEqual([
    upload(2),
    { ...upload(1), place: 9, state: 'failed', error: { code: 'file_missing' } },
  ]);
  records.remove(['id 1', 'never there']);
  expect(records.list()).toEqual([upload(2)]);
});

test('only uploads are a reason for a backup, which holds no fetches', async () => {
  const { database, records } = await open();
  let told = 0;
  database.onCommit(() => (told += 1));
  records.put([fetch(1), fetch(2)]);
  records.remove(['id 1', 'never there']);
  expect(told).toBe(0);
  records.put([fetch(1), upload(3)]);
  records.remove(['id 2', 'id 3']);
  expect(told).toBe(2);
  expect(records.list()).toEqual([fetch(1)]);
});

test('a row that makes no sense any more costs no other row', async () => {
  const { database, records } = await open();
  records.put([upload(1), upload(2), upload(3)]);
  database.prepare("UPDATE transfers SET state = 'dreaming' WHERE place = 1").run();
  database.prepare("UPDATE transfers SET error = 'not json' WHERE place = 2").run();
  expect(records.list()).toEqual([upload(2), upload(3)]);
});

test('what was decided about a file, and what it was made from, is kept with it; garbled, nothing was', async () => {
  const { database, records } = await open();
  const original = {
    name: '海报.png',
    path: '/tmp/海报.png',
    pasted: false,
    size: 9,
    contentType: 'image/png',
  };
  const fitted = { ...undecided('/ours/1', true), original };
  const chosen = { ...undecided('/tmp/a.gif', false), sendAs: 'file', anyway: true } as const;
  records.put([upload(1), upload(2, { file: chosen, consent: 'wanted' })]);
  records.put([upload(1, { name: '海报.jpg', file: fitted })]);
  expect(records.list()).toEqual([
    upload(1, { name: '海报.jpg', file: fitted }),
    upload(2, { file: chosen, consent: 'wanted' }),
  ]);
  database.prepare('UPDATE transfers SET choices = \'{"sendAs": 7}\' WHERE place = 2').run();
  expect(records.list()[1]?.file).toEqual(undecided('/tmp/a.gif', false));
});

describe('what is known of a fetch', () => {
  const known = {
    ...bareMention('MEDIA', 'callback_xml'),
    sender: 'li.lei',
    sentAt: 1_790_000_000,
    seenAt: 1_790_000_100,
  };
  const row: StoredTransfer = {
    ...fetch(1),
    subject: { ...subjectOf(known), pinned: true, probe: { at: 5, alive: true } },
  };

  test.each([
    ['before seenAt', "json_remove(subject, '$.mention.seenAt')", { mention: { ...known, seenAt: null } }],
    [
      'of a source not known here',
      "json_set(subject, '$.mention.source', 'fax')",
      { mention: { ...known, source: 'app' } },
    ],
    ['with more than is known here', "json_set(subject, '$.mention.mood', 'good', '$.stars', 5)", {}],
    ['with a garbled probe', "json_set(subject, '$.probe', 'yes')", { probe: null }],
    ['without a mention', "json_remove(subject, '$.mention')", { mention: bareMention('MEDIA', 'app') }],
    ['that is no JSON', "'not json'", subjectOf(bareMention('MEDIA', 'app'))],
  ])('is read field by field: a row %s', async (_, changed, expected) => {
    const { database, records } = await open();
    records.put([row]);
    database.prepare(`UPDATE transfers SET subject = ${changed}`).run();
    expect(records.list()).toEqual([{ ...row, subject: { ...row.subject, ...expected } }]);
  });
});
