import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import type {} from '../../renderer/bridge.ts';
import { CATALOGUES, fillIn } from '../../electron/contract/locale/catalogue.ts';
import { en } from '../../electron/contract/locale/en.ts';
import type { Simulator } from '../../electron/simulator/simulator.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';
import { accountOn, answerOpenDialog, deskOf, deskWith } from './desk-actions.ts';

const words = en.saving;
const COUNT = 20;
const SIZE = 50_000;

interface Fixtures {
  readonly launch: () => Promise<RunningApp>;
  readonly scratch: string;
  readonly server: { readonly simulator: Simulator; readonly origin: string };
}

/** Twenty fetched files that the panel saves in `folder`; the copy of one waits for `goOn` or `breakOff`. */
async function startSlowSave({ launch, scratch, server }: Fixtures) {
  const folder = join(scratch, 'Saved media');
  await mkdir(folder);
  const app = await launch();
  const { page } = app;
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Harbour'));
  const owner = server.simulator.apps.wecom.corpid;
  const ids: string[] = [];
  for (let at = 0; at < COUNT; at += 1) {
    const filename = `order ${at}.bin`;
    ids.push(await server.simulator.receive({ owner, type: 'file', filename, bytes: randomBytes(SIZE) }));
  }
  await desk.fetchAll(ids.join('\n'));
  await expect(page.getByText(`${COUNT} of ${COUNT} fetched`)).toBeVisible();
  await answerOpenDialog(app.electron, folder);
  const slow = await makeSlow(join(app.profile, 'fetched'), join(scratch, 'whole'));
  const saveAll = page.getByRole('button', { name: en.desk.saveAll, exact: true });
  await saveAll.click();
  const panel = page.getByRole('region', { name: words.panel });
  await panel.getByRole('button', { name: `Save ${COUNT} files`, exact: true }).focus();
  await page.keyboard.press('Enter');
  const { goOn, breakOff } = await slow();
  const running = page.getByRole('region', { name: words.progress });
  // All but the slow one: so it stays.
  const bar = panel.getByRole('progressbar', { name: words.progress });
  await expect(bar).toHaveAttribute('aria-valuenow', '95');
  return { app, page, panel, running, folder, saveAll, goOn, breakOff };
}

/** Of one file in the cache no byte comes before it is said so. @returns what settles once the copy of it has begun */
async function makeSlow(cache: string, whole: string) {
  const [slow = ''] = (await readdir(cache)).filter((name) => !name.startsWith('.'));
  await rename(join(cache, slow), whole);
  await promisify(execFile)('mkfifo', [join(cache, slow)]);
  return async () => {
    const pipe = await open(join(cache, slow), 'w');
    const goOn = async () => {
      await pipe.writeFile(await readFile(whole));
      await pipe.close();
    };
    return { goOn, breakOff: () => pipe.close() };
  };
}

/** What cancels has been heard by main when this settles: the copy must not end before. */
async function pressCancel(page: Page, within: Locator): Promise<void> {
  await within.getByRole('button', { name: en.action.cancel, exact: true }).press('Enter');
  await page.evaluate(() => window.mediaDesk.saveFolder(null));
}

/** Below the folder, by the names alone. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

async function expectSaved(folder: string, count: number): Promise<void> {
  const names = await filesIn(folder);
  expect(names.filter((name) => name.endsWith('.bin'))).toHaveLength(count);
  expect(names.filter((name) => name.startsWith('manifest'))).toHaveLength(2);
  expect(names).toHaveLength(count + 2);
}

test('a long save shows how far it is; Esc only closes the panel; Cancel keeps what is saved', async ({
  launch,
  scratch,
  server,
}) => {
  const { page, panel, running, folder, saveAll, breakOff } = await startSlowSave({
    launch,
    scratch,
    server,
  });
  const bar = page.getByRole('progressbar', { name: words.progress });
  await expect(panel.getByText(`Saving: ${COUNT - 1} of ${COUNT} · 928 KB of 977 KB`)).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Saving files: 75%' })).toBeAttached();
  // Enter once more saves nothing twice and cancels nothing.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(running.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '95');
  await pressCancel(page, running);
  await saveAll.click();
  await expect(panel.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '95');
  await expect(panel.getByRole('button', { name: words.cancelling })).toBeVisible();
  await breakOff();
  await expect(page.getByText(`Saved ${COUNT - 1} of ${COUNT}, cancelled`).first()).toBeVisible();
  await expect(bar).toBeHidden();
  await expectSaved(folder, COUNT - 1);
});

for (const [where, looksFor, heir] of [
  ['on the tile it was on', 'order', 'order 7.bin'],
  ['on what saves, where no tile is shown', 'none has this name', en.desk.saveAll],
] as const)
  test(`Cancel in the slim bar leaves the keyboard ${where}`, async ({ launch, scratch, server }) => {
    const { page, running, breakOff } = await startSlowSave({ launch, scratch, server });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'order 7.bin', exact: true }).click();
    await page.getByRole('searchbox').fill(looksFor);
    await pressCancel(page, running);
    await expect(running.getByRole('button', { name: words.cancelling })).toBeFocused();
    await breakOff();
    await expect(running).toBeHidden();
    await expect(page.getByRole('button', { name: heir, exact: true })).toBeFocused();
  });

test('what a cancelled save left can be saved from the panel, where the keyboard then is', async ({
  launch,
  scratch,
  server,
}) => {
  const { page, panel, breakOff } = await startSlowSave({ launch, scratch, server });
  await pressCancel(page, panel);
  await expect(panel.getByRole('button', { name: words.cancelling })).toBeVisible();
  await breakOff();
  await expect(panel.getByText(`Saved ${COUNT - 1} of ${COUNT}, cancelled`)).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Save the other 1', exact: true })).toBeFocused();
});

test('while lost files are fetched again, a screen reader hears that, and not how many are saved', async ({
  launch,
}) => {
  const app = await launch();
  const { electron, page } = app;
  await deskOf(app).open('fetch');
  const tell = (fetching: number) =>
    electron.evaluate(
      ({ BrowserWindow }, progress) => {
        BrowserWindow.getAllWindows()[0]?.webContents.send('event:saveProgressed', progress);
      },
      { done: 0, total: 3, bytesDone: 0, bytesTotal: 0, fetching },
    );
  const heard = page.getByRole('region', { name: words.progress }).getByRole('status');
  await tell(2);
  await expect(heard).toHaveText('Fetching 2 again…');
  await tell(0);
  await expect(heard).toHaveText('Saving files: 0%');
});

/** Answers the question of closing with a button, and keeps what was asked. */
const answerQuestion = (electron: ElectronApplication, response: number) =>
  electron.evaluate(({ dialog }, button) => {
    Object.assign(globalThis, { asked: null });
    dialog.showMessageBox = (...args: unknown[]) => {
      Object.assign(globalThis, { asked: args.at(-1) });
      return Promise.resolve({ response: button, checkboxChecked: false });
    };
  }, response);
const asked = (electron: ElectronApplication): Promise<unknown> =>
  electron.evaluate(() => (globalThis as { asked?: unknown }).asked);
const closeWindow = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });

test('closing while files are saved asks; to stay goes on, to wait saves them all and then quits', async ({
  launch,
  scratch,
  server,
}) => {
  const { app, panel, folder, goOn } = await startSlowSave({ launch, scratch, server });
  await answerQuestion(app.electron, 2);
  await closeWindow(app.electron);
  const { quitTitle_other: title, quitDetail, quitWait, quitNow, quitStay } = CATALOGUES.en.dialog;
  await expect
    .poll(() => asked(app.electron))
    .toMatchObject({
      message: fillIn(title, { count: COUNT }),
      detail: quitDetail,
      buttons: [quitWait, quitNow, quitStay],
    });
  await expect(panel.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '95');

  await answerQuestion(app.electron, 0);
  await closeWindow(app.electron);
  await expect.poll(() => asked(app.electron)).not.toBeNull();
  const closed = app.electron.waitForEvent('close');
  await goOn();
  await closed;
  await expectSaved(folder, COUNT);
});

test('to quit while files are saved, which a page that starts then shows, leaves no part of one', async ({
  launch,
  scratch,
  server,
}) => {
  const { app, page, running, folder, breakOff } = await startSlowSave({ launch, scratch, server });
  await page.reload();
  await deskOf(app).open('fetch');
  await expect(running.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '95');
  await answerQuestion(app.electron, 1);
  const closed = app.electron.waitForEvent('close');
  await closeWindow(app.electron);
  await breakOff();
  await closed;
  await expectSaved(folder, COUNT - 1);
});
