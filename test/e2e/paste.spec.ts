import { en } from '../../electron/contract/locale/en.ts';
import { expect, test } from './app-fixture.ts';
import { accountOn, deskWith, dropFiles, makePicture, writeTo } from './desk-actions.ts';

const TOKEN = 'Zq7mT0kenCanary_hJ8Lk2PqRsTuVwXyZ0123456789abcdef';

test('messages, a list and a log are pasted and dropped, shown with sender and time, and fetched; their token is nowhere', async ({
  launch,
  scratch,
  server,
}) => {
  const { wecom } = server.simulator.apps;
  const receive = (filename: string) =>
    server.simulator.receive({ owner: wecom.corpid, type: 'image', filename, bytes: makePicture(16) });
  const [one, two, three] = await Promise.all(['one.jpg', 'two.jpg', 'three.jpg'].map(receive));
  const sentAt = Math.floor(Date.now() / 1000) - 3600;
  const app = await launch();
  const { page, electron } = app;
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Guangzhou shop'));
  await desk.open('fetch');
  const list = page.getByRole('list', { name: en.paste.list });
  const row = (mediaId: string) => list.getByRole('listitem').filter({ hasText: mediaId.slice(-8) });

  const xml = `<xml><ToUserName><![CDATA[${wecom.corpid}]]></ToUserName><FromUserName><![CDATA[zhangsan]]></FromUserName><CreateTime>${sentAt}</CreateTime><MsgType><![CDATA[image]]></MsgType><MediaId><![CDATA[${one}]]></MediaId><MsgId>77</MsgId></xml>`;
  const synced = JSON.stringify({
    msg_list: [
      {
        msgid: 'm1',
        external_userid: 'wmCustomer',
        send_time: sentAt - 80 * 3600,
        msgtype: 'image',
        image: { media_id: two },
      },
    ],
  });
  const link = `https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${TOKEN}&media_id=${one}`;
  await electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), `${xml}\n${synced}\n${link}`);
  await page.getByRole('textbox', { name: en.fetch.box }).focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(row(one ?? '')).toContainText('zhangsan');
  await expect(row(one ?? '')).toContainText(/2 d 2[23] h/);
  await expect(row(one ?? '')).toContainText(en.paste.from.callback_xml);
  await expect(row(two ?? '')).toContainText('wmCustomer');
  await expect(row(two ?? '')).toContainText(en.expiry.expired);

  const log = await writeTo(
    scratch,
    'gateway.log',
    `2026-11-22 10:20:33 INFO GET ${link.replace(one ?? '', three ?? '')}\n`,
  );
  const picture = await writeTo(scratch, 'photo.jpg', makePicture(16));
  await dropFiles(page, [log, picture]);
  await expect(row(three ?? '')).toContainText('first seen');
  const sources = page.getByRole('list', { name: en.paste.sources });
  await expect(sources).toContainText('gateway.log');
  await expect(sources).toContainText('not read: only .txt');
  await expect(page.getByRole('main')).toContainText('3 media_ids found');
  await expect(page.getByRole('main')).toContainText('1 repeated');
  const everything = await page.evaluate(
    () =>
      document.documentElement.outerHTML +
      [...document.querySelectorAll('textarea')].map(({ value }) => value).join(),
  );
  expect(everything).not.toContain(TOKEN.slice(0, 12));
  expect(everything).toContain('access_token=***');
  // Cells of a spreadsheet come with a picture of themselves; in the box and beside it their text is meant.
  const cells = (mediaId: string) => `\nmedia_id\tsender\n${mediaId}\tlisi`;
  const [inBox = '', beside = ''] = await Promise.all(['four.jpg', 'five.jpg'].map(receive));
  for (const mediaId of [inBox, beside]) {
    await electron.evaluate(({ clipboard, nativeImage }, text) => {
      const image = nativeImage.createFromBitmap(Buffer.alloc(64 * 16 * 4, 200), { width: 64, height: 16 });
      // As the tests' Electron has it; its types are those of a newer one.
      (clipboard as unknown as { write(data: object): void }).write({ text, image });
    }, cells(mediaId));
    if (mediaId === inBox) await page.getByRole('textbox', { name: en.fetch.box }).focus();
    else await page.getByRole('button', { name: en.paste.choose }).focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.press('ControlOrMeta+v');
    // Only once it is listed there is somewhere to scroll to.
    await expect(page.getByRole('main')).toContainText(`${mediaId === inBox ? 4 : 5} media_ids found`);
    await list.hover();
    await page.mouse.wheel(0, 1000);
    await expect(row(mediaId)).toBeVisible();
  }
  await row(two ?? '')
    .getByRole('button')
    .click();
  await expect(row(two ?? '')).toHaveCount(0);
  await page.getByRole('button', { name: en.action.fetchAll, exact: true }).click();
  await expect(desk.tile(`${one}.jpg`)).toBeVisible();
  await expect(desk.tile(`${three}.jpg`)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('4 of 4 fetched');

  // Without the row that the keyboard is on, Tab would pass a list by that was scrolled with the wheel.
  const many = Array.from(
    { length: 200 },
    (_, at) => `1G6nrLmr5EC3MMb_zK1dDdzmd0p7cNliYu9V5w${100_000 + at}`,
  );
  await page.getByRole('textbox', { name: en.fetch.box }).fill(many.join('\n'));
  await expect(page.getByRole('main')).toContainText('200 media_ids found');
  await list.evaluate((element) => element.parentElement?.scrollTo(0, element.scrollHeight));
  await expect(row(many.at(-1) ?? '')).toBeVisible();
  await expect(row(many[0] ?? '')).toHaveCount(1);
});
