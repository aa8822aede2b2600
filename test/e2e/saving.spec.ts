import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findErrcode } from '../../electron/contract/errcodes/find.ts';
import { en } from '../../electron/contract/locale/en.ts';
import { expect, test } from './app-fixture.ts';
import { accountOn, answerOpenDialog, deskWith } from './desk-actions.ts';

const words = en.saving;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('media of two accounts is saved by a template into a folder, whole and listed; the keyboard is enough', async ({
  launch,
  scratch,
  server,
}) => {
  const folder = join(scratch, 'Saved media');
  await mkdir(folder);
  const app = await launch();
  const { page } = app;
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Harbour'));
  const { wecom, officialAccount } = server.simulator.apps;
  const bytes = [randomBytes(3000), randomBytes(200_000), randomBytes(7)] as const;
  const receive = (owner: string, type: 'file' | 'image', filename: string, content: Buffer) =>
    server.simulator.receive({ owner, type, filename, bytes: content });
  const first = await receive(wecom.corpid, 'file', '报价单.bin', bytes[1]);
  const second = await receive(wecom.corpid, 'file', 'con.bin', bytes[2]);
  await desk.fetchAll(`${first}\n${second}`);
  await expect(page.locator('[data-state="done"]')).toHaveCount(2);
  await desk.addAccount(accountOn(server, 'official_account', 'Club'));
  await desk.fetchAll(await receive(officialAccount.appid, 'image', '海报.jpg', bytes[0]));
  await expect(page.locator('[data-state="done"]')).toHaveCount(3);

  await answerOpenDialog(app.electron, folder);
  const saveAll = page.getByRole('button', { name: en.desk.saveAll, exact: true });
  await saveAll.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: words.panel });
  const save = panel.getByRole('button', { name: 'Save 3 files', exact: true });
  await expect(save).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(saveAll).toBeFocused();
  await page.keyboard.press('Enter');

  const template = panel.getByRole('textbox', { name: words.name });
  const preview = panel.getByRole('list', { name: words.preview });
  await template.fill('{{nobody}}');
  await expect(panel.getByText('there is no {{nobody}}.')).toBeVisible();
  await expect(save).toBeDisabled();
  await template.fill('../{{account}}/{{number:00}} ');
  await panel.getByRole('button', { name: words.insert, exact: true }).click();
  await page.getByRole('menuitem', { name: words.placeholder.name, exact: true }).click();
  await expect(template).toBeFocused();
  await expect(template).toHaveValue('../{{account}}/{{number:00}} {{name}}');
  const paths = ['Club/01 海报.jpg', 'Harbour/02 报价单.bin', 'Harbour/03 _con.bin'];
  await expect(preview.getByRole('listitem')).toHaveText(paths);
  expect(await readdir(folder)).toEqual([]);
  await save.click();
  await expect(page.getByText('Saved 3 files in Saved media')).toBeVisible();
  await expect(panel).toBeHidden();

  const saved = await Promise.all(paths.map((path) => readFile(join(folder, path))));
  expect(saved.map(hashOf)).toEqual(bytes.map(hashOf));
  const names = await readdir(folder);
  expect(names).toHaveLength(4);
  const list = names.find((name) => name.endsWith('.json')) ?? '';
  const rows = JSON.parse(await readFile(join(folder, list), 'utf8')) as Record<string, unknown>[];
  expect(rows.map(({ file }) => file)).toEqual(paths);
  expect(rows.map(({ sha256 }) => sha256)).toEqual(saved.map(hashOf));
  expect(rows.map(({ media_id: id }) => id).slice(1)).toEqual([first, second]);
  expect(names).toContain(list.replace('.json', '.csv'));

  // What cannot be saved says why, and can be fetched again.
  await rm(join(folder, 'Harbour'), { recursive: true });
  await rm(join(app.profile, 'fetched'), { recursive: true });
  await saveAll.click();
  await panel.getByRole('button', { name: 'Save 3 files', exact: true }).click();
  await expect(panel.getByRole('list', { name: words.failures }).getByRole('listitem')).toHaveCount(3);
  server.simulator.faults.set({ on: 'get', dialect: 'oa', errcode: 40007 });
  await panel.getByRole('button', { name: 'Fetch and save 3 again', exact: true }).click();
  const failure = panel.getByRole('list', { name: words.failures }).getByRole('listitem');
  await expect(failure).toHaveCount(1);
  await expect(failure).toContainText('海报.jpg');
  await expect(failure).toContainText(findErrcode('official_account', 40007, 'get')?.meaning.en ?? '?');
  const again = await Promise.all(paths.slice(1).map((path) => readFile(join(folder, path))));
  expect(again.map(hashOf)).toEqual(bytes.slice(1).map(hashOf));
  await expect(panel.getByRole('button', { name: 'Save 1 again', exact: true })).toBeVisible();
  await panel.getByRole('button', { name: en.action.close }).click();
});
