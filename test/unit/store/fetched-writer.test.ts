import { createHash, randomBytes } from 'node:crypto';
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFetchedWriter } from '../../../electron/store/fetched-writer.ts';
import { fillDisk } from './full-disk.ts';
import { scratchFolder } from './scratch.ts';

const BYTES = randomBytes(300_000);
const content = (bytes: Buffer) => ({
  ok: true,
  value: {
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    head: bytes.subarray(0, 4100),
  },
});

async function writerWith(bytes: Buffer) {
  const folder = await scratchFolder();
  const path = join(folder, 'file');
  const writer = await createFetchedWriter(path);
  expect(await writer.write(bytes)).toEqual({ ok: true, value: null });
  return { folder, path, part: `${path}.part`, writer };
}

test('what rested is gone on with, and its size, hash and beginning are of the whole', async () => {
  const { folder, path, writer } = await writerWith(BYTES.subarray(0, 1000));
  await writer.rest();
  expect(await readdir(folder)).toEqual(['file.part']);
  expect(await writer.resume()).toBe(true);
  expect(writer.size()).toBe(1000);
  await writer.write(BYTES.subarray(1000));
  expect(await writer.finish()).toEqual(content(BYTES));
  expect((await readFile(path)).equals(BYTES)).toBe(true);
});

test('a new start forgets what was written, in the file too', async () => {
  const { path, writer } = await writerWith(randomBytes(500_000));
  expect(await writer.restart()).toEqual({ ok: true, value: null });
  expect(writer.size()).toBe(0);
  await writer.write(BYTES);
  expect(await writer.finish()).toEqual(content(BYTES));
  expect((await readFile(path)).equals(BYTES)).toBe(true);
});

test.each([
  ['is gone', (part: string) => rm(part)],
  ['has become shorter', (part: string) => writeFile(part, 'abc')],
  ['has become longer', (part: string) => appendFile(part, 'abc')],
])('a part that %s while it rested is not gone on with', async (_, change) => {
  const { folder, part, writer } = await writerWith(BYTES);
  await writer.rest();
  await change(part);
  expect(await writer.resume()).toBe(false);
  await writer.discard();
  expect(await readdir(folder)).toEqual([]);
});

test('what rested and is discarded leaves nothing', async () => {
  const { folder, writer } = await writerWith(BYTES);
  await writer.rest();
  await writer.discard();
  expect(await readdir(folder)).toEqual([]);
});

test('a discard after the end leaves the finished file', async () => {
  const { folder, writer } = await writerWith(BYTES);
  await writer.finish();
  await writer.discard();
  expect(await readdir(folder)).toEqual(['file']);
});

test('a disk that fills up says so while bytes still come, and leaves nothing', async () => {
  const { folder, writer } = await writerWith(BYTES);
  const full = { ok: false, error: { code: 'disk_full' } };
  await fillDisk(400_000);
  expect(await writer.write(randomBytes(1024 * 1024))).toEqual(full);
  expect(await writer.restart()).toEqual(full);
  expect(await writer.finish()).toEqual(full);
  expect(await readdir(folder)).toEqual([]);
});
