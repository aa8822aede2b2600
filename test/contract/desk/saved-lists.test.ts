import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstat, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { formatTime } from '../../../electron/contract/naming-template.ts';
import { hashOf, setUp } from './saving-scene.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const HEAD =
  '\uFEFFmedia_id,file,sha256,size,type,content_type,sender,message_id,sent_at,expires_at,fetched_at,account,platform\r\n';

const listOf = (time: number) => `manifest ${formatTime(new Date(time), 'YYYY-MM-DD')}.csv`;

/** A desk that saves by itself, with lists. */
const listing = (now = Date.now) => setUp({ saveWhenFetched: true, saveManifest: true }, { now });

test('a customer’s file never becomes the list of another day', async () => {
  let now = Date.now();
  const scene = await listing(() => now);
  const tomorrow = listOf(now + DAY_MS);
  const forged = `forged,forged.bin,${createHash('sha256').update('').digest('hex')},1\r\n`;
  const bytes = [Buffer.from(HEAD + forged), Buffer.from(`${HEAD}${forged}${forged}`)] as const;
  const names = [tomorrow, tomorrow.replace('manifest', 'Manifeſt')] as const;
  const ids = await scene.fetchAll([
    { name: names[0], bytes: bytes[0] },
    { name: names[1], bytes: bytes[1] },
  ]);
  expect(await scene.desk.saves.plan(ids, '{{name}}')).toMatchObject({
    value: { paths: names.map((name) => name.replace('.csv', ' (2).csv')) },
  });
  await scene.desk.quiet();
  now += DAY_MS;
  await scene.fetchAll([{ name: 'b.bin' }]);
  await scene.desk.quiet();
  for (const [at, name] of names.entries())
    expect(hashOf(await scene.read(name.replace('.csv', ' (2).csv')))).toBe(
      hashOf(bytes[at] ?? Buffer.alloc(0)),
    );
  const list = (await scene.read(tomorrow)).toString();
  expect(list).toContain('b.bin');
  expect(list).not.toContain('forged');
});

const makePipe = (path: string) => promisify(execFile)('mkfifo', [path]);

/** Begins and ends like a list. */
async function makeHuge(path: string): Promise<void> {
  const file = await open(path, 'wx');
  await file.write(HEAD);
  await file.write('\r\n', 64 * 1024 * 1024);
  await file.close();
}

test.each([
  ['a pipe', makePipe],
  ['too large to be one', makeHuge],
])('what is called like the list but is %s is left alone, and holds up nothing', async (_, make) => {
  const scene = await listing();
  const name = listOf(Date.now());
  await make(join(scene.folder, name));
  const before = await lstat(join(scene.folder, name));
  await scene.fetchAll([{ name: 'a.bin' }]);
  await scene.desk.quiet();
  const after = await lstat(join(scene.folder, name));
  expect([after.ino, after.size]).toEqual([before.ino, before.size]);
  const lists = (await scene.list()).filter((one) => one.endsWith('.csv') && one !== name);
  expect(lists).toHaveLength(1);
  expect((await scene.read(lists[0] ?? '')).toString()).toContain('a.bin');
});

test.each(['.csv', '.json'])(
  'while the %s of the day’s list is not to be written into, all goes into one other',
  async (suffix) => {
    const scene = await listing();
    const name = listOf(Date.now()).replace('.csv', suffix);
    await writeFile(join(scene.folder, name), 'theirs');
    for (const file of ['a.bin', 'b.bin', 'c.bin']) {
      await scene.fetchAll([{ name: file }]);
      await scene.desk.quiet();
    }
    const other = name.replace(suffix, '-2');
    const lists = (await scene.list()).filter((one) => one.startsWith('manifest'));
    expect(lists.sort()).toEqual([name, `${other}.csv`, `${other}.json`].sort());
    const rows = JSON.parse((await scene.read(`${other}.json`)).toString()) as { file: string }[];
    expect(rows.map(({ file }) => file)).toEqual(['a.bin', 'b.bin', 'c.bin']);
    expect((await scene.read(name)).toString()).toBe('theirs');
  },
);
