import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type * as settings from '../../../electron/contract/settings.ts';
import { hashOf, setUp } from './saving-scene.ts';

/** As little room as makes no test slow: the person may choose no less than 256 MB. */
vi.mock('../../../electron/contract/settings.ts', async (original) => {
  const real = await original<typeof settings>();
  return { ...real, FETCHED_MEGABYTES: { ...real.FETCHED_MEGABYTES, least: 1 } };
});

const MEGABYTE = 1024 * 1024;
const COUNT = 40;

test('lost files that take more than all the room there is are fetched and saved, as each makes room for others', async () => {
  const scene = await setUp({ saveManifest: true });
  const files = Array.from({ length: COUNT }, (_, at) => ({
    name: `${at}.bin`,
    bytes: randomBytes(MEGABYTE / 8),
  }));
  const ids = await scene.fetchAll(files);
  await rm(scene.cache, { recursive: true });
  expect((await scene.save(ids)).failed).toHaveLength(COUNT);
  scene.desk.settings.change({ fetchedMegabytes: 1 });
  expect(scene.desk.settings.get().fetchedMegabytes).toBe(1);
  const calls = scene.server.log.length;

  const { saved, failed, left, manifest } = await scene.save(ids);
  expect({ saved, failed, left }).toEqual({ saved: COUNT, failed: [], left: [] });
  const copies = await Promise.all(files.map(async ({ name }) => hashOf(await scene.read(name))));
  expect(copies).toEqual(files.map(({ bytes }) => hashOf(bytes)));
  const rows = JSON.parse((await scene.read(manifest?.replace('.csv', '.json') ?? '')).toString()) as {
    file: string;
  }[];
  expect(rows.map(({ file }) => file)).toEqual(files.map(({ name }) => name));
  expect(scene.server.log.length - calls).toBe(COUNT);

  const taken = async () => {
    const names = await readdir(scene.cache);
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(scene.cache, name))).size));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  // Those that are fetched side by side come on top.
  await vi.waitFor(async () => expect(await taken()).toBeLessThan(2 * MEGABYTE));
});
