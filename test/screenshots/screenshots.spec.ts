import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../e2e/app-fixture.ts';
import { fixture, paddedFilm } from '../media-bytes.ts';
import { accountOn, deskOf, fillAccountForm, writeTo, type Desk } from '../e2e/desk-actions.ts';
import { paint } from './sample-pictures.ts';
import { seedLibrary, type SeededMedia } from './seeded-library.ts';

const FOLDER = join(import.meta.dirname, '../../assets/screenshots');

/** Much more than the loopback's buffers swallow at once, so that its bar stays partial. */
const SLOW_BYTES = 9_000_000;

const PDF = Buffer.from('%PDF-1.4 a menu');
const SAMPLES = {
  en: {
    account: 'Lotus Tea House',
    poster: 'Spring',
    posters: ['Spring tea poster.jpg', 'Opening hours.jpg', 'Delivery map.jpg', 'Gift box.jpg'],
    voice: 'Greeting for new customers.amr',
    video: 'How to brew, 40 s.mp4',
    file: 'Price list, autumn.pdf',
    old: 'Mid-autumn coupon.jpg',
    running: 'Tea garden in the morning.mp4',
    tiny: 'note.txt',
    limited: 'Menu, winter.pdf',
    paused: 'Opening song.mp4',
    note: 'For the May campaign; everyone in the shop may send it.',
  },
  'zh-CN': {
    account: '莲茶 · 广州店',
    poster: '春茶',
    posters: ['春茶海报.jpg', '营业时间.jpg', '配送范围图.jpg', '礼盒.jpg'],
    voice: '新客户欢迎语.amr',
    video: '冲泡教学 40 秒.mp4',
    file: '秋季价目表.pdf',
    old: '中秋优惠券.jpg',
    running: '清晨的茶园.mp4',
    tiny: '备注.txt',
    limited: '冬季菜单.pdf',
    paused: '开门曲.mp4',
    note: '五一活动用，全店同事都可以发送。',
  },
} as const;

for (const theme of ['light', 'dark'] as const) {
  for (const lang of ['en', 'zh-CN'] as const) {
    test(`every view, ${theme}, ${lang}`, async ({ launch, scratch, server }) => {
      const words = SAMPLES[lang];
      const shoot = async ({ page }: Desk, view: string) => {
        await mkdir(FOLDER, { recursive: true });
        // The sidebar's empty ground: nothing there answers to hovering.
        await page.mouse.move(108, 300);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: join(FOLDER, `${view}-${theme}-${lang}.png`), animations: 'disabled' });
      };
      const shootQuiet = async (desk: Desk, view: string) => {
        await expect(desk.page.getByRole('status', { name: desk.words.toast.label })).toBeEmpty();
        await shoot(desk, view);
      };
      const account = accountOn(server, 'wecom', words.account);

      const first = await launch({ lang });
      await first.electron.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
      const setUp = deskOf(first, lang);
      await expect(first.page.getByRole('button', { name: setUp.words.action.addFiles })).toBeVisible();
      await shoot(setUp, 'first-run');
      const pictures = await Promise.all(
        words.posters.map((_, index) =>
          paint(
            first.page,
            { width: 640, height: index === 1 ? 480 : 800, hue: 95 + index * 62, words: words.poster },
            'image/jpeg',
          ),
        ),
      );
      const thumbnails = await Promise.all(
        [219, 281].map((hue) =>
          paint(first.page, { width: 160, height: 200, hue, words: words.poster }, 'image/webp'),
        ),
      );
      const paths = await Promise.all(
        pictures.map((bytes, index) => writeTo(scratch, words.posters[index] ?? '', bytes)),
      );
      await setUp.addAccount(account);
      await first.quit();
      await seedLibrary(first.profile, words.account, ages(words, thumbnails));

      const second = await launch({ lang, profile: first.profile });
      await second.electron.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
      const desk = deskOf(second, lang);
      const { page } = second;

      await desk.drop(paths);
      for (const name of words.posters) await expect(desk.record(name)).toBeVisible();
      await expect(page.getByRole('row').locator('img')).toHaveCount(6);

      server.simulator.faults.set({ on: 'upload', readBytesPerSecond: 60_000 });
      const film = await fixture('clip.mp4');
      const slow = await writeTo(scratch, words.running, paddedFilm(film, SLOW_BYTES));
      const tiny = await writeTo(scratch, words.tiny, '12345');
      await desk.drop([slow, tiny]);
      await expect(page.getByRole('progressbar', { name: words.running })).toHaveAttribute(
        'aria-valuenow',
        /^[2-8]\d/,
      );
      await expect(page.locator('[data-transfer][data-state="failed"]')).toBeVisible();
      await page.getByRole('button', { name: desk.words.inspector.label, exact: true }).click();
      await desk.record(`2 ${words.posters[3]}`).click({ position: { x: 100, y: 20 } });
      await expect(page.getByRole('complementary').getByRole('listitem')).toHaveCount(1);
      await shoot(desk, 'library');

      await desk.open('transfers');
      const row = (state: string) => page.locator(`[data-transfer][data-state="${state}"]`);
      await desk.drop(paths.slice(0, 1));
      await expect(row('paused')).toBeVisible();
      server.simulator.faults.set({ on: 'upload', errcode: 45009 });
      await desk.drop([
        await writeTo(scratch, words.limited, PDF),
        await writeTo(scratch, words.paused, film),
      ]);
      await desk.open('transfers');
      await expect(row('retrying')).toHaveCount(2);
      const paused = row('retrying').filter({ hasText: words.paused });
      await paused.getByRole('button', { name: desk.words.transfers.pause, exact: true }).click();
      await expect(row('paused')).toHaveCount(2);
      await shootQuiet(desk, 'transfers');

      server.simulator.faults.clear();
      await desk.open('settings');
      await shootQuiet(desk, 'settings');

      server.simulator.faults.set({ ipAllowed: false });
      await page.getByRole('button', { name: desk.words.action.addAccount, exact: true }).click();
      await fillAccountForm(page, desk.words, accountOn(server, 'official_account', words.account));
      await page.getByRole('button', { name: desk.words.action.testConnection, exact: true }).click();
      await expect(page.getByRole('button', { name: /IP/ })).toBeVisible();
      await shootQuiet(desk, 'account');
    });
  }
}

/** The rest of a real library: every type, every band of the countdown. */
function ages(
  words: (typeof SAMPLES)['en'] | (typeof SAMPLES)['zh-CN'],
  thumbnails: readonly Buffer[],
): SeededMedia[] {
  const picture = (name: string, hoursLeft: number, thumbnail: Buffer | null): SeededMedia => ({
    name,
    type: 'image',
    contentType: 'image/jpeg',
    size: 412_300,
    hoursLeft,
    thumbnail,
  });
  return [
    {
      name: words.voice,
      type: 'voice',
      contentType: 'audio/amr',
      size: 48_870,
      hoursLeft: 1.4,
      thumbnail: null,
    },
    {
      name: words.file,
      type: 'file',
      contentType: 'application/pdf',
      size: 1_204_224,
      hoursLeft: 19.5,
      thumbnail: null,
      pinned: true,
    },
    {
      name: words.video,
      type: 'video',
      contentType: 'video/mp4',
      size: 8_912_896,
      hoursLeft: 44,
      thumbnail: null,
    },
    {
      ...picture(`2 ${words.posters[3]}`, 51.2, thumbnails[1] ?? null),
      note: words.note,
      pinned: true,
    },
    picture(words.old, -7, thumbnails[0] ?? null),
  ];
}
