import { stat } from 'node:fs/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { en } from '../../electron/contract/locale/en.ts';
import { MEDIA_TYPES } from '../../electron/contract/media.ts';
import { seedRecords, type SeededRecord } from '../seeded-records.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';
import { answerSaveDialog, bytesOf, chosenPath, deskOf, readClipboard, writeTo } from './desk-actions.ts';

const HOUR = 3600;
const NAMES = ['春茶海报', 'Price list', '新客户欢迎语', 'Opening hours', '配送范围图'];

/** Every type and name 100 times; an hour of life more with each, the first hundred of them expired. */
const SEEDS: readonly SeededRecord[] = Array.from({ length: 500 }, (_, at) => ({
  name: `${NAMES[at % NAMES.length] ?? ''} ${String(at).padStart(3, '0')}.jpg`,
  type: MEDIA_TYPES[at % MEDIA_TYPES.length] ?? 'image',
  secondsLeft: (at - 100) * HOUR + 1800,
  note: at === 321 ? '五一活动专用，请勿外发' : '',
  pinned: at >= 490,
}));

type Launch = (options?: { readonly profile?: string }) => Promise<RunningApp>;

async function launchSeeded(launch: Launch, seeds: readonly SeededRecord[]): Promise<RunningApp> {
  const first = await launch();
  await first.quit();
  await seedRecords(first.profile, seeds);
  return launch({ profile: first.profile });
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const search = (page: Page) => page.getByRole('searchbox', { name: en.library.search });
/** The first records; row 0 is the column heads. */
const record = (page: Page, at: number) =>
  page
    .getByRole('grid')
    .getByRole('row')
    .nth(at + 1);
const count = (page: Page, text: string) => expect(page.locator('main > header')).toContainText(text);

test('500 records: found by a Chinese substring, by note, filtered, sorted, and what hides them is named', async ({
  launch,
}) => {
  const { page } = await launchSeeded(launch, SEEDS);
  const desk = deskOf({ page } as RunningApp);
  await count(page, '500 media_ids');
  await expect(record(page, 0)).toHaveAccessibleName('春茶海报 100.jpg');

  await search(page).fill('客户欢');
  await count(page, '100 matches');
  await expect(record(page, 0)).toHaveAccessibleName('新客户欢迎语 102.jpg');
  await search(page).fill('五一活动');
  await count(page, '1 match');
  await expect(record(page, 0)).toHaveAccessibleName('Price list 321.jpg');
  await expect(record(page, 0)).toContainText('五一活动专用，请勿外发');
  await page.keyboard.press('Escape');
  await count(page, '500 media_ids');

  await button(page, en.listing.type).click();
  await page.getByRole('menuitemcheckbox', { name: en.type.image }).click();
  await page.getByRole('menuitemcheckbox', { name: en.type.voice }).click();
  await page.keyboard.press('Escape');
  await count(page, '200 matches');
  await button(page, en.listing.life).click();
  await page.getByRole('menuitemradio', { name: en.listing.lives.expired }).click();
  await count(page, '40 matches');
  await button(page, en.listing.pinned).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(
    'Nothing matches Image or Voice, Expired, and Pinned',
  );
  await desk.open('transfers');
  await desk.open('library');
  await expect(button(page, en.listing.pinned)).toHaveAttribute('aria-pressed', 'true');
  await button(page, en.listing.clear).first().click();
  await count(page, '500 media_ids');

  const head = (name: string) => page.getByRole('columnheader', { name });
  await expect(head(en.library.column.expires)).toHaveAttribute('aria-sort', 'ascending');
  await head(en.library.column.name).getByRole('button').click();
  await expect(head(en.library.column.name)).toHaveAttribute('aria-sort', 'ascending');
  await expect(record(page, 0)).toHaveAccessibleName('Opening hours 003.jpg');
  await head(en.library.column.name).getByRole('button').click();
  await expect(head(en.library.column.name)).toHaveAttribute('aria-sort', 'descending');
  await expect(record(page, 0)).toHaveAccessibleName('配送范围图 499.jpg');
  await page.getByRole('button', { name: new RegExp(`^${en.listing.sort}:`) }).click();
  await page.getByRole('menuitemradio', { name: en.listing.sorts.expiry, exact: true }).click();
  await expect(record(page, 0)).toHaveAccessibleName('春茶海报 100.jpg');
});

test('the inspector by keyboard alone: note, put back with Esc, pin, history, delete', async ({ launch }) => {
  const app = await launchSeeded(launch, SEEDS.slice(100, 110));
  const { page } = app;
  const { keyboard } = page;
  await expect(record(page, 0)).toBeVisible();
  const inspector = page.getByRole('complementary', { name: en.inspector.label });
  const note = inspector.getByRole('textbox', { name: en.inspector.note });
  const tabTo = async (target: typeof note) => {
    await expect(target).toBeAttached();
    for (let presses = 0; presses < 20; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await keyboard.press('Tab');
    }
    throw new Error('Tab does not lead there');
  };

  await page.getByRole('grid').focus();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(inspector).toBeFocused();
  await expect(inspector).toContainText('Price list 101.jpg');
  await expect(inspector).toContainText(en.inspector.event.uploaded);
  await tabTo(note);
  await keyboard.type('for May');
  await keyboard.press('Escape');
  await expect(note).toHaveValue('');
  await keyboard.type('for June');
  await keyboard.press('Shift+Tab');
  await expect(inspector.getByRole('switch', { name: en.records.pin })).toBeFocused();
  await keyboard.press(' ');
  await expect(inspector.getByRole('switch', { name: en.records.pin })).toBeChecked();
  await keyboard.press('Escape');
  await expect(page.getByRole('grid')).toBeFocused();
  await expect(record(page, 1)).toContainText('for June');
  await expect(record(page, 1).getByRole('img', { name: en.listing.pinned })).toBeVisible();

  await keyboard.press('Shift+ArrowDown');
  await expect(inspector).toContainText('2 selected');
  await keyboard.press('ControlOrMeta+c');
  await expect.poll(async () => (await readClipboard(app.electron)).split('\n')).toHaveLength(2);
  await keyboard.press('ArrowDown');
  await expect(inspector).toContainText('Opening hours 103.jpg');
  await keyboard.press('Delete');
  await page.getByRole('alertdialog').getByRole('button', { name: en.action.delete }).click();
  await count(page, '9 media_ids');
  await expect(inspector).toContainText(en.inspector.none);
  await expect(page.getByRole('grid')).toBeFocused();
  await keyboard.press('Escape');
  await expect(inspector).toHaveCount(0);
});

test('a note still being written when the window closes is there the next time', async ({ launch }) => {
  const noteOf = async ({ page }: RunningApp) => {
    await record(page, 0).click({ position: { x: 90, y: 20 } });
    const inspector = page.getByRole('complementary', { name: en.inspector.label });
    if (!(await inspector.isVisible())) await button(page, en.inspector.label).click();
    return inspector.getByRole('textbox', { name: en.inspector.note });
  };
  const app = await launchSeeded(launch, SEEDS.slice(100, 101));
  await (await noteOf(app)).fill('for the spring campaign');
  await app.quit();
  const again = await launch({ profile: app.profile });
  await expect(await noteOf(again)).toHaveValue('for the spring campaign');
});

test('at the smallest window nothing lies over anything else, inspector and all', async ({ launch }) => {
  const app = await launchSeeded(launch, SEEDS.slice(100, 120));
  const { page } = app;
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(880, 560),
  );
  await button(page, en.inspector.label).click();
  await record(page, 0).click({ position: { x: 90, y: 20 } });
  const inspector = page.getByRole('complementary', { name: en.inspector.label });
  await expect(inspector).toContainText(en.inspector.event.uploaded);
  const [left, right] = [await page.getByRole('grid').boundingBox(), await inspector.boundingBox()];
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);
  expect(await inspector.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  const header = page.locator('main > header');
  expect(await header.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});

test('an export taken in by a second profile gives the same rows; rows that are wrong are reported', async ({
  launch,
  scratch,
}) => {
  const first = await launchSeeded(launch, SEEDS);
  await count(first.page, '500 media_ids');
  await answerSaveDialog(first.electron, scratch);
  const exported = async (app: RunningApp, item: string): Promise<string> => {
    await button(app.page, en.listing.menu).click();
    await app.page.getByRole('menuitem', { name: item, exact: true }).click();
    await expect(app.page.getByText(/^Exported 500 records to/)).toBeVisible();
    return (await chosenPath(app.electron)) ?? '';
  };
  const csv = await exported(first, en.listing.exportLibrary.replace('{{format}}', 'CSV'));
  expect((await stat(csv)).size).toBeGreaterThan(50_000);

  const second = await launch();
  const { page } = second;
  await importFile(second.electron, page, csv);
  await expect(page.getByText('Imported 500 records', { exact: true })).toBeVisible();
  await button(page, `${en.library.scope}: ${en.library.scopeAccount}`).click();
  await page.getByRole('menuitemradio', { name: en.library.scopeAll }).click();
  await count(page, '500 media_ids');
  await expect(record(page, 0)).toHaveAccessibleName('春茶海报 100.jpg');
  expect(await everyRecord(page)).toEqual(await everyRecord(first.page));

  const [head = '', row = ''] = (await bytesOf(csv)).toString().split('\r\n');
  const wrong = row.replace(/,(image|voice|video|file|thumb),/, ',poster,');
  const broken = await writeTo(scratch, 'broken.csv', [head, row, wrong, ''].join('\r\n'));
  await importFile(second.electron, page, broken);
  const report = page.getByRole('region', { name: en.importReport.label });
  await expect(report).toContainText(`Line 3: ${en.importRefusal.type}`);
  await report.getByRole('button', { name: en.importReport.copy }).click();
  await expect.poll(() => readClipboard(second.electron)).toContain('Imported from broken.csv');
  await report.getByRole('button', { name: en.action.close }).click();
  await expect(report).toHaveCount(0);
});

/** Chooses Import…, answering the system's dialog with this file. */
async function importFile(electron: ElectronApplication, page: Page, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
  }, path);
  await button(page, en.listing.menu).click();
  await page.getByRole('menuitem', { name: en.listing.import, exact: true }).click();
}

/** The library as the page gets it, less the ids, which are each profile's own. */
const everyRecord = (page: Page) =>
  page.evaluate(async () => {
    const filter = { accountId: null, search: '', types: [], life: 'any', pinned: false } as const;
    const sort = { by: 'name', descending: false } as const;
    const answer = await window.mediaDesk.libraryPage({ filter, sort, offset: 0, limit: 500 });
    return answer.ok
      ? answer.value.rows.map(({ mediaId, name, note, pinned }) => [mediaId, name, note, pinned])
      : [];
  });
