import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { describeErrcode } from '../../electron/contract/errcodes/find.ts';
import { en } from '../../electron/contract/locale/en.ts';
import { zhCn } from '../../electron/contract/locale/zh-cn.ts';
import type { CopyFormat } from '../../electron/contract/media.ts';
import { expect, test } from './app-fixture.ts';
import {
  accountOn,
  answerSaveDialog,
  bytesOf,
  chosenPath,
  deskOf,
  deskWith,
  dragFiles,
  makePicture,
  readClipboard,
  writeTo,
} from './desk-actions.ts';

test('“Add files…” uploads what is chosen, on the practice account of a first run', async ({
  launch,
  scratch,
}) => {
  const app = await launch();
  const desk = deskOf(app);
  const paths = await Promise.all(['a.jpg', 'b.jpg'].map((name) => writeTo(scratch, name, makePicture(16))));
  const chooser = app.page.waitForEvent('filechooser');
  await app.page.getByRole('button', { name: en.action.addFiles, exact: true }).click();
  await (await chooser).setFiles(paths);
  await expect(desk.record('a.jpg')).toBeVisible();
  await expect(desk.record('b.jpg')).toBeVisible();
  await expect.poll(async () => (await readClipboard(app.electron)).split('\n')).toHaveLength(2);
});

test('files dropped where a row has just gone are taken, and a drag that is given up leaves nothing behind', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const { page } = app;
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Guangzhou shop'));
  const drop = page.getByText(en.library.dropTitle, { exact: true });
  for (const [under, end] of [
    ['first.jpg', 'dropped'],
    ['second.jpg', 'out of the window'],
  ] as const) {
    server.simulator.faults.set({ on: 'upload', hold: true });
    await desk.drop([await writeTo(scratch, under, makePicture(16))]);
    const box = await desk.upload(under).boundingBox();
    const at = { x: (box?.x ?? 0) + 300, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
    const drag = await dragFiles(page, [await writeTo(scratch, `over ${under}`, makePicture(16))], at);
    await expect(drop).toBeVisible();
    server.simulator.faults.clear();
    await expect(desk.record(under)).toBeVisible();
    await drag.end(end);
    await expect(drop).toHaveCount(0);
  }
  await expect(desk.record('over first.jpg')).toBeVisible();
  await expect(desk.record('over second.jpg')).toHaveCount(0);
});

test('an access_token that expires between uploads is renewed once, and nobody notices', async ({
  launch,
  scratch,
  server,
}) => {
  const desk = await deskWith(await launch(), accountOn(server, 'wecom', 'Guangzhou shop'));
  await desk.drop([await writeTo(scratch, 'before.jpg', makePicture(16))]);
  await expect(desk.record('before.jpg')).toBeVisible();
  server.simulator.faults.set({ on: 'upload', expireTokens: true, times: 1 });
  const names = ['one.jpg', 'two.jpg', 'three.jpg'];
  await desk.drop(await Promise.all(names.map((name) => writeTo(scratch, name, makePicture(16)))));
  for (const name of names) await expect(desk.record(name)).toBeVisible();
  const tokenCalls = server.simulator.log.filter(({ operation }) => operation === 'gettoken');
  expect(tokenCalls).toHaveLength(2);
});

test('two accounts do not mix: one’s media_id fetched with the other says so, and each list is its own', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Guangzhou shop'));
  await desk.drop([await writeTo(scratch, 'shop.jpg', makePicture(16))]);
  await expect(desk.record('shop.jpg')).toBeVisible();
  await desk.addAccount(accountOn(server, 'official_account', 'Spring channel'));
  await desk.open('library');
  await expect(desk.record('shop.jpg')).toHaveCount(0);
  await desk.drop([await writeTo(scratch, 'channel.jpg', makePicture(16))]);
  await expect(desk.record('channel.jpg')).toBeVisible();

  const ofShop = server.simulator.media()[0]?.mediaId ?? '';
  await desk.fetchAll(ofShop);
  await expect(app.page.locator('[data-state="failed"]')).toContainText(
    describeErrcode('official_account', 40007, 'get').meaning.en,
  );
  await app.page.getByRole('button', { name: 'Account: Spring channel' }).click();
  await app.page.getByRole('menuitem', { name: /Guangzhou shop/ }).click();
  await desk.fetchAll(ofShop);
  await expect(app.page.locator('[data-state="done"]').getByRole('img')).toBeVisible();
  await desk.open('library');
  await expect(desk.record('shop.jpg')).toBeVisible();
  await expect(desk.record('channel.jpg')).toHaveCount(0);
});

test('every form of “Copy as…” reaches the clipboard, none with a token', async ({
  launch,
  scratch,
  server,
}) => {
  const picture = makePicture(16);
  const app = await launch();
  const { page } = app;
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Guangzhou shop'));
  await desk.drop([await writeTo(scratch, 'a "b", c.jpg', picture)]);
  const row = desk.record('a "b", c.jpg');
  await expect(row).toBeVisible();
  const mediaId = server.simulator.media()[0]?.mediaId ?? '';
  const copyAs = async (format: CopyFormat) => {
    await app.electron.evaluate(({ clipboard }) => clipboard.writeText(''));
    await row.getByRole('button', { name: en.action.copyAs, exact: true }).click();
    await page.getByRole('menuitem', { name: en.copyFormat[format], exact: true }).click();
    await expect.poll(() => readClipboard(app.electron)).not.toBe('');
    return readClipboard(app.electron);
  };
  expect(await copyAs('plain')).toBe(mediaId);
  expect(JSON.parse(await copyAs('json'))).toMatchObject([
    {
      media_id: mediaId,
      type: 'image',
      name: 'a "b", c.jpg',
      size: picture.length,
      sha256: createHash('sha256').update(picture).digest('hex'),
      account: 'Guangzhou shop',
    },
  ]);
  expect(await copyAs('csv')).toContain(`\r\n${mediaId},image,"a ""b"", c.jpg",${picture.length},`);
  expect(JSON.parse(await copyAs('message_json'))).toMatchObject({
    msgtype: 'image',
    image: { media_id: mediaId },
  });
  expect(await copyAs('reply_xml')).toContain(`<Image><MediaId><![CDATA[${mediaId}]]></MediaId></Image>`);
  expect(await copyAs('curl')).toContain(
    `'${server.origin}/wecom/cgi-bin/media/get?access_token=ACCESS_TOKEN&media_id=${mediaId}'`,
  );
});

test('deleting a record asks first, says what is lost, and Cancel keeps it', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const { page } = app;
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Guangzhou shop'));
  await desk.drop([await writeTo(scratch, 'poster.jpg', makePicture(16))]);
  const row = desk.record('poster.jpg');
  const question = page.getByRole('alertdialog');
  const ask = () => row.getByRole('button', { name: en.action.delete, exact: true }).click();
  await ask();
  await expect(question).toContainText('poster.jpg');
  await expect(question).toContainText(en.library.deleteText);
  await question.getByRole('button', { name: en.action.cancel, exact: true }).click();
  await expect(question).toHaveCount(0);
  await expect(row).toBeVisible();
  await ask();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(row).toBeVisible();
  await ask();
  await question.getByRole('button', { name: en.action.delete, exact: true }).click();
  await expect(row).toHaveCount(0);
  await app.quit();

  const again = deskOf(await launch({ profile: app.profile }));
  await expect(again.page.getByText(en.library.emptyTitle)).toBeVisible();
});

test('language and theme change at once in Settings, and are still so after a restart', async ({
  launch,
}) => {
  const first = await launch();
  const { page } = first;
  await deskOf(first).open('settings');
  await page.getByRole('radio', { name: en.settings.themes.dark, exact: true }).click({ force: true });
  await expect.poll(() => isDark(page)).toBe(true);
  await page.getByRole('radio', { name: en.settings.themes.light, exact: true }).click({ force: true });
  await expect.poll(() => isDark(page)).toBe(false);
  await page.getByRole('radio', { name: en.settings.themes.dark, exact: true }).click({ force: true });
  await expect.poll(() => isDark(page)).toBe(true);
  await page.getByRole('button', { name: new RegExp(en.settings.language) }).click();
  await page.getByRole('option', { name: '简体中文', exact: true }).click();
  await expect(page.getByRole('heading', { name: zhCn.nav.settings, exact: true })).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
  await first.quit();

  const { page: later } = await launch({ profile: first.profile, lang: 'en' });
  await expect(later.getByRole('button', { name: zhCn.nav.library, exact: true })).toBeVisible();
  expect(await isDark(later)).toBe(true);
});

test('the main job works from account to saved file without a mouse', async ({ launch, scratch, server }) => {
  const picture = makePicture(64);
  const path = await writeTo(scratch, 'poster.jpg', picture);
  await mkdir(join(scratch, 'downloads'));
  const app = await launch();
  const { page } = app;
  const { keyboard } = page;
  const shop = accountOn(server, 'official_account', 'Guangzhou shop');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const type = async (field: Locator, text: string) => {
    await tabTo(page, field);
    await keyboard.type(text);
  };

  await keyboard.press('ControlOrMeta+,');
  await tabTo(page, button(en.action.addAccount));
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('radio', { name: en.platform.wecom, exact: true }));
  await keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: en.platform.official_account, exact: true })).toBeChecked();
  await type(page.getByRole('textbox', { name: en.form.name, exact: true }), shop.name);
  await type(page.getByRole('textbox', { name: en.form.appId, exact: true }), shop.ownerId);
  await type(page.getByLabel(en.form.appSecret, { exact: true }), shop.secret);
  await type(page.getByRole('textbox', { name: en.form.baseUrl, exact: true }), shop.baseUrl);
  await keyboard.press('Enter');
  await expect(button(`Account: ${shop.name}`)).toBeVisible();
  await expect(page.getByRole('textbox', { name: en.form.baseUrl, exact: true })).toHaveCount(0);

  await keyboard.press('ControlOrMeta+1');
  await expect(button(en.action.addFiles)).not.toHaveCount(0);
  const chooser = page.waitForEvent('filechooser');
  await keyboard.press('ControlOrMeta+o');
  await (await chooser).setFiles([path]);
  await expect(deskOf(app).record('poster.jpg')).toBeVisible();
  await app.electron.evaluate(({ clipboard }) => clipboard.writeText(''));
  await tabTo(page, page.getByRole('grid', { name: en.library.list }));
  await keyboard.press('Control+ ');
  await keyboard.press('ControlOrMeta+c');
  const mediaId = server.simulator.media()[0]?.mediaId ?? '';
  await expect.poll(() => readClipboard(app.electron)).toBe(mediaId);

  await keyboard.press('ControlOrMeta+2');
  await tabTo(page, page.getByRole('textbox', { name: en.fetch.box }));
  await keyboard.press('ControlOrMeta+v');
  await keyboard.press('ControlOrMeta+Enter');
  const tile = page.locator('[data-state="done"]');
  await expect(tile.getByRole('img')).toBeVisible();
  await answerSaveDialog(app.electron, join(scratch, 'downloads'));
  await tabTo(page, tile.getByRole('button', { name: en.action.saveFile, exact: true }));
  await keyboard.press('Enter');
  await expect
    .poll(async () =>
      bytesOf((await chosenPath(app.electron)) ?? '').then(
        (bytes) => bytes.equals(picture),
        () => false,
      ),
    )
    .toBe(true);
});

const isDark = (page: Page): Promise<boolean> =>
  page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);

/** Presses Tab until the element has the focus; a person would give up long before the last try. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeAttached();
  for (let presses = 0; presses < 40; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}
