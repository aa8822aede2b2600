import { createHash } from 'node:crypto';
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
