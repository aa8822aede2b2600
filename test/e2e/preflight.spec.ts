import type { Locator } from '@playwright/test';
import { en } from '../../electron/contract/locale/en.ts';
import { expect, test } from './app-fixture.ts';
import { accountOn, deskWith, dropFiles, makePng, writeTo, type Desk } from './desk-actions.ts';
import { wavOf } from '../../renderer/format/wav.ts';
import { samplesOf, tone } from './voices.ts';

const { preflight: words, limits } = en;

const press = (desk: Desk, name: string, file: string) =>
  desk.upload(file).getByRole('button', { name, exact: true }).click();

test('a file that is not ready says why, by which limit, and each cure does what it says', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Harbour Coffee'));
  const { page } = app;
  await desk.open('library');
  const poster = await writeTo(scratch, 'poster.png', makePng(40));
  const menu = await writeTo(scratch, 'menu.jpg', makePng(41));
  const archive = await writeTo(scratch, 'archive.zip', Buffer.alloc(11 * 1024 * 1024, 1));
  await desk.drop([poster, menu, archive]);

  const card = desk.upload('poster.png');
  await expect(card).toContainText(words.verdict.fits_after_conversion);
  await expect(card).toContainText('Takes JPG; this is PNG');
  await expect(card).toContainText(`${limits.source.enterprise_account_document}, 2014`);
  await expect(card).toContainText('40 × 40');
  await expect(desk.upload('menu.jpg')).toContainText('Named .jpg, is PNG');
  await expect(desk.upload('archive.zip')).toContainText('Too large: 11 MB of at most 10 MB');
  expect(server.simulator.media()).toEqual([]);

  await press(desk, words.cure.send_as_file, 'menu.jpg');
  await expect(desk.record('menu.jpg')).toBeVisible();
  await press(desk, words.cure.switch_to_current, 'archive.zip');
  await expect(desk.record('archive.zip')).toBeVisible();
  await expect(desk.record('poster.png')).toBeVisible();
  expect(
    server.simulator
      .media()
      .map(({ filename, type }) => `${type} ${filename}`)
      .sort(),
  ).toEqual(['file archive.zip', 'file menu.jpg.png', 'image poster.png']);
  await expect(page.getByRole('list', { name: en.library.uploads })).toBeHidden();
});

test('many files wait once, and the keyboard sends or gives up all of them', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Harbour Coffee'));
  const { page } = app;
  await desk.open('library');
  const files = (from: number) =>
    Promise.all(
      Array.from({ length: 11 }, (_, at) =>
        writeTo(scratch, `note ${from + at}.txt`, `note number ${from + at}`),
      ),
    );
  const bar = page.getByRole('group', { name: '11 files, 154 B, to Harbour Coffee', exact: true });
  await dropFiles(page, await files(10));
  await expect(bar).toBeVisible();
  await bar.getByRole('button', { name: en.transfers.cancelAll, exact: true }).press('Enter');
  await expect(bar).toBeHidden();
  expect(server.simulator.media()).toEqual([]);

  await dropFiles(page, await files(30));
  await bar.getByRole('button', { name: words.uploadAll, exact: true }).press('Enter');
  await expect.poll(() => server.simulator.media().length).toBe(11);
  await expect(bar).toBeHidden();
});

test('a file made to fit is shown beside the original, and goes only when it is confirmed', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Harbour Coffee'));
  await desk.open('library');
  await desk.drop([await writeTo(scratch, 'poster.png', makePng(400))]);
  await desk.upload('poster.png').getByRole('button', { name: words.cure.fit, exact: true }).press('Enter');
  const card = desk.upload('poster.jpg');
  for (const side of [words.before, words.after]) {
    const picture = card.getByRole('img', { name: side, exact: true });
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(400);
  }
  // The button that was pressed is gone; the keyboard has stayed in its row.
  expect(await card.evaluate((row) => row.contains(document.activeElement))).toBe(true);
  await card.getByRole('button', { name: words.keepOriginal, exact: true }).click();
  await press(desk, words.cure.fit, 'poster.png');
  await expect(card.getByRole('button', { name: words.upload, exact: true })).toBeVisible();
  expect(server.simulator.media()).toEqual([]);
  await press(desk, words.upload, 'poster.jpg');
  await expect(desk.record('poster.jpg')).toBeVisible();
  expect(server.simulator.media()).toMatchObject([{ type: 'image', filename: 'poster.jpg' }]);
});

test('what waits is looked at from its row, and the keyboard comes back to it', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Harbour Coffee'));
  const { page } = app;
  await desk.open('library');
  const files = ['poster.png', 'menu.jpg'] as const;
  await desk.drop(await Promise.all(files.map((name, at) => writeTo(scratch, name, makePng(40 + at)))));
  const look = page.getByRole('dialog', { name: en.viewer.quickLook });
  const lookAt = (name: string) =>
    page.getByRole('button', { name: en.viewer.lookAt.replace('{{name}}', name), exact: true });
  await lookAt('poster.png').press('Space');
  await expect(look.getByRole('heading', { name: 'poster.png' })).toBeVisible();
  await expect
    .poll(() => look.getByRole('img').evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBe(40);
  const isFirst = await look.getByText('1 / 2').isVisible();
  await page.keyboard.press(isFirst ? 'ArrowRight' : 'ArrowLeft');
  await expect(look.getByRole('note', { name: en.viewer.mismatch })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(lookAt('menu.jpg')).toBeFocused();

  await desk.open('transfers');
  const grid = page.getByRole('grid', { name: en.transfers.list });
  await grid.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await expect(look.getByText('2 / 2')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
  await lookAt('poster.png').click();
  await expect(look.getByRole('heading', { name: 'poster.png' })).toBeVisible();
});

test('a voice too long is heard before and after its 60 s are cut out', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Harbour Coffee'));
  await desk.open('library');
  await desk.drop([await writeTo(scratch, 'greeting.wav', wavOf(samplesOf(tone(64.5)), 8000))]);
  const card = desk.upload('greeting.wav');
  const plays = async (row: Locator, what: string) => {
    await row.getByRole('button', { name: en.viewer.playOf.replace('{{what}}', what), exact: true }).click();
    const stop = row.getByRole('button', { name: en.viewer.pauseOf.replace('{{what}}', what), exact: true });
    await expect(stop).toBeVisible();
    await expect
      .poll(() =>
        row
          .locator('audio')
          .last()
          .evaluate((audio: HTMLAudioElement) => audio.currentTime),
      )
      .toBeGreaterThan(0.2);
    return stop;
  };
  const slider = card.getByRole('slider');
  await slider.press('End');
  // Its last step is the half second that is left.
  await expect(slider).toHaveValue('5');
  const stop = await plays(card, '0:04 – 1:04 of 1:04');
  await expect
    .poll(() => card.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(4);
  await stop.click();
  await press(desk, words.cure.fit, 'greeting.wav');
  const fitted = desk.upload('greeting.amr');
  await expect(fitted.getByRole('figure').first()).toContainText('1:04');
  await expect(fitted.getByRole('figure').last()).toContainText('1:00');
  await plays(fitted, words.after);
  await plays(fitted, words.before);
  // Two at once are not heard.
  await expect(
    fitted.getByRole('button', { name: en.viewer.playOf.replace('{{what}}', words.after), exact: true }),
  ).toBeVisible();
});

test('an account’s limits are changed in Settings, and count at once', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Harbour Coffee'));
  const { page } = app;
  await desk.open('library');
  await desk.drop([await writeTo(scratch, 'archive.zip', Buffer.alloc(11 * 1024 * 1024, 1))]);
  await press(desk, words.changeLimits, 'archive.zip');
  const largest = page.getByRole('textbox', { name: 'File, Largest (MB)', exact: true });
  await largest.fill('none');
  await largest.press('Enter');
  await expect(page.getByText(limits.problem.size)).toBeVisible();
  await expect(largest).toBeFocused();
  const save = page.locator('[data-command=save]');
  await save.press('Enter');
  await expect(save).not.toBeFocused();
  await expect(largest).toBeFocused();
  await largest.fill('12');
  await largest.press('Enter');
  await expect(page.getByText(limits.saved)).toBeVisible();
  await expect(page.getByText(new RegExp(`^${limits.source.own}, \\d{4}-\\d\\d-\\d\\d$`))).toBeVisible();
  await expect.poll(() => server.simulator.media().length).toBe(1);
  await page
    .getByRole('button', { name: limits.resetOf.replace('{{type}}', en.type.file), exact: true })
    .click();
  await expect(largest).toHaveValue('10');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: en.nav.settings, exact: true })).toBeVisible();
});
