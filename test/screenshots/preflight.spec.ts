import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { wavOf } from '../../renderer/format/wav.ts';
import { expect, test, type RunningApp } from '../e2e/app-fixture.ts';
import { accountOn, deskWith, writeTo } from '../e2e/desk-actions.ts';
import { samplesOf, tone } from '../e2e/voices.ts';
import { clip, pngBomb } from '../conversion/sources.ts';
import { fixture, padded } from '../media-bytes.ts';
import { paint } from './sample-pictures.ts';

const FOLDER = join(import.meta.dirname, '../../assets/screenshots');

/** As high as all the rows together. */
const WINDOW: { readonly width: number; readonly height: number } = { width: 1180, height: 2060 };

const MB = 1024 * 1024;

const SAMPLES = {
  en: {
    account: 'Lotus Tea House',
    other: 'Lotus Mini Program',
    poster: 'Spring',
    live: 'Spring tea poster.jpg',
    running: 'Tea garden in the morning.mp4',
    waiting: 'Opening hours.jpg',
    menu: 'Menu.jpg',
    fitted: ['Gift box.png', 'Greeting.wav'],
    song: 'Opening song.wav',
    film: 'How to brew.mov',
    archive: 'Photos of the garden.zip',
    broken: 'Delivery map.jpg',
    cut: 'Window display.png',
    bomb: 'Wall print.png',
    contract: 'Contract.pdf',
  },
  'zh-CN': {
    account: '莲茶 · 广州店',
    other: '莲茶小程序',
    poster: '春茶',
    live: '春茶海报.jpg',
    running: '清晨的茶园.mp4',
    waiting: '营业时间.jpg',
    menu: '菜单.jpg',
    fitted: ['礼盒.png', '欢迎语.wav'],
    song: '开门曲.wav',
    film: '冲泡教学.mov',
    archive: '茶园照片.zip',
    broken: '配送范围图.jpg',
    cut: '橱窗.png',
    bomb: '墙面喷绘.png',
    contract: '合同.pdf',
  },
} as const;

for (const theme of ['light', 'dark'] as const) {
  for (const lang of ['en', 'zh-CN'] as const) {
    test(`every verdict, ${theme}, ${lang}`, async ({ launch, scratch, server }) => {
      const words = SAMPLES[lang];
      const app = await launch({ lang });
      const { page } = app;
      const desk = await deskWith(app, accountOn(server, 'mini_program', words.other), lang);
      const put = (name: string, bytes: Uint8Array) => writeTo(scratch, name, bytes);
      const press = (name: string, file: string) =>
        desk.upload(file).getByRole('button', { name, exact: true }).click();
      const { cure } = desk.words.preflight;
      const shoot = async (view: string) => {
        await mkdir(FOLDER, { recursive: true });
        await page.mouse.move(108, 300);
        await expect(page.getByRole('status', { name: desk.words.toast.label })).toBeEmpty();
        const path = join(FOLDER, `${view}-${theme}-${lang}.png`);
        await writeFile(path, await page.screenshot({ animations: 'disabled' }));
      };

      await desk.open('library');
      await desk.drop([await put(words.contract, Buffer.from('%PDF-1.4 a contract'))]);
      await expect(page.locator('[data-transfer][data-state="failed"]')).toBeVisible();
      await desk.addAccount(accountOn(server, 'wecom', words.account));
      await oneAtATime(page, desk.words.transferSettings.uploadsAtOnce, () => desk.open('settings'));
      // A change of settings sets the theme of the settings.
      await app.electron.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
      await desk.open('library');
      const picture = (hue: number, type: 'image/png' | 'image/jpeg', scale = 1) =>
        paint(page, { width: 640 * scale, height: 480 * scale, hue, words: words.poster }, type);
      const jpg = await picture(95, 'image/jpeg');
      const live = await put(words.live, jpg);
      await desk.drop([live]);
      await expect(desk.record(words.live)).toBeVisible();

      const [box, greeting] = words.fitted;
      await desk.drop([
        await put(box, await picture(157, 'image/png', 4)),
        await put(greeting, wavOf(samplesOf(tone(12)), 8000)),
      ]);
      for (const name of words.fitted) await press(cure.fit, name);
      await expect(page.getByRole('figure')).toHaveCount(4);

      const hear = page.getByRole('figure').last().getByRole('button');
      await hear.click();
      const sound = page.getByRole('figure').last().locator('audio');
      await expect
        .poll(() => sound.evaluate((one: HTMLAudioElement) => one.currentTime))
        .toBeGreaterThan(1.4);
      await hear.click();

      const film = join(scratch, words.film);
      await clip(film, { size: '1280x720', seconds: 24 }, '-preset', 'ultrafast', '-crf', '18', '-shortest');
      const bomb = join(scratch, words.bomb);
      await pngBomb(bomb, 50_000);
      const png = await picture(219, 'image/png');
      await desk.drop([
        await put(
          words.archive,
          Buffer.concat([Buffer.from('PK\x03\x04\x14\0', 'latin1'), Buffer.alloc(11 * MB)]),
        ),
        await put(words.broken, Buffer.concat([jpg.subarray(0, 3), Buffer.alloc(90_000, 0x5a)])),
        await put(words.cut, png.subarray(0, png.length / 2)),
        bomb,
        live,
        await put(words.menu, png),
        await put(words.song, wavOf(samplesOf(tone(83)), 8000)),
        film,
      ]);
      server.simulator.faults.set({ on: 'upload', readBytesPerSecond: 60_000 });
      await desk.drop([
        await put(words.running, padded(await fixture('clip.mp4'), 9 * MB)),
        await put(words.waiting, await picture(281, 'image/jpeg')),
      ]);
      await expect(page.getByRole('progressbar', { name: words.running })).toHaveAttribute(
        'aria-valuenow',
        /^[2-8]\d/,
      );
      await resize(app, WINDOW);
      await press(cure.fit, words.film);
      await expect(page.getByRole('progressbar', { name: words.film })).toHaveAttribute(
        'aria-valuenow',
        /^[2-8]\d/,
      );
      await shoot('preflight');
      await press(desk.words.preflight.stop, words.film);
      await resize(app, { width: 1180, height: 760 });
      await press(desk.words.preflight.changeLimits, words.archive);
      await shoot('limits');
    });
  }
}

/** So that one upload runs while the other waits. */
async function oneAtATime(page: Page, label: string, openSettings: () => Promise<void>): Promise<void> {
  await openSettings();
  const field = page.getByRole('textbox', { name: label, exact: true });
  await field.fill('1');
  await field.press('Enter');
}

async function resize({ electron, page }: RunningApp, size: typeof WINDOW): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await expect.poll(() => page.evaluate(() => window.innerHeight)).toBe(size.height);
}
