import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { bareMention, type Mention } from '../../electron/contract/mention.ts';
import type {} from '../../renderer/bridge.ts';
import { expect, test, type RunningApp } from '../e2e/app-fixture.ts';
import { accountOn, deskWith } from '../e2e/desk-actions.ts';
import { amrOf, run, tone } from '../e2e/voices.ts';
import { paddedFilm } from '../media-bytes.ts';
import { drawScene, type Scene } from './sample-scenes.ts';

const FOLDER = join(import.meta.dirname, '../../assets/screenshots');
const HOUR = 3600;

/** As high as three groups of tiles. */
const WINDOW = { width: 1180, height: 984 } as const;

const TEMPLATE = '{{sender}}/{{created_at:YYYY-MM-DD}}/{{name}}';

const SAMPLES = {
  en: {
    shop: 'Lotus Tea House',
    mill: 'Lotus Mill',
    sign: 'LOTUS TEA',
    folder: 'Customer files',
    teapot: 'Cracked teapot.jpg',
    parcel: 'Torn parcel.jpg',
    receipt: 'Receipt.jpg',
    order: 'Order for the office.pdf',
    film: 'Unpacking.mp4',
    front: 'Our shop.jpg',
    field: 'Tea garden.jpg',
    cup: 'Too pale.jpg',
    tin: 'Which tin.jpg',
    contract: 'Contract, signed.pdf',
  },
  'zh-CN': {
    shop: '莲茶 · 广州店',
    mill: '莲茶工坊',
    sign: '莲茶',
    folder: '客户素材',
    teapot: '茶壶有裂纹.jpg',
    parcel: '包裹破损.jpg',
    receipt: '小票.jpg',
    order: '公司采购单.pdf',
    film: '开箱视频.mp4',
    front: '我们的店面.jpg',
    field: '茶园.jpg',
    cup: '茶汤太淡.jpg',
    tin: '是哪一罐.jpg',
    contract: '已签合同.pdf',
  },
} as const;

for (const theme of ['light', 'dark'] as const) {
  for (const lang of ['en', 'zh-CN'] as const) {
    test(`a shift at the fetch desk, ${theme}, ${lang}`, async ({ launch, scratch, server }) => {
      const words = SAMPLES[lang];
      const { simulator, origin } = server;
      const { wecom, wecomOtherCorp } = simulator.apps;
      const app = await launch({ lang });
      const { page, electron } = app;
      const desk = await deskWith(
        app,
        {
          platform: 'wecom',
          name: words.mill,
          ownerId: wecomOtherCorp.corpid,
          secret: wecomOtherCorp.corpsecret,
          baseUrl: `${origin}/wecom`,
        },
        lang,
      );
      await desk.addAccount(accountOn(server, 'wecom', words.shop));
      const setTheme = () =>
        electron.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
      const receive = (filename: string, bytes: Buffer) =>
        simulator.receive({ owner: wecom.corpid, type: 'file', filename, bytes });
      const picture = async (filename: string, scene: Scene) =>
        receive(filename, await drawScene(page, scene, words.sign));
      const film = async () => {
        const path = join(scratch, 'film.mp4');
        await writeFile(`${path}.jpg`, await drawScene(page, 'parcel', words.sign));
        const still = ['-loop', '1', '-r', '2', '-i', `${path}.jpg`, '-t', '47'];
        await run('ffmpeg', ['-v', 'error', ...still, '-pix_fmt', 'yuv420p', path]);
        return paddedFilm(await readFile(path), 3_600_000);
      };
      const fetch = (those: readonly Mention[]) => fetchMentions(page, words.shop, those);
      await desk.open('fetch');
      await resize(app);

      await fetch([
        from('LinMei', 2.1, await picture(words.teapot, 'teapot')),
        from('LinMei', 2.1, await picture(words.parcel, 'parcel')),
        from('LinMei', 2, await picture(words.receipt, 'receipt')),
        from('LinMei', 1.9, await receive('voice.amr', amrOf(tone(24)))),
        from('ChenDawen', 25, await picture(words.front, 'shop')),
        from('ChenDawen', 51, await receive(words.order, Buffer.alloc(186_400, '%PDF-1.4 '))),
        from('ChenDawen', 51, await receive(words.film, await film())),
        from('ChenDawen', 5, someId(), wecomOtherCorp.corpid),
        from('ZhaoYun', 70.6, await picture(words.field, 'field')),
        from('ZhaoYun', 70.6, await picture(words.cup, 'cup')),
        from('ZhaoYun', 46, await picture(words.tin, 'tin')),
        from('ZhaoYun', 80, someId()),
      ]);
      await expect(page.locator('[data-state=done]')).toHaveCount(10);
      await expect(page.locator('[data-state=done] img')).toHaveCount(8);
      simulator.faults.set({ on: 'get', ipAllowed: false });
      await fetch([from('ZhaoYun', 1, await picture(words.cup, 'cup'))]);
      await expect(page.locator('[data-state=failed]:not([data-gone])')).toHaveCount(1);
      simulator.faults.clear();
      await expect(page.getByRole('status', { name: desk.words.toast.label })).toBeEmpty({ timeout: 15_000 });
      simulator.faults.set({ on: 'get', dripBytesPerSecond: 12_000 });
      await page.getByRole('button', { name: desk.words.desk.group }).click();
      await page.getByRole('menuitemradio', { name: desk.words.desk.groupings.sender }).click();
      await fetch([from('LinMei', 0.2, await receive(words.contract, Buffer.alloc(90_000, '%PDF-1.4 ')))]);
      await setTheme();
      const shoot = async (view: string) => {
        await mkdir(FOLDER, { recursive: true });
        await page.mouse.move(108, 300);
        const path = join(FOLDER, `${view}-${theme}-${lang}.png`);
        await page.screenshot({ path, animations: 'disabled' });
      };
      await expect(page.getByRole('main').getByRole('progressbar')).toHaveAttribute(
        'aria-valuenow',
        /^[3-7]\d/,
      );
      await shoot('fetch');

      const folder = join(scratch, words.folder);
      await mkdir(folder);
      await electron.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      }, folder);
      await page.getByRole('button', { name: desk.words.desk.saveAll, exact: true }).click();
      const panel = page.getByRole('region', { name: desk.words.saving.panel });
      await panel.getByRole('button', { name: desk.words.saving.chooseFolder }).click();
      await panel.getByRole('textbox', { name: desk.words.saving.name }).fill(TEMPLATE);
      const preview = panel.getByRole('list', { name: desk.words.saving.preview });
      await expect(preview.getByRole('listitem').first()).toHaveText(/\d{4}-\d\d-\d\d\//);
      await expect(panel.getByText(words.folder)).toBeVisible();
      await setTheme();
      await shoot('save');

      await panel.getByRole('button', { name: desk.words.action.close }).click();
      await page.getByRole('textbox', { name: desk.words.fetch.box }).fill(pasted(wecom.corpid));
      await expect(page.getByRole('list', { name: desk.words.paste.list }).getByRole('listitem')).toHaveCount(
        6,
      );
      await setTheme();
      await shoot('paste');
    });
  }
}

/** A message of `hours` ago, as it is read from what is pasted. */
const from = (sender: string, hours: number, mediaId: string, addressee: string | null = null): Mention => ({
  ...bareMention(mediaId, 'callback_xml'),
  sender,
  addressee,
  messageId: String(7_010 + Math.round(hours * 10)),
  // Half a minute less, so that the picture shows the round figure.
  sentAt: Math.floor(Date.now() / 1000 - hours * HOUR) + 30,
});

/** What support staff have: messages of all forms, one below the other. */
function pasted(corpid: string): string {
  const ago = (hours: number) => Math.floor(Date.now() / 1000 - hours * HOUR) + 30;
  const message = { external_userid: 'wmLinMei', origin: 3 };
  const synced = {
    msg_list: [
      { msgid: 'a1', send_time: ago(3), ...message, msgtype: 'image', image: { media_id: someId() } },
      { msgid: 'a2', send_time: ago(3), ...message, msgtype: 'voice', voice: { media_id: someId() } },
      { msgid: 'a3', send_time: ago(68), ...message, msgtype: 'file', file: { media_id: someId() } },
    ],
  };
  const xml = `<xml><ToUserName>${corpid}</ToUserName><FromUserName>ZhaoYun</FromUserName><CreateTime>${ago(26)}</CreateTime><MsgType>video</MsgType><MediaId>${someId()}</MediaId><ThumbMediaId>${someId()}</ThumbMediaId><MsgId>7020</MsgId></xml>`;
  const link = `GET https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${randomBytes(60).toString('base64url')}&media_id=${someId()}`;
  const sealed = `<xml><ToUserName>${corpid}</ToUserName><Encrypt>${randomBytes(180).toString('base64')}</Encrypt></xml>`;
  return [JSON.stringify(synced), xml, link, sealed].join('\n');
}

/** One that no server has. */
const someId = (): string => `3${randomBytes(47).toString('base64url')}`;

async function fetchMentions(page: Page, account: string, mentions: readonly Mention[]): Promise<void> {
  await page.evaluate(
    async ([name, those]) => {
      const started = await window.mediaDesk.start(null);
      const found = started.ok ? started.value.accounts.find((one) => one.name === name) : undefined;
      await window.mediaDesk.fetchMedia({ accountId: found?.id ?? '', mentions: those });
    },
    [account, mentions] as const,
  );
}

async function resize({ electron, page }: RunningApp): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, WINDOW);
  await expect.poll(() => page.evaluate(() => window.innerHeight)).toBe(WINDOW.height);
}
