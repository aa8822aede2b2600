import { expect, test, vi } from 'vitest';
import { fail } from '../../../electron/contract/errors.ts';
import type * as manifests from '../../../electron/services/save-manifest.ts';
import { setUp } from './saving-scene.ts';

const lists = vi.hoisted(() => ({ fail: false }));
vi.mock('../../../electron/services/save-manifest.ts', async (original) => {
  const real = await original<typeof manifests>();
  const addToDayList: typeof real.addToDayList = (...given) =>
    lists.fail ? Promise.resolve(fail('disk_full')) : real.addToDayList(...given);
  return { ...real, addToDayList };
});

test('what is saved by itself but could not be listed is listed with the next, or in the next run', async () => {
  const scene = await setUp({ saveWhenFetched: true, saveManifest: true });
  lists.fail = true;
  const [id = ''] = await scene.fetchAll([{ name: 'a.bin' }]);
  await scene.desk.quiet();
  expect(await scene.list()).toEqual(['a.bin']);
  expect(scene.events.noticeRaised).toEqual([{ code: 'disk_full' }]);
  expect(scene.desk.transfers.find(id)?.fetched?.savedAs).toBeNull();
  const stored = scene.database.prepare("SELECT value FROM settings WHERE key = 'waitingSaves'").get();
  expect(stored).toEqual({ value: id });
  lists.fail = false;
  await scene.fetchAll([{ name: 'b.bin' }]);
  await scene.desk.quiet();
  const names = await scene.list();
  const json = names.find((name) => name.endsWith('.json')) ?? '';
  const rows = JSON.parse((await scene.read(json)).toString()) as { file: string }[];
  expect(rows.map(({ file }) => file)).toEqual(['a.bin', 'b.bin']);
  expect(names).toHaveLength(4);
  expect(scene.desk.transfers.find(id)?.fetched?.savedAs).toBe('a.bin');
});
