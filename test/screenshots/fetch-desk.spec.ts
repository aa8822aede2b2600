import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bareMention, type Mention } from '../../electron/contract/mention.ts';
import type {} from '../../renderer/bridge.ts';
import { expect, test } from '../e2e/app-fixture.ts';
import { accountOn, deskWith } from '../e2e/desk-actions.ts';
import { amrOf, tone } from '../e2e/voices.ts';
import { paint } from './sample-pictures.ts';

const FOLDER = join(import.meta.dirname, '../../assets/screenshots');
const HOUR = 3600;

const SAMPLES = {
  en: { shop: 'Lotus Tea House', mill: 'Lotus Mill', mei: 'Mei Lin', chen: 'wmChenDaWen', words: 'Spring' },
  'zh-CN': { shop: '莲茶 · 广州店', mill: '莲茶工坊', mei: '林美', chen: 'wmChenDaWen', words: '春茶' },
} as const;

for (const theme of ['light', 'dark'] as const) {
  for (const lang of ['en', 'zh-CN'] as const) {
    test(`the tiles of Fetch, ${theme}, ${lang}`, async ({ launch, server }) => {
      const app = await launch({ lang });
      const { page } = app;
      const { shop, mill, mei, chen, words } = SAMPLES[lang];
      const { wecom, wecomOtherCorp } = server.simulator.apps;
      const desk = await deskWith(app, accountOn(server, 'wecom', mill), lang);
      await desk.addAccount(accountOn(server, 'wecom', shop));
      await app.electron.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
      const now = Math.floor(Date.now() / 1000);
      const receive = (filename: string, bytes: Uint8Array) =>
        server.simulator.receive({ owner: wecom.corpid, type: 'file', filename, bytes: Buffer.from(bytes) });
      const picture = (hue: number, width = 640, height = 480) =>
        paint(page, { width, height, hue, words }, 'image/jpeg');
      const found = [
        [await receive('photo 1.jpg', await picture(95)), mei, 2],
        [await receive('photo 2.jpg', await picture(157, 480, 640)), mei, 2],
        [await receive('voice.amr', amrOf(tone(24))), mei, 30],
        [await receive('menu.pdf', Buffer.from('%PDF-1.4 a menu')), chen, 70.6],
        [await receive('photo 3.jpg', await picture(219)), chen, 50],
        [`expired-${'x'.repeat(56)}`, chen, 80],
        [`foreign-${'x'.repeat(56)}`, chen, 5, wecomOtherCorp.corpid],
        [`other_kind-${'x'.repeat(53)}`, mei, 5, wecom.corpid],
        [`cut_off-${'x'.repeat(20)}`, mei, 5],
      ] as const;
      const mentions = found.map(([mediaId, sender, hours, addressee = null], at): Mention => ({
        ...bareMention(mediaId, 'callback_xml'),
        sender,
        addressee,
        messageId: `70${at}`,
        sentAt: Math.floor(now - hours * HOUR),
      }));
      const bare = await receive('photo 4.jpg', await picture(30));
      await page.evaluate(
        async ([name, those]) => {
          const started = await window.mediaDesk.start(null);
          const account = started.ok ? started.value.accounts.find((one) => one.name === name) : undefined;
          await window.mediaDesk.fetchMedia({ accountId: account?.id ?? '', mentions: those });
        },
        [shop, [...mentions, bareMention(bare, 'list')]] as const,
      );
      await desk.open('fetch');
      await expect(page.locator('[data-state=done]')).toHaveCount(6);
      await expect(page.locator('[data-state=done] img')).toHaveCount(4);
      await mkdir(FOLDER, { recursive: true });
      const shoot = async (name: string) =>
        writeFile(
          join(FOLDER, `desk-${name}-${theme}-${lang}.png`),
          await page.screenshot({ animations: 'disabled' }),
        );
      await page.getByRole('button', { name: new RegExp(`^${desk.words.desk.group}`) }).click();
      await page.getByRole('menuitemradio', { name: desk.words.desk.groupings.sender }).click();
      await page.locator('[data-state] > button').first().focus();
      await page.keyboard.press('Shift+ArrowRight');
      await page.mouse.move(108, 300);
      await shoot('selected');
      await page.keyboard.press('Escape');
      await page.locator('[data-gone] > button').first().click();
      await page.mouse.move(108, 300);
      await shoot('gone');
      await page.locator('[data-state=done] > button').first().click({ button: 'right' });
      await shoot('menu');
      await page.keyboard.press('Escape');
      await desk.open('settings');
      const blur = page.getByRole('switch', { name: desk.words.privacy.blur });
      await blur.click({ force: true });
      await blur.scrollIntoViewIfNeeded();
      await shoot('privacy');
      await app.electron.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
      await desk.open('fetch');
      await page.mouse.move(108, 300);
      await shoot('blurred');
    });
  }
}
