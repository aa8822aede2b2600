import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFetchedThumbnails } from '../../../electron/store/fetched-thumbnails.ts';
import { scratchFolder } from './scratch.ts';

const WEBP = Buffer.concat([Buffer.from('RIFF\x20\x00\x00\x00WEBPVP8 ', 'latin1'), Buffer.alloc(84)]);
const hash = (digit: string) => digit.repeat(64);
const ONE = hash('1');
const TWO = hash('2');

test('fetches of the same bytes share one, which goes with the last of them', async () => {
  const folder = join(await scratchFolder(), 'thumbnails');
  const thumbnails = createFetchedThumbnails(folder);
  expect(await thumbnails.put(ONE, 'a', WEBP)).toEqual({ ok: true, value: null });
  expect(thumbnails.find(ONE, 'b')).toBe(join(folder, ONE));
  await thumbnails.remove(['a']);
  expect(await readdir(folder)).toEqual([ONE]);
  await thumbnails.remove(['b', 'never there']);
  expect(await readdir(folder)).toEqual([]);
  expect(thumbnails.find(ONE, 'c')).toBeNull();
});

test('where there are too many, the one not seen for the longest makes room', async () => {
  const folder = await scratchFolder();
  const thumbnails = createFetchedThumbnails(folder, { files: 2, bytes: 1000 });
  await thumbnails.put(ONE, 'a', WEBP);
  await thumbnails.put(TWO, 'b', WEBP);
  thumbnails.find(ONE, 'a');
  await thumbnails.put(hash('3'), 'c', WEBP);
  expect((await readdir(folder)).sort()).toEqual([ONE, hash('3')]);
});

test('where they are too many bytes, too', async () => {
  const folder = await scratchFolder();
  const thumbnails = createFetchedThumbnails(folder, { files: 9, bytes: 250 });
  for (const digit of ['1', '2', '3', '4']) await thumbnails.put(hash(digit), digit, WEBP);
  expect((await readdir(folder)).sort()).toEqual([hash('3'), hash('4')]);
  // The same once more takes no more room.
  await thumbnails.put(hash('4'), '5', WEBP);
  expect((await readdir(folder)).sort()).toEqual([hash('3'), hash('4')]);
});

test.each([
  ['../escape', WEBP],
  ['', WEBP],
  [ONE.toUpperCase().replaceAll('1', 'A'), WEBP],
  [ONE, Buffer.from('<svg>')],
  [ONE, Buffer.concat([WEBP, Buffer.alloc(65_536)])],
])('%s with %o is refused', async (sha256, bytes) => {
  const folder = await scratchFolder();
  const refused = { ok: false, error: { code: 'request_invalid' } };
  expect(await createFetchedThumbnails(folder).put(sha256, 'a', bytes)).toEqual(refused);
  expect(await readdir(folder)).toEqual([]);
});

test('at the start those stay that a fetch shows, and go with the last of them', async () => {
  const folder = join(await scratchFolder(), 'thumbnails');
  const before = createFetchedThumbnails(folder);
  await before.put(ONE, 'a', WEBP);
  await before.put(TWO, 'b', WEBP);
  const thumbnails = createFetchedThumbnails(folder);
  await thumbnails.keep(new Map([[ONE, ['a', 'c']]]));
  expect(await readdir(folder)).toEqual([ONE]);
  await thumbnails.remove(['a']);
  expect(thumbnails.find(ONE, 'c')).toBe(join(folder, ONE));
  await thumbnails.remove(['c']);
  expect(await readdir(folder)).toEqual([]);
});
