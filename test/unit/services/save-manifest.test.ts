import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { subjectOf } from '../../../electron/contract/fetch-subject.ts';
import { bareMention } from '../../../electron/contract/mention.ts';
import { createCsvReader } from '../../../electron/services/csv.ts';
import { addToDayList, type ManifestItem } from '../../../electron/services/save-manifest.ts';
import { sampleTransfer } from '../renderer/samples.ts';
import { scratchFolder } from '../store/scratch.ts';

const DAY = new Date(2026, 10, 22, 12);
const COUNT = 900;

function itemOf(at: number): ManifestItem {
  const mediaId = `media_id_${at}`;
  const said = { ...bareMention(mediaId, 'callback_xml'), sender: '陈"海"', messageId: `消息 ${at}` };
  return {
    transfer: sampleTransfer({ direction: 'fetch', mediaId, subject: subjectOf(said) }),
    fetched: {
      ...{ name: '海报.jpg', size: 1, sha256: createHash('sha256').update(mediaId).digest('hex') },
      ...{ contentType: 'image/jpeg', previewable: true, durationMs: null, mismatch: null, savedAs: null },
    },
    path: ['陈, 海', `海报 ${at}.jpg`],
    fetchedAt: DAY,
    account: { platform: 'wecom', clockOffsetMs: 0 },
  };
}

/** The files that both forms of the day's list have. */
async function listedIn(folder: string) {
  const [csv = '', json = ''] = await Promise.all(
    ['csv', 'json'].map((suffix) => readFile(join(folder, `manifest 2026-11-22.${suffix}`), 'utf8')),
  );
  const files = (JSON.parse(json) as { file: string }[]).map(({ file }) => file);
  const rows = createCsvReader()(csv.slice(1), true).slice(1);
  expect(rows.map(({ cells }) => cells?.[1])).toEqual(files);
  return files;
}

test('a long list of a day takes more, each once and in order, by however many they come', async () => {
  const folder = await scratchFolder();
  const items = Array.from({ length: COUNT }, (_, at) => itemOf(at));
  const add = (from: number, to: number) => addToDayList(folder, items.slice(from, to), DAY);
  for (const [from, to] of [
    [0, 1],
    [0, 0],
    [0, 450],
    [400, 451],
    [451, COUNT],
  ] as const)
    await add(from, to);
  expect(await listedIn(folder)).toEqual(items.map(({ path }) => path.join('/')));
  const before = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
  expect(Math.min(...before.map(({ length }) => length))).toBeGreaterThan(2 * 64 * 1024);
  expect(await add(0, COUNT)).toEqual({ ok: true, value: 'manifest 2026-11-22.csv' });
  const after = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
  expect(after.map((bytes, at) => bytes.equals(before[at] ?? Buffer.alloc(0)))).toEqual([true, true]);
});

test('what a person wrote into a list stays as they wrote it', async () => {
  const folder = await scratchFolder();
  await addToDayList(folder, [itemOf(0)], DAY);
  const path = join(folder, 'manifest 2026-11-22.csv');
  const noted = Buffer.concat([
    await readFile(path),
    Buffer.from('noted in another encoding: \xE9\r\n', 'latin1'),
  ]);
  await writeFile(path, noted);
  await addToDayList(folder, [itemOf(1)], DAY);
  const now = await readFile(path);
  expect(now.subarray(0, noted.length).equals(noted)).toBe(true);
  expect(now.toString()).toContain('media_id_1');
});
