import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../electron/contract/locale/en.ts';
import { expect, test } from '../e2e/app-fixture.ts';
import { bytesOf, deskOf, makePicture, makePng, writeTo } from '../e2e/desk-actions.ts';

const { preflight: words } = en;

const PICTURES = join(import.meta.dirname, '../../demo');

let step = 0;
const picture = async (page: Page, name: string) => {
  step += 1;
  await page.screenshot({ path: join(PICTURES, `${String(step).padStart(2, '0')} ${name}.png`) });
};

/** The main job, on the practice accounts a first run starts with: nothing is set up, nobody's hand is needed. */
test('the main job: drop files, keep their media_ids, fetch them back byte for byte', async ({
  launch,
  scratch,
}) => {
  const files = new Map<string, Buffer>([
    ['海报 spring sale.jpg', makePicture(240)],
    ['price list.txt', Buffer.from('green tea 30 / jasmine tea 36\n')],
    ['greeting.amr', Buffer.concat([Buffer.from('#!AMR\n'), ...Array.from({ length: 250 }, () => amrFrame)])],
  ]);
  const paths = await Promise.all([...files].map(([name, bytes]) => writeTo(scratch, name, bytes)));

  const first = await launch();
  await picture(first.page, 'first run');
  const desk = deskOf(first);
  await desk.drop(paths);
  for (const name of files.keys()) await expect(desk.record(name)).toBeVisible();
  await picture(first.page, 'library after the drop');

  // What the server would refuse is known before it is sent.
  await desk.drop([await writeTo(scratch, 'menu.png', makePng(500))]);
  const refused = desk.upload('menu.png');
  const fit = refused.getByRole('button', { name: words.cure.fit, exact: true });
  await expect(fit).toBeVisible();
  await picture(first.page, 'pre-flight');
  await fit.click();
  const upload = desk.upload('menu.jpg').getByRole('button', { name: words.upload, exact: true });
  await expect(upload).toBeVisible();
  await picture(first.page, 'made to fit');
  await upload.click();
  await expect(desk.record('menu.jpg')).toBeVisible();

  const mediaIds = new Map<string, string>();
  for (const name of files.keys()) mediaIds.set(name, await desk.copyMediaId(name));
  await first.quit();

  const second = await launch({ profile: first.profile });
  const again = deskOf(second);
  for (const [name, mediaId] of mediaIds) expect(await again.copyMediaId(name)).toBe(mediaId);
  await picture(second.page, 'library after a restart');

  await again.fetchAll([...mediaIds.values()].join('\n'));
  const tiles = second.page.locator('[data-state="done"]');
  await expect(tiles).toHaveCount(files.size);
  await picture(second.page, 'fetched by media_id');

  const downloads = join(scratch, 'downloads');
  await mkdir(downloads);
  const saved: Buffer[] = [];
  for (let index = 0; index < files.size; index += 1) {
    const path = await again.save(tiles.nth(index), downloads);
    await expect.poll(() => bytesOf(path).catch(() => null)).not.toBeNull();
    saved.push(await bytesOf(path));
  }
  // Whatever order the tiles came in, each file is among what was saved, byte for byte.
  for (const bytes of files.values()) expect(saved.some((copy) => copy.equals(bytes))).toBe(true);
  await picture(second.page, 'saved');
});

/** One frame of 20 ms at 12.2 kbit/s. */
const amrFrame = Buffer.concat([Buffer.of(0x3c), Buffer.alloc(31)]);
