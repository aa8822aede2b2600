import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CATALOGUES } from '../../electron/contract/locale/catalogue.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';
import { deskOf } from './desk-actions.ts';

const PAGE_BYTES = 4096;

/** The file manager is not ours to open here: what would be shown is noted instead. */
const noteShownFolders = ({ electron }: RunningApp) =>
  electron.evaluate(({ shell }) => {
    const shown: string[] = [];
    shell.openPath = (path) => {
      shown.push(path);
      return Promise.resolve('');
    };
    Object.assign(globalThis, { shown });
  });

const shownFolders = ({ electron }: RunningApp) =>
  electron.evaluate(() => (globalThis as unknown as { shown: readonly string[] }).shown);

test('a library damaged between two runs is rebuilt: its rows are there, and a notice says so until it is dismissed', async ({
  launch,
  scratch,
}) => {
  const first = await launch();
  const { profile } = first;
  const files = ['poster.pdf', 'price list.pdf', 'flyer.pdf'].map((name) => join(scratch, name));
  await Promise.all(files.map((path) => writeFile(path, `%PDF-1.4 ${path}`)));
  const desk = deskOf(first);
  await desk.drop(files);
  for (const name of ['poster.pdf', 'price list.pdf', 'flyer.pdf']) {
    await expect(desk.record(name)).toBeVisible();
  }
  const mediaId = await desk.copyMediaId('poster.pdf');
  await first.quit();
  const path = join(profile, 'library.db');
  // An index, below the first page: a database still, but not a whole one.
  const damaged = (await readFile(path)).fill(0xff, 3 * PAGE_BYTES, 3 * PAGE_BYTES + 64);
  await writeFile(path, damaged);

  const second = await launch({ profile, lang: 'zh-CN' });
  const words = CATALOGUES['zh-CN'].libraryNotice;
  const notice = second.page.getByRole('alert', { name: words.label });
  await expect(notice).toContainText(words.damagedTitle);
  await expect(notice).toContainText('3 条记录');
  for (const name of ['poster.pdf', 'price list.pdf', 'flyer.pdf']) {
    await expect(deskOf(second, 'zh-CN').record(name)).toBeVisible();
  }
  expect(await deskOf(second, 'zh-CN').copyMediaId('poster.pdf')).toBe(mediaId);
  const [aside = ''] = (await readdir(join(profile, 'damaged'))).filter((name) => name.endsWith('.db'));
  await expect(notice).toContainText(aside);
  expect((await readFile(join(profile, 'damaged', aside))).equals(damaged)).toBe(true);
  await noteShownFolders(second);
  await notice.getByRole('button', { name: words.showFile }).click();
  await expect.poll(() => shownFolders(second)).toEqual([join(profile, 'damaged')]);
  await second.quit();
  expect(await readFile(join(profile, 'logs', 'media-desk.log'), 'utf8')).toContain('library rebuilt');

  const third = await launch({ profile });
  const english = third.page.getByRole('alert', { name: CATALOGUES.en.libraryNotice.label });
  await expect(english).toContainText('3 records are in it.');
  await english.getByRole('button', { name: CATALOGUES.en.action.dismiss }).click();
  await expect(english).toBeHidden();
  await third.quit();

  const fourth = await launch({ profile });
  await expect(deskOf(fourth).record('poster.pdf')).toBeVisible();
  await expect(fourth.page.getByRole('alert')).toHaveCount(0);
});

test('a library somebody deleted comes back from its backup', async ({ launch, scratch }) => {
  const first = await launch();
  const file = join(scratch, 'poster.pdf');
  await writeFile(file, '%PDF-1.4 a poster');
  await deskOf(first).drop([file]);
  await expect(deskOf(first).record('poster.pdf')).toBeVisible();
  await first.quit();
  await writeFile(join(first.profile, 'library.db'), '');
  const second = await launch({ profile: first.profile });
  await expect(second.page.getByRole('alert')).toContainText(CATALOGUES.en.libraryNotice.missingTitle);
  await expect(deskOf(second).record('poster.pdf')).toBeVisible();
});

test('Settings make a backup, show both folders and keep the audit log as long as wanted', async ({
  launch,
}) => {
  const app = await launch();
  const { page, profile } = app;
  const words = CATALOGUES.en.keeping;
  await deskOf(app).open('settings');
  await expect(page.getByText(words.backupNone)).toBeVisible();
  await page.getByRole('button', { name: words.backUpNow }).click();
  await expect(page.getByText(/^Last one .+ KB\. They stay/)).toBeVisible();
  const backups = await readdir(join(profile, 'backups'));
  expect(backups).toEqual([expect.stringMatching(/^library-\d{8}T\d{6}Z\.db$/)]);
  expect((await stat(join(profile, 'backups', backups[0] ?? ''))).mode & 0o777).toBe(0o600);

  await noteShownFolders(app);
  await page.getByRole('button', { name: words.openBackups }).click();
  await page.getByRole('button', { name: words.openAudit }).click();
  await expect.poll(() => shownFolders(app)).toEqual([join(profile, 'backups'), join(profile, 'audit')]);

  await page.getByRole('button', { name: new RegExp(words.auditMonths) }).click();
  await page.getByRole('option', { name: '3 months', exact: true }).click();
  await expect(page.getByRole('button', { name: /3 months/ })).toBeVisible();
  await app.quit();
  const [month = ''] = await readdir(join(profile, 'audit'));
  const lines = (await readFile(join(profile, 'audit', month), 'utf8')).trim().split('\n');
  const entries = lines.map((line) => JSON.parse(line) as { action: string; subject?: string });
  expect(entries.map(({ action }) => action)).toEqual([
    'start',
    'add_account',
    'add_account',
    'change_setting',
  ]);
  expect(entries.at(-1)).toMatchObject({ subject: 'auditMonths', result: 'ok' });
});
