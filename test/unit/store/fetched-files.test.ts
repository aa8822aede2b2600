import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFetchedFiles, type FetchedFiles } from '../../../electron/store/fetched-files.ts';
import { scratchFolder } from './scratch.ts';

const ID = '0b5bd7a4-6f4c-4a53-9d3d-5a4f5b3c2d10';
const OTHER = '1b5bd7a4-6f4c-4a53-9d3d-5a4f5b3c2d11';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const writerFor = async (files: FetchedFiles, id = ID) => {
  const writer = await files.create(id);
  if (!writer.ok) throw new Error(writer.error.code);
  return writer.value;
};

const fetched = async (files: FetchedFiles, bytes: Uint8Array, id = ID) => {
  const writer = await writerFor(files, id);
  await writer.write(bytes);
  return writer.finish();
};

test('chunks become one file, with its size, hash and first 4100 bytes', async () => {
  const folder = join(await scratchFolder(), 'fetched');
  const files = createFetchedFiles(folder);
  const bytes = randomBytes(2_700_000);
  const writer = await writerFor(files);
  for (let start = 0; start < bytes.length; start += 15_000) {
    await writer.write(bytes.subarray(start, start + 15_000));
    expect(await readdir(folder)).toEqual([`${ID}.part`]);
  }
  expect(await writer.finish()).toEqual({
    ok: true,
    value: {
      size: 2_700_000,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      head: bytes.subarray(0, 4100),
    },
  });
  expect(await readdir(folder)).toEqual([ID]);
  expect((await readFile(files.path(ID))).equals(bytes)).toBe(true);
  expect((await stat(files.path(ID))).mode & 0o777).toBe(0o600);
});

test('an empty file is a file', async () => {
  const files = createFetchedFiles(await scratchFolder());
  const finished = await (await writerFor(files)).finish();
  expect(finished).toMatchObject({ ok: true, value: { size: 0, head: Buffer.alloc(0) } });
});

test('what is discarded leaves nothing, and a second try starts anew', async () => {
  const folder = await scratchFolder();
  const files = createFetchedFiles(folder);
  const writer = await writerFor(files);
  await writer.write(Buffer.from('half of'));
  await writer.discard();
  expect(await readdir(folder)).toEqual([]);
  await fetched(files, Buffer.from('first'));
  await fetched(files, Buffer.from('again'));
  expect(await readFile(files.path(ID), 'utf8')).toBe('again');
});

test('a disk that is full while writing is told by finish, and no torn file gets the name', async () => {
  const folder = await scratchFolder();
  const files = createFetchedFiles(folder);
  // Every write to this device of Linux fails for want of space.
  await symlink('/dev/full', join(folder, `${ID}.part`));
  const writer = await writerFor(files);
  await writer.write(Buffer.from('some'));
  await writer.write(Buffer.from('more'));
  expect(await writer.finish()).toEqual({ ok: false, error: { code: 'disk_full' } });
  expect(await readdir(folder)).toEqual([]);
});

test('a folder that vanishes while writing is told by finish, and leaves nothing', async () => {
  const folder = await scratchFolder();
  const files = createFetchedFiles(folder);
  const writer = await writerFor(files);
  await writer.write(Buffer.from('some'));
  await rm(folder, { recursive: true });
  await writer.write(Buffer.from('more'));
  expect(await writer.finish()).toEqual({ ok: false, error: { code: 'folder_missing' } });
});

test('an id that is no UUID is never a path', async () => {
  const files = createFetchedFiles(await scratchFolder());
  for (const id of ['', '../escape', `${ID}/../x`]) {
    await expect(files.create(id)).rejects.toThrow('UUID');
    expect(() => files.path(id)).toThrow('UUID');
  }
});

test('remove takes what is named; at the start all goes but the whole files that are known', async () => {
  const folder = join(await scratchFolder(), 'fetched');
  const files = createFetchedFiles(folder);
  expect(await files.keep(new Map(), 0)).toEqual(new Set());
  await fetched(files, Buffer.from('a'));
  await fetched(files, Buffer.from('b'), OTHER);
  await files.remove([OTHER, 'no id']);
  expect(await readdir(folder)).toEqual([ID]);
  await fetched(files, Buffer.from('b'), OTHER);
  await writeFile(join(folder, `${ID}.part`), 'c');
  const sizes = new Map([
    [ID, 1],
    [OTHER, 2],
  ]);
  expect(await files.keep(sizes, 0)).toEqual(new Set([ID]));
  expect(await readdir(folder)).toEqual([ID]);
  expect(await fetched(files, Buffer.from('c'))).toMatchObject({ ok: true });
});

const UNKNOWN = '2b5bd7a4-6f4c-4a53-9d3d-5a4f5b3c2d12';
const OLD = '3b5bd7a4-6f4c-4a53-9d3d-5a4f5b3c2d13';

test('at the start a file that no row tells of stays until it is old; one that a row disowns goes', async () => {
  const folder = await scratchFolder();
  const files = createFetchedFiles(folder);
  for (const id of [ID, OTHER, UNKNOWN, OLD]) await fetched(files, Buffer.from('a'), id);
  await writeFile(join(folder, `${UNKNOWN}.part`), 'half');
  await writeFile(join(folder, 'stray'), 'not ours');
  await utimes(join(folder, OLD), 1000, 1000);
  const sizes = new Map([
    [ID, 1],
    [OTHER, null],
  ]);
  expect(await files.keep(sizes, 1_001_000)).toEqual(new Set([ID]));
  expect((await readdir(folder)).sort()).toEqual([ID, UNKNOWN]);
});

test('where the disk does not show a file, it counts as there and stays', async () => {
  const folder = join(await scratchFolder(), 'fetched');
  const files = createFetchedFiles(folder);
  await mkdir(folder);
  // A loop, which stat fails at with another code than "there is none", as a failing disk does.
  await symlink(join(folder, ID), join(folder, ID));
  expect(await files.keep(new Map([[ID, 1]]), 0)).toEqual(new Set([ID]));
  expect(await readdir(folder)).toEqual([ID]);
  // A file where the folder should be.
  const hidden = createFetchedFiles(join(await scratchFolder(), 'file'));
  await writeFile(join(hidden.path(ID), '..'), '');
  expect(await hidden.keep(new Map([[ID, 1]]), 0)).toEqual(new Set([ID]));
});

test('a saved copy has the same bytes, ordinary rights, and replaces what the person chose to replace', async () => {
  const folder = await scratchFolder();
  const files = createFetchedFiles(join(folder, 'fetched'));
  const bytes = randomBytes(200_000);
  await fetched(files, bytes);
  const destination = join(folder, 'saved', '海报.jpg');
  await mkdir(join(folder, 'saved'));
  await writeFile(destination, 'older');
  expect(await files.saveCopy(ID, hashOf(bytes), destination, 'replace')).toEqual({
    ok: true,
    value: destination,
  });
  expect((await readFile(destination)).equals(bytes)).toBe(true);
  expect(await readdir(join(folder, 'saved'))).toEqual(['海报.jpg']);
  expect((await stat(destination)).mode).toBe((await stat(await ordinaryFile(folder))).mode);
});

const ordinaryFile = async (folder: string) => {
  await writeFile(join(folder, 'ordinary'), '');
  return join(folder, 'ordinary');
};

test('a copy that cannot be saved says why and leaves nothing half-named', async () => {
  const folder = await scratchFolder();
  const files = createFetchedFiles(join(folder, 'fetched'));
  await fetched(files, Buffer.from('bytes'));
  const target = join(folder, 'target');
  await mkdir(join(target, 'a folder', 'not empty'), { recursive: true });
  await writeFile(join(target, 'file'), 'kept');
  const saved = (path: string) =>
    files.saveCopy(ID, hashOf(Buffer.from('bytes')), join(target, path), 'replace');
  expect(await saved('missing/poster.jpg')).toEqual({ ok: false, error: { code: 'folder_missing' } });
  expect(await saved('file/poster.jpg')).toEqual({ ok: false, error: { code: 'folder_blocked' } });
  expect(await saved('a folder')).toEqual({ ok: false, error: { code: 'save_failed' } });
  await writeFile(files.path(ID), 'bytez');
  expect(await saved('file')).toEqual({ ok: false, error: { code: 'fetched_damaged' } });
  await files.remove([ID]);
  expect(await saved('file')).toEqual({ ok: false, error: { code: 'fetched_removed' } });
  expect((await readdir(target)).sort()).toEqual(['a folder', 'file']);
  expect(await readFile(join(target, 'file'), 'utf8')).toBe('kept');
});
