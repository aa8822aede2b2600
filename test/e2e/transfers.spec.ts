import { mkdir } from 'node:fs/promises';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { BY_NEED, EVERY_RECORD } from '../../electron/contract/library.ts';
import { en } from '../../electron/contract/locale/en.ts';
import type { Simulator } from '../../electron/simulator/simulator.ts';
import type {} from '../../renderer/bridge.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';
import {
  accountOn,
  deskOf,
  deskWith,
  makePicture,
  readClipboard,
  writeTo,
  type Desk,
} from './desk-actions.ts';

interface Server {
  readonly simulator: Simulator;
  readonly origin: string;
}

const words = en.transfers;

const row = (page: Page, name: string): Locator =>
  page
    .getByRole('grid', { name: words.list, exact: true })
    .getByRole('row')
    .filter({ has: page.getByText(name, { exact: true }) });

/** A button of the header: rows have some of the same name. */
const press = (page: Page, name: string) =>
  page.locator('main header').getByRole('button', { name, exact: true }).click();

const show = (page: Page, filter: 'all' | 'running' | 'paused' | 'failed' | 'done' | 'cancelled') =>
  page
    .getByRole('radiogroup', { name: words.filter })
    .getByRole('radio', { name: new RegExp(`^${words[filter]}`) })
    .click();

/** How many transfers a chip counts. */
const expectCount = (
  page: Page,
  filter: 'running' | 'paused' | 'failed' | 'done' | 'cancelled',
  count: number,
) => expect(page.locator(`[data-chip=${filter}]`)).toHaveAttribute('data-count', String(count));

const uploadsSeen = ({ simulator }: Server) =>
  simulator.log.filter(({ operation }) => operation === 'upload').length;

const namesOn = ({ simulator }: Server) => simulator.media().map(({ filename }) => filename);

/** So many uploads at once, as a person sets it. */
async function uploadAtOnce(desk: Desk, count: number): Promise<void> {
  await desk.open('settings');
  const field = desk.page.getByRole('textbox', { name: en.transferSettings.uploadsAtOnce, exact: true });
  await field.fill(String(count));
  await field.press('Enter');
  await expect(field).toHaveValue(String(count));
  await desk.open('library');
}

/** Files that differ, so that none is taken for another that is live. */
async function writeFiles(folder: string, count: number): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    Array.from({ length: count }, (_, at) => writeTo(folder, `file ${at + 1}.jpg`, makePicture(16))),
  );
}

/** Answers the question of the window that is closed while work runs. */
async function quitNow(electron: ElectronApplication): Promise<void> {
  const closed = electron.waitForEvent('close');
  await electron.evaluate(({ BrowserWindow, dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await closed;
}

/** A desk on the Transfers view, one upload at a time, with these files dropped and the first held by the server. */
async function queued(app: RunningApp, server: Server, scratch: string, count: number): Promise<Desk> {
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Shop'));
  await uploadAtOnce(desk, 1);
  server.simulator.faults.set({ on: 'upload', hold: true });
  await desk.drop(await writeFiles(scratch, count));
  await desk.open('transfers');
  await expect(row(desk.page, 'file 1.jpg')).toContainText(en.state.running);
  await expectCount(desk.page, 'running', count);
  await expect.poll(() => uploadsSeen(server)).toBe(1);
  return desk;
}

test('a server that closes without an answer twice and then works mends itself', async ({
  launch,
  scratch,
  server,
}) => {
  const desk = await deskWith(await launch(), accountOn(server, 'wecom', 'Shop'));
  const { page } = desk;
  server.simulator.faults.set({ on: 'upload', closeBeforeResponse: true, times: 2 });
  await desk.drop([await writeTo(scratch, 'poster.jpg', makePicture(16))]);
  await desk.open('transfers');
  const poster = row(page, 'poster.jpg');
  await expect(poster).toContainText(en.errors.connection_lost.title);
  await expect(poster).toContainText(/Retrying at .+in \d s/);
  await expect(poster).toContainText(en.state.done);
  expect(uploadsSeen(server)).toBe(3);
});

test('a limit holds the whole queue and says until when; Retry goes on at once', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const { page } = app;
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Shop'));
  await uploadAtOnce(desk, 1);
  server.simulator.faults.set({ on: 'upload', errcode: 45009 });
  await desk.drop(await writeFiles(scratch, 5));
  await desk.open('transfers');
  for (let file = 1; file <= 5; file += 1) {
    await expect(row(page, `file ${file}.jpg`)).toContainText(/Limit reached, goes on at \d.+in \d+ (s|min)/);
  }
  expect(uploadsSeen(server)).toBe(1);
  server.simulator.faults.clear();
  for (let file = 1; file <= 5; file += 1) {
    await row(page, `file ${file}.jpg`).getByRole('button', { name: en.action.retry, exact: true }).click();
  }
  await expectCount(page, 'done', 5);
});

test('paused transfers stay so over a restart, and Resume finishes them', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const { page } = await queued(app, server, scratch, 6);
  await press(page, words.pause);
  await expectCount(page, 'paused', 5);
  server.simulator.faults.clear();
  await expectCount(page, 'done', 1);
  expect(uploadsSeen(server)).toBe(1);
  await app.quit();

  const again = await launch({ profile: app.profile });
  const desk = deskOf(again);
  await desk.open('transfers');
  await expectCount(again.page, 'paused', 5);
  expect(uploadsSeen(server)).toBe(1);
  await press(again.page, words.resume);
  await expectCount(again.page, 'done', 5);
  await desk.open('library');
  for (let file = 1; file <= 6; file += 1) await expect(desk.record(`file ${file}.jpg`)).toBeVisible();
  expect(uploadsSeen(server)).toBe(6);
});

test('the queue is put in another order by keyboard and by menu, aloud, and the server sees that order', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const { page } = app;
  await queued(app, server, scratch, 5);
  await show(page, 'running');
  const grid = page.getByRole('grid', { name: words.list, exact: true });
  const current = () =>
    grid.evaluate((element) => {
      const id = element.getAttribute('aria-activedescendant') ?? '';
      return document.getElementById(id)?.querySelector('bdi')?.textContent;
    });
  await grid.focus();
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('ArrowDown');
  expect(await current()).toBe('file 5.jpg');
  await page.keyboard.press('Alt+Home');
  await expect(page.getByText('file 5.jpg is now number 1 of 4 waiting')).toBeAttached();
  await expect(grid.getByRole('row').nth(1)).toContainText('file 5.jpg');
  expect(await current()).toBe('file 5.jpg');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(grid.getByRole('row').nth(2)).toContainText('file 5.jpg');
  await row(page, 'file 3.jpg').getByRole('button', { name: words.move, exact: true }).click();
  await page.getByRole('menuitem', { name: words.moveLast }).click();
  await expect(grid.getByRole('row').nth(4)).toContainText('file 3.jpg');
  server.simulator.faults.clear();
  await expect.poll(() => namesOn(server)).toHaveLength(5);
  expect(namesOn(server)).toEqual(['file 1.jpg', 'file 2.jpg', 'file 5.jpg', 'file 4.jpg', 'file 3.jpg']);
});

test('“Quit now” goes on by itself at the next start, and every file is in the library once', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  await queued(app, server, scratch, 5);
  // The first is answered at once, the next while the app quits; the others are for the next start.
  server.simulator.faults.set({ on: 'upload', latencyMs: 4_000 });
  await quitNow(app.electron);

  const again = await launch({ profile: app.profile });
  const { page } = again;
  await again.electron.evaluate(({ clipboard }) => clipboard.writeText('something of the person’s own'));
  const messages = page.getByRole('status', { name: en.toast.label });
  await expect(messages).toContainText(/\d uploads? from last time go(es)? on/);
  await messages.getByRole('button', { name: words.show, exact: true }).click();
  await expect(page.getByRole('heading', { name: en.nav.transfers, exact: true })).toBeVisible();
  server.simulator.faults.clear();
  await expect(messages).toContainText(/Uploaded \d file/);
  expect(await readClipboard(again.electron)).toBe('something of the person’s own');
  const library = await page.evaluate(
    async ([filter, sort]) => {
      const answer = await window.mediaDesk.libraryPage({ filter, sort, offset: 0, limit: 500 });
      return answer.ok ? answer.value.rows.map(({ name }) => name) : [];
    },
    [EVERY_RECORD, BY_NEED] as const,
  );
  expect([...library].sort()).toEqual([1, 2, 3, 4, 5].map((file) => `file ${file}.jpg`));
  expect([...namesOn(server)].sort()).toEqual([...library].sort());
});

test('“Cancel all” asks first; nothing more is sent, and what was sent is kept', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const { page } = app;
  const desk = await queued(app, server, scratch, 6);
  server.simulator.faults.set({ on: 'upload', hold: true });
  await expectCount(page, 'done', 1);
  const question = page.getByRole('alertdialog');
  await press(page, words.cancelAll);
  await question.getByRole('button', { name: words.cancelKeep, exact: true }).click();
  await expect(question).toHaveCount(0);
  await press(page, words.cancelAll);
  await question.getByRole('button', { name: /^Cancel \d transfers$/ }).click();
  await expectCount(page, 'cancelled', 5);
  server.simulator.faults.clear();
  await expectCount(page, 'running', 0);
  const sent = uploadsSeen(server);
  expect(sent).toBeLessThan(6);
  await press(page, en.action.clearFinished);
  await expect(page.getByText(words.emptyTitle)).toBeVisible();
  await expect.poll(() => namesOn(server)).toHaveLength(sent);
  await desk.open('library');
  for (const name of namesOn(server)) await expect(desk.record(name)).toBeVisible();
  expect(uploadsSeen(server)).toBe(sent);
});

test('the keyboard stays in the list whatever it cancels, pauses or dismisses', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const { page } = app;
  const { keyboard } = page;
  await queued(app, server, scratch, 4);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('role'));
  await page.getByRole('grid', { name: words.list, exact: true }).focus();
  await keyboard.press('End');
  await keyboard.press('Space');
  await expect(row(page, 'file 4.jpg')).toContainText(en.state.paused);
  await keyboard.press('Enter');
  await expect(row(page, 'file 4.jpg')).toContainText(en.state.waiting);
  await keyboard.press('Delete');
  await expect(row(page, 'file 4.jpg')).toContainText(en.state.cancelled);
  await keyboard.press('Delete');
  await expect(row(page, 'file 4.jpg')).toHaveCount(0);
  expect(await focused()).toBe('grid');

  // The same with the buttons in the rows: its thumbnail, what it is sent as, Pause, Cancel.
  for (let tab = 0; tab < 4; tab += 1) await keyboard.press('Tab');
  await expect(
    row(page, 'file 3.jpg').getByRole('button', { name: en.action.cancel, exact: true }),
  ).toBeFocused();
  await keyboard.press('Enter');
  await expect(row(page, 'file 3.jpg')).toContainText(en.state.cancelled);
  await expect(
    row(page, 'file 3.jpg').getByRole('button', { name: en.action.dismiss, exact: true }),
  ).toBeFocused();
  await keyboard.press('Enter');
  await expect(row(page, 'file 3.jpg')).toHaveCount(0);
  await expect.poll(focused).toBe('grid');
  for (const name of ['file 2.jpg', 'file 1.jpg']) {
    await keyboard.press('Delete');
    await expect(row(page, name)).toContainText(en.state.cancelled);
    await keyboard.press('Delete');
    await expect(row(page, name)).toHaveCount(0);
  }
  await expect(page.getByText(words.emptyTitle)).toBeVisible();
  expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(
    true,
  );
});

test('a file that is already live asks; its media_id is used, or it is sent anew, one by one or all at once', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Shop'));
  const { page } = desk;
  const paths = await writeFiles(scratch, 3);
  await desk.drop(paths);
  await expect.poll(() => namesOn(server)).toHaveLength(3);
  const live = new Map(server.simulator.media().map(({ filename, mediaId }) => [filename, mediaId]));
  const messages = page.getByRole('status', { name: en.toast.label });
  await expect(messages).toContainText('Uploaded 3 files');

  await desk.drop(paths);
  const bar = page.getByText('3 files are already live', { exact: true });
  await expect(bar).toBeVisible();
  const first = desk.upload('file 1.jpg');
  await expect(first).toContainText(/(3 d 0|2 d 23) h/);
  await expect(
    first.getByRole('button', { name: `media_id ${live.get('file 1.jpg') ?? ''}`, exact: true }),
  ).toBeVisible();

  await desk.open('transfers');
  await expect(page.locator('main header').getByRole('button', { name: words.resume })).toHaveCount(0);
  await app.electron.evaluate(({ clipboard }) => clipboard.writeText(''));
  await show(page, 'paused');
  await row(page, 'file 2.jpg').getByRole('button', { name: words.uploadAnew, exact: true }).click();
  await expect.poll(() => namesOn(server)).toHaveLength(4);
  await page.getByRole('button', { name: words.useAll, exact: true }).click();
  await expectCount(page, 'paused', 0);
  await expect.poll(async () => (await readClipboard(app.electron)).split('\n')).toHaveLength(3);
  const anew = server.simulator.media().at(-1)?.mediaId;
  expect((await readClipboard(app.electron)).split('\n')).toEqual([
    live.get('file 1.jpg'),
    anew,
    live.get('file 3.jpg'),
  ]);
  expect(uploadsSeen(server)).toBe(4);
});
