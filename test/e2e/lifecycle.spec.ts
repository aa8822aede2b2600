import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { CATALOGUES } from '../../electron/contract/locale/catalogue.ts';
import type { Simulator } from '../../electron/simulator/simulator.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';
import { accountOn, deskOf, deskWith, writeTo } from './desk-actions.ts';

/** Answers the system's question with a button; returns how often it was asked. */
async function answerQuestion(electron: ElectronApplication, button: number): Promise<() => Promise<number>> {
  await electron.evaluate(({ dialog }, response) => {
    Object.assign(globalThis, { asked: 0 });
    dialog.showMessageBox = () => {
      const counter = globalThis as { asked?: number };
      counter.asked = (counter.asked ?? 0) + 1;
      return Promise.resolve({ response, checkboxChecked: false });
    };
  }, button);
  return () => electron.evaluate(() => (globalThis as { asked?: number }).asked ?? 0);
}

const closeWindow = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });

/** Crashes the page and waits until one is there again. */
const crashPage = (electron: ElectronApplication) =>
  electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const page = BrowserWindow.getAllWindows()[0]?.webContents;
        page?.once('did-finish-load', () => resolve());
        page?.forcefullyCrashRenderer();
      }),
  );

/** Playwright's own page died with the crash; main still sees the new one. */
const shownText = (electron: ElectronApplication): Promise<unknown> =>
  electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
  );

/** Drops a file on a new account and returns once its upload is under way; the server holds its answer. */
async function startHeldUpload(
  app: RunningApp,
  server: { readonly simulator: Simulator; readonly origin: string },
  path: string,
): Promise<void> {
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Shop'));
  await desk.open('library');
  server.simulator.faults.set({ on: 'upload', hold: true });
  await desk.drop([path]);
  await expect(app.page.getByRole('progressbar')).toBeVisible();
  await expect.poll(() => server.simulator.log.at(-1)?.operation).toBe('upload');
}

test('closing with an upload running asks; to stay keeps it running, to wait lets it finish and then quits', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  await startHeldUpload(app, server, await writeTo(scratch, 'slow.txt', 'price list'));

  const asked = await answerQuestion(app.electron, 2);
  await closeWindow(app.electron);
  await expect.poll(asked).toBe(1);
  await expect(app.page.getByRole('progressbar')).toBeVisible();

  const askedAgain = await answerQuestion(app.electron, 0);
  const closed = app.electron.waitForEvent('close');
  await closeWindow(app.electron);
  await expect.poll(askedAgain).toBe(1);
  server.simulator.faults.clear();
  await closed;
  expect(server.simulator.media().map(({ filename }) => filename)).toEqual(['slow.txt']);

  const again = await launch({ profile: app.profile });
  await expect(deskOf(again).record('slow.txt')).toBeVisible();
});

test('a page that crashes comes back, and the upload it was showing never stopped', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  await startHeldUpload(app, server, await writeTo(scratch, 'note.txt', randomBytes(64)));
  await crashPage(app.electron);
  await expect.poll(() => shownText(app.electron)).toContain('note.txt');
  server.simulator.faults.clear();
  await expect.poll(() => server.simulator.media().map(({ filename }) => filename)).toEqual(['note.txt']);
});

test('a page that keeps crashing is given up with words, and the app ends', async ({ launch }) => {
  const { electron, output } = await launch();
  await electron.evaluate(({ dialog }) => {
    // Nobody can press a system box's button here.
    dialog.showErrorBox = (title, text) => process.stdout.write(`${title}: ${text}\n`);
  });
  for (let crash = 0; crash < 3; crash++) await crashPage(electron);
  const closed = electron.waitForEvent('close');
  await electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await closed;
  expect(output()).toContain(CATALOGUES.en.pageFailure.text);
});

test('an answer that comes while the app already quits is kept, and telling no window of it is no fault', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  await startHeldUpload(app, server, await writeTo(scratch, 'sent.txt', 'price list'));
  const asked = await answerQuestion(app.electron, 1);
  const closed = app.electron.waitForEvent('close');
  await closeWindow(app.electron);
  await expect.poll(asked).toBe(1);
  server.simulator.faults.clear();
  await closed;
  const log = await readFile(join(app.profile, 'logs', 'media-desk.log'), 'utf8').catch(() => '');
  expect(log).not.toContain('error');
  const again = await launch({ profile: app.profile });
  await expect(deskOf(again).record('sent.txt')).toBeVisible();
});
