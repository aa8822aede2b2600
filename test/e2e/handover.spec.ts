import { pathToFileURL } from 'node:url';
import type { ElectronApplication, Page } from '@playwright/test';
import { en } from '../../electron/contract/locale/en.ts';
import type { Mention } from '../../electron/contract/mention.ts';
import type {} from '../../renderer/bridge.ts';
import { expect, test } from './app-fixture.ts';
import { accountOn, answerSaveDialog, chosenPath, deskWith, makePng } from './desk-actions.ts';

const HOSTILE = `</td></table><script>window.ran=1</script>"'><img src=x onerror="window.ran=1">\u202egnp.exe`;

test('a handover sheet is a page on which nothing runs, and the button takes it over', async ({
  launch,
  server,
  scratch,
}) => {
  const app = await launch();
  const { page, electron } = app;
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Harbour'));
  const owner = server.simulator.apps.wecom.corpid;
  const bytes = makePng(300);
  const mediaId = await server.simulator.receive({ owner, type: 'file', filename: 'noise.png', bytes });
  const mention: Mention = {
    ...{ mediaId, source: 'callback_xml', type: 'image', sender: HOSTILE, addressee: null },
    ...{
      messageId: '1',
      sentAt: Math.floor(Date.now() / 1000) - 3600,
      fileName: HOSTILE,
      hdVoice: false,
      seenAt: null,
    },
  };
  const id = await page.evaluate(async (one) => {
    const start = await window.mediaDesk.start(null);
    const account = start.ok ? start.value.accounts.find(({ name }) => name === 'Harbour') : undefined;
    const added = await window.mediaDesk.fetchMedia({ accountId: account?.id ?? '', mentions: [one] });
    return added.ok ? added.value[0]?.id : undefined;
  }, mention);
  await desk.open('fetch');
  await expect(desk.tile('noise.png').getByRole('img', { name: 'noise.png' })).toHaveAttribute(
    'src',
    /^media:\/\/thumbnail\//,
  );

  await answerSaveDialog(electron, scratch);
  await page.evaluate((one) => window.mediaDesk.exportHandover({ ids: [one ?? ''], format: 'html' }), id);
  const path = (await chosenPath(electron)) ?? '';
  expect(path).toMatch(/\.html$/);

  const sheet = await openOutside(electron, path);
  await expect(sheet.locator('bdi').filter({ hasText: HOSTILE.replace('\u202e', '') })).toHaveCount(1);
  await expect(sheet.locator('script, [onerror], [src="x"]')).toHaveCount(0);
  await expect(sheet.locator('tbody tr')).toHaveCount(1);
  const drawn = await sheet.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth);
  expect(drawn).toBeGreaterThan(0);
  // The policy lets the page's own style through, and nothing that somebody adds.
  expect(await sheet.locator('table').evaluate((table) => getComputedStyle(table).borderCollapse)).toBe(
    'collapse',
  );
  const ran = await sheet.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = 1';
    document.body.append(script);
    return 'ran' in window;
  });
  expect(ran).toBe(false);
  await sheet.close();

  await page.evaluate((one) => window.mediaDesk.removeFetches({ ids: [one ?? ''] }), id);
  await expect(page.locator('[data-state="done"]')).toHaveCount(0);
  await electron.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
  }, path);
  await page.getByRole('button', { name: en.handover.import }).click();
  await expect(page.getByRole('status', { name: en.toast.label })).toContainText(
    en.handover.imported_one.replace('{{count}}', '1'),
  );
  await expect(page.locator('[data-state="done"]')).toHaveCount(1);
});

/** As a browser opens the file: a window of its own, with nothing of the app's rules in force. */
async function openOutside(electron: ElectronApplication, path: string): Promise<Page> {
  const opened = electron.waitForEvent('window');
  await electron.evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ width: 1000, height: 500, webPreferences: { partition: 'outside' } });
    await window.loadURL(url);
  }, pathToFileURL(path).href);
  return opened;
}
