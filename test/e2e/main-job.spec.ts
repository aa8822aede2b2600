import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './app-fixture.ts';
import { accountOn, bytesOf, deskOf, deskWith, makePicture, writeTo } from './desk-actions.ts';

for (const platform of ['wecom', 'official_account'] as const) {
  for (const lang of ['en', 'zh-CN'] as const) {
    test(`the main job on ${platform} in ${lang}: account, drop, media_id, restart, copy, fetch, save`, async ({
      launch,
      scratch,
      server,
    }) => {
      const picture = makePicture(64);
      const path = await writeTo(scratch, '海报 spring.jpg', picture);
      const first = await launch({ lang });
      const desk = await deskWith(first, accountOn(server, platform, 'Guangzhou shop'), lang);
      await desk.open('library');
      await desk.drop([path]);
      await expect(desk.record('海报 spring.jpg')).toBeVisible();
      const [stored] = server.simulator.media();
      expect(stored?.type).toBe('image');
      await first.quit();

      const second = await launch({ lang, profile: first.profile });
      const again = deskOf(second, lang);
      await expect(again.record('海报 spring.jpg')).toBeVisible();
      expect(await again.copyMediaId('海报 spring.jpg')).toBe(stored?.mediaId);

      await again.fetchAll(stored?.mediaId ?? '');
      const tile = second.page.locator('[data-state="done"]');
      await expect(tile.locator('img')).toBeVisible();
      const downloads = join(scratch, 'downloads');
      await mkdir(downloads);
      const saved = await again.save(tile, downloads);
      await expect.poll(async () => (await bytesOf(saved).catch(() => null))?.equals(picture)).toBe(true);
    });
  }
}
