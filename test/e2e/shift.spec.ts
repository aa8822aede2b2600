import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { en } from '../../electron/contract/locale/en.ts';
import { expect, test } from './app-fixture.ts';
import { accountOn, deskOf, deskWith, makePicture } from './desk-actions.ts';

/** Bytes that occur in nothing else. */
const traceOf = (bytes: Buffer): Buffer => bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 48);

/** Files below `folder` that hold one of these. */
async function filesWith(folder: string, traces: readonly (Buffer | string)[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (traces.some((trace) => bytes.includes(trace))) found.push(join(entry.parentPath, entry.name));
  }
  return found;
}

test('a shift: messages of both dialects are pasted, seen, saved whole and listed, still there the next day, and purged without a trace', async ({
  launch,
  scratch,
  server,
}) => {
  const folder = join(scratch, 'Customers');
  await mkdir(folder);
  const app = await launch();
  const { wecom, officialAccount } = server.simulator.apps;
  const sentAt = Math.floor(Date.now() / 1000) - 3600;
  const day = new Date(sentAt * 1000).toLocaleDateString('sv');
  const files = {
    menu: { owner: wecom.corpid, type: 'image', filename: '菜单.jpg', bytes: makePicture(120) },
    bill: { owner: wecom.corpid, type: 'file', filename: 'bill.bin', bytes: randomBytes(40_000) },
    clip: { owner: officialAccount.appid, type: 'video', filename: 'clip.mp4', bytes: randomBytes(90_000) },
    thumb: { owner: officialAccount.appid, type: 'thumb', filename: 'thumb.jpg', bytes: makePicture(60) },
  } as const;
  const receive = (name: keyof typeof files) => server.simulator.receive(files[name]);
  const ids = {
    menu: await receive('menu'),
    bill: await receive('bill'),
    clip: await receive('clip'),
    thumb: await receive('thumb'),
  };

  // WeCom's customer service: what sync_msg gives.
  const { page, electron } = app;
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Harbour'));
  const message = { send_time: sentAt, origin: 3, open_kfid: 'wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q' };
  const synced = {
    errcode: 0,
    has_more: 0,
    msg_list: [
      {
        ...message,
        msgid: 'a1',
        external_userid: 'wmLiLei',
        msgtype: 'image',
        image: { media_id: ids.menu },
      },
      { ...message, msgid: 'a2', external_userid: 'wmLiLei', msgtype: 'file', file: { media_id: ids.bill } },
    ],
  };
  await desk.fetchAll(JSON.stringify(synced, null, 2));
  await expect(desk.tile('菜单.jpg').getByRole('img')).toBeVisible();

  // The Official Account's callback: a video, and its thumb.
  await desk.addAccount(accountOn(server, 'official_account', 'Club'));
  await desk.fetchAll(`<xml>
  <ToUserName><![CDATA[gh_7f083739789a]]></ToUserName>
  <FromUserName><![CDATA[oHanMeimei]]></FromUserName>
  <CreateTime>${sentAt}</CreateTime>
  <MsgType><![CDATA[video]]></MsgType>
  <MediaId><![CDATA[${ids.clip}]]></MediaId>
  <ThumbMediaId><![CDATA[${ids.thumb}]]></ThumbMediaId>
  <MsgId>1234567890123456</MsgId>
</xml>`);
  await expect(page.locator('[data-state="done"]')).toHaveCount(4);

  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
  await page.getByRole('button', { name: en.desk.saveAll, exact: true }).click();
  const panel = page.getByRole('region', { name: en.saving.panel });
  await panel.getByRole('button', { name: 'Save 4 files', exact: true }).click();
  await expect(page.getByText('Saved 4 files in Customers')).toBeVisible();
  const manifest = (await readdir(folder)).find((name) => name.endsWith('.json')) ?? '';
  const rows = JSON.parse(await readFile(join(folder, manifest), 'utf8')) as Record<string, string>[];
  expect(rows).toHaveLength(4);
  const at = new Date(sentAt * 1000).toISOString();
  for (const [name, sender, messageId] of [
    ['menu', 'wmLiLei', 'a1'],
    ['bill', 'wmLiLei', 'a2'],
    ['clip', 'oHanMeimei', '1234567890123456'],
    ['thumb', 'oHanMeimei', '1234567890123456'],
  ] as const) {
    const row = rows.find((one) => one['media_id'] === ids[name]) ?? {};
    expect(row).toMatchObject({ sender, message_id: messageId, sent_at: at });
    expect(row['file']).toMatch(new RegExp(`^${sender}/${day}/[^/]+\\.[a-z0-9]+$`));
    const bytes = await readFile(join(folder, row['file'] ?? ''));
    expect(bytes.equals(files[name].bytes)).toBe(true);
    expect(row['sha256']).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
  const clip = basename(rows.find((one) => one['media_id'] === ids.clip)?.['file'] ?? '');

  await app.quit();
  const next = await launch({ profile: app.profile });
  const again = deskOf(next);
  await again.open('fetch');
  await expect(again.tile('菜单.jpg').getByRole('img')).toBeVisible();
  await again.open('transfers');
  await expect(next.page.getByText(en.transfers.emptyTitle)).toBeVisible();
  await again.open('fetch');

  for (const name of ['菜单.jpg', clip]) {
    await again.tile(name).getByRole('button', { name, exact: true }).click({ button: 'right' });
    await next.page.getByRole('menuitem', { name: en.desk.removeSender }).click();
    await next.page.getByRole('alertdialog').getByRole('button', { name: en.desk.removeYes }).click();
    await expect(again.tile(name)).toBeHidden();
  }
  await next.quit();
  const traces = Object.values(files).map(({ bytes }) => traceOf(bytes));
  expect(await filesWith(app.profile, [...traces, 'wmLiLei', 'oHanMeimei'])).toEqual([]);
});
