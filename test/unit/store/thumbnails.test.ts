import { readdir, readFile, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createThumbnails } from '../../../electron/store/thumbnails.ts';
import { scratchFolder } from './scratch.ts';

const ID = '0b5bd7a4-6f4c-4a53-9d3d-5a4f5b3c2d10';
const OTHER = '1b5bd7a4-6f4c-4a53-9d3d-5a4f5b3c2d11';
const refused = { ok: false, error: { code: 'request_invalid' } };

const starting = (start: string, length = 100) => {
  const bytes = Buffer.alloc(length);
  bytes.write(start, 'latin1');
  return bytes;
};
const WEBP = starting('RIFF\x20\x00\x00\x00WEBPVP8 ');

test.each([
  ['WebP', WEBP],
  ['lossless WebP of the largest size', starting('RIFF\x20\x00\x00\x00WEBPVP8L', 65_536)],
])('a %s is kept byte for byte', async (_, bytes) => {
  const folder = join(await scratchFolder(), 'thumbnails');
  const thumbnails = createThumbnails(folder);
  expect(await thumbnails.put(ID, bytes)).toEqual({ ok: true, value: null });
  expect((await readFile(thumbnails.path(ID))).equals(bytes)).toBe(true);
  expect((await stat(thumbnails.path(ID))).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toHaveLength(1);
});

test.each([
  ['too large', starting('RIFF\x20\x00\x00\x00WEBPVP8 ', 65_537)],
  ['empty', Buffer.alloc(0)],
  ['HTML', starting('<html>')],
  ['SVG', starting('<svg xmlns="http://www.w3.org/2000/svg">')],
  ['PNG', starting('\x89PNG\r\n\x1a\n')],
  ['JPEG', starting('\xff\xd8\xff\xe0')],
  ['GIF', starting('GIF89a')],
  ['a sound in the same container as WebP', starting('RIFF\x20\x00\x00\x00WAVEfmt ')],
])('%s is refused', async (_, bytes) => {
  const folder = await scratchFolder();
  expect(await createThumbnails(folder).put(ID, bytes)).toEqual(refused);
  expect(await readdir(folder)).toEqual([]);
});

test.each(['', '..', '../escape', `../${ID}`, `${ID}/..`, `${ID}\n`, ID.toUpperCase(), '/etc/passwd'])(
  'the id %j is refused',
  async (id) => {
    const thumbnails = createThumbnails(await scratchFolder());
    expect(await thumbnails.put(id, WEBP)).toEqual(refused);
    expect(() => thumbnails.path(id)).toThrow('UUID');
  },
);

test('only what is named is removed', async () => {
  const folder = await scratchFolder();
  const thumbnails = createThumbnails(folder);
  await thumbnails.put(ID, WEBP);
  await thumbnails.put(OTHER, WEBP);
  await thumbnails.remove([ID, '../other', '2b5bd7a4-6f4c-4a53-9d3d-5a4f5b3c2d12']);
  expect(await readdir(folder)).toEqual([OTHER]);
});

test('of too many, those seen least lately go with a sweep', async () => {
  const folder = await scratchFolder();
  const thumbnails = createThumbnails(folder, 1);
  await thumbnails.put(ID, WEBP);
  await thumbnails.put(OTHER, WEBP);
  await utimes(thumbnails.path(OTHER), new Date(0), new Date());
  await thumbnails.sweep((ids) => ids);
  expect(await readdir(folder)).toEqual([ID]);
});
