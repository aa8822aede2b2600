import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/app-fixture.ts';
import { accountOn, bytesOf, deskWith, type Desk } from '../e2e/desk-actions.ts';
import { amrOf, run, silkOf, tone } from '../e2e/voices.ts';
import { paint } from './sample-pictures.ts';

const FOLDER = join(import.meta.dirname, '../../assets/screenshots');

const SAMPLES = {
  en: {
    words: 'Spring',
    text: 'Opening hours\n\nMonday to Friday  10:00 – 21:00\nSaturday          9:00 – 22:00\n',
  },
  'zh-CN': { words: '春茶', text: '营业时间\n\n周一至周五  10:00 – 21:00\n周六        9:00 – 22:00\n' },
} as const;

const ORDER = JSON.stringify({ order: 20260422, items: [{ tea: 'Longjing', grams: 250 }], paid: true });

for (const theme of ['light', 'dark'] as const) {
  for (const lang of ['en', 'zh-CN'] as const) {
    test(`every preview, ${theme}, ${lang}`, async ({ launch, scratch, server }) => {
      const app = await launch({ lang });
      const { page } = app;
      const desk = await deskWith(app, accountOn(server, 'wecom', 'Lotus'), lang);
      await app.electron.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
      const { words, text } = SAMPLES[lang];
      const picture = await paint(page, { width: 1280, height: 960, hue: 95, words }, 'image/jpeg');
      const files: readonly (readonly [string, Buffer])[] = [
        ['poster.jpg', picture],
        ['voice.amr', amrOf(tone(24))],
        ['voice.silk', await silkOf(tone(9))],
        ['clip.mp4', await clip(scratch)],
        ['hours.txt', Buffer.from(text)],
        ['order.json', Buffer.from(ORDER)],
        ['menu.pdf', Buffer.from('%PDF-1.4 a menu')],
        ['tool.zip', Buffer.concat([Buffer.from('PK\x03\x04\x14\0', 'latin1'), Buffer.alloc(48_000)])],
        ['photo.png', picture],
        ['wide.amr', Buffer.concat([Buffer.from('#!AMR-WB\n'), Buffer.alloc(20_000, 4)])],
        ['cut.amr', Buffer.from('#!AMR\n\x3c')],
        ['bomb.png', bomb()],
      ];
      const ids: string[] = [];
      const owner = server.simulator.apps.wecom.corpid;
      for (const [filename, bytes] of files)
        ids.push(await server.simulator.receive({ owner, type: 'file', filename, bytes }));
      await desk.fetchAll(ids.join('\n'));
      await expect(page.locator('[data-state="done"]')).toHaveCount(files.length);

      const view = page.getByRole('complementary', { name: desk.words.fetch.inspector });
      const shots: Buffer[] = [];
      for (const [name] of files) {
        await desk.tile(name).getByRole('button', { name, exact: true }).click();
        await seen(desk, name);
        shots.push(await view.screenshot({ animations: 'disabled' }));
      }
      await mkdir(FOLDER, { recursive: true });
      await writeFile(join(FOLDER, `previews-${theme}-${lang}.png`), await sheetOf(page, shots));

      await desk.tile('voice.amr').getByRole('button', { name: 'voice.amr', exact: true }).focus();
      await page.keyboard.press('Space');
      const look = page.getByRole('dialog', { name: desk.words.viewer.quickLook });
      await expect(look.getByText(/^0:00 \/ 0:(?!00)/)).toBeVisible();
      await look.getByRole('slider').focus();
      for (let step = 0; step < 9; step += 1) await page.keyboard.press('ArrowRight');
      await page.mouse.move(640, 780);
      await page.screenshot({
        path: join(FOLDER, `quick-look-${theme}-${lang}.png`),
        animations: 'disabled',
      });
    });
  }
}

/** Until all of it is there that comes later than its frame. */
async function seen({ page, words }: Desk, name: string): Promise<void> {
  const view = page.getByRole('complementary').last();
  switch (name) {
    case 'voice.amr':
    case 'voice.silk':
      await expect(view.getByText(/^0:00 \/ 0:(?!00)/)).toBeVisible();
      // Its waveform is no flat line any more.
      await expect(view.getByRole('slider').locator('path').first()).toHaveAttribute('d', /v(?!2h)/);
      return;
    case 'clip.mp4':
      // Its controls turn a wheel until there is a frame.
      await view.locator('video').evaluate(async (film: HTMLVideoElement) => {
        const drawn = new Promise<void>((resolve) => {
          const look: VideoFrameRequestCallback = (_, { mediaTime }) => {
            if (mediaTime > 1.9) resolve();
            else film.requestVideoFrameCallback(look);
          };
          film.requestVideoFrameCallback(look);
        });
        film.currentTime = 2;
        await drawn;
      });
      return;
    case 'poster.jpg':
    case 'photo.png':
      await expect(view.getByRole('group')).toBeVisible();
      await view.locator('img').evaluate((picture: HTMLImageElement) => picture.decode());
      return;
    case 'hours.txt':
    case 'order.json':
      await expect(view.getByLabel(words.viewer.text)).toBeVisible();
      return;
    case 'menu.pdf':
      await expect(view.getByRole('button', { name: words.viewer.openPdf })).toBeVisible();
      return;
    default:
      await expect(view.getByRole('button', { name: words.viewer.copyHash })).toBeVisible();
  }
}

async function clip(scratch: string): Promise<Buffer> {
  const path = join(scratch, 'clip.mp4');
  const source = 'testsrc2=duration=12:size=640x360:rate=25';
  await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, '-pix_fmt', 'yuv420p', path]);
  return bytesOf(path);
}

/** A picture that claims 50,000 × 50,000 pixels. */
function bomb(): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(17);
  size.writeUInt32BE(50_000, 0);
  size.writeUInt32BE(50_000, 4);
  size.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([head, size, Buffer.alloc(900)]);
}

/** All of them in one picture, six a line. */
async function sheetOf(page: Page, shots: readonly Buffer[]): Promise<Buffer> {
  const base64 = await page.evaluate(
    async (pictures) => {
      const bitmaps = await Promise.all(
        pictures.map((one) =>
          createImageBitmap(new Blob([Uint8Array.from(atob(one), (letter) => letter.charCodeAt(0))])),
        ),
      );
      const [columns, gap] = [6, 12];
      const [width, height] = [bitmaps[0]?.width ?? 0, bitmaps[0]?.height ?? 0];
      const lines = Math.ceil(bitmaps.length / columns);
      const canvas = new OffscreenCanvas(columns * (width + gap) - gap, lines * (height + gap) - gap);
      const pen = canvas.getContext('2d');
      for (const [at, bitmap] of bitmaps.entries())
        pen?.drawImage(bitmap, (at % columns) * (width + gap), Math.floor(at / columns) * (height + gap));
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    shots.map((shot) => shot.toString('base64')),
  );
  return Buffer.from(base64, 'base64');
}
