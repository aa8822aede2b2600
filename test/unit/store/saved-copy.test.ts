import { createHash, randomBytes } from 'node:crypto';
import type * as promises from 'node:fs/promises';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { copyWhole } from '../../../electron/store/saved-copy.ts';
import { fillDisk } from './full-disk.ts';
import { scratchFolder } from './scratch.ts';

const disk = vi.hoisted(() => ({ knowsLinks: true }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof promises>();
  // What FAT answers on Linux.
  const refused = () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'link' }));
  return { ...real, link: (from: string, to: string) => (disk.knowsLinks ? real.link(from, to) : refused()) };
});

async function setUp() {
  const folder = await scratchFolder();
  const bytes = randomBytes(200_000);
  const source = {
    path: join(folder, 'source'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  await writeFile(source.path, bytes);
  const target = join(folder, 'target');
  await mkdir(target);
  return { source, bytes, target, poster: join(target, 'poster.jpg') };
}

describe.each([true, false])('on a disk where hard links are known: %s', (knowsLinks) => {
  test('a copy nobody was asked about gets a number and replaces nothing', async () => {
    disk.knowsLinks = knowsLinks;
    const { source, bytes, target, poster } = await setUp();
    expect(await copyWhole(source, poster, 'number')).toBe(poster);
    await writeFile(poster, 'somebody’s own');
    expect(await copyWhole(source, poster, 'number')).toBe(join(target, 'poster (2).jpg'));
    expect(await copyWhole(source, poster, 'number')).toBe(join(target, 'poster (3).jpg'));
    expect(await readFile(poster, 'utf8')).toBe('somebody’s own');
    expect((await readFile(join(target, 'poster (3).jpg'))).equals(bytes)).toBe(true);
    expect((await readdir(target)).sort()).toEqual(['poster (2).jpg', 'poster (3).jpg', 'poster.jpg']);
  });

  test('twenty copies at once to one name are twenty whole files', async () => {
    disk.knowsLinks = knowsLinks;
    const { source, bytes, target, poster } = await setUp();
    const saved = await Promise.all(Array.from({ length: 20 }, () => copyWhole(source, poster, 'number')));
    expect(new Set(saved).size).toBe(20);
    expect((await readdir(target)).map((name) => join(target, name)).sort()).toEqual([...saved].sort());
    for (const path of saved) expect((await readFile(path)).equals(bytes)).toBe(true);
  });

  test('a copy that cannot be written leaves nothing, and the file of its name as it was', async () => {
    disk.knowsLinks = knowsLinks;
    const { source, target, poster } = await setUp();
    await writeFile(poster, 'older');
    const { free } = await fillDisk(100_000);
    for (const onConflict of ['replace', 'number'] as const) {
      await expect(copyWhole(source, poster, onConflict)).rejects.toMatchObject({ code: 'EFBIG' });
    }
    await free();
    expect(await readdir(target)).toEqual(['poster.jpg']);
    expect(await readFile(poster, 'utf8')).toBe('older');
  });
});

test('names without an extension, and hidden ones, are numbered at their end', async () => {
  disk.knowsLinks = true;
  const { source, target } = await setUp();
  for (const name of ['voice', '.hidden', '海报.jpg']) {
    await copyWhole(source, join(target, name), 'number');
    await copyWhole(source, join(target, name), 'number');
  }
  const names = ['voice', 'voice (2)', '.hidden', '.hidden (2)', '海报.jpg', '海报 (2).jpg'];
  expect((await readdir(target)).sort()).toEqual(names.sort());
});

// Nobody may create a file there, not even root.
test.each(['replace', 'number'] as const)(
  'a folder that cannot be written to says so (%s)',
  async (onConflict) => {
    const { source } = await setUp();
    await expect(copyWhole(source, '/sys/poster.jpg', onConflict)).rejects.toMatchObject({
      code: expect.stringMatching(/^(EACCES|EPERM|EROFS)$/) as unknown,
    });
  },
);

test('a copy of what is not as it was fetched is none', async () => {
  const { source, target, poster } = await setUp();
  await writeFile(poster, 'older');
  const damaged = { ...source, sha256: 'ab'.repeat(32) };
  for (const onConflict of ['replace', 'number', 'refuse'] as const)
    await expect(copyWhole(damaged, poster, onConflict)).rejects.toMatchObject({
      failure: 'fetched_damaged',
    });
  const gone = { ...source, path: `${source.path}-gone` };
  await expect(copyWhole(gone, poster, 'number')).rejects.toMatchObject({ failure: 'fetched_removed' });
  expect(await readdir(target)).toEqual(['poster.jpg']);
  expect(await readFile(poster, 'utf8')).toBe('older');
});

test('Windows is told that a copy came from a stranger; elsewhere nothing lies beside it', async () => {
  disk.knowsLinks = true;
  const { source, target, poster } = await setUp();
  await copyWhole(source, poster, 'number', 'linux');
  await copyWhole(source, poster, 'number', 'darwin');
  expect((await readdir(target)).sort()).toEqual(['poster (2).jpg', 'poster.jpg']);
  const marked = await copyWhole(source, poster, 'number', 'win32');
  expect(await readFile(`${marked}:Zone.Identifier`, 'utf8')).toBe('[ZoneTransfer]\r\nZoneId=3\r\n');
});
