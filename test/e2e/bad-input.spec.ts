import { execFile } from 'node:child_process';
import { appendFile, chmod, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { describeErrcode } from '../../electron/contract/errcodes/find.ts';
import { en } from '../../electron/contract/locale/en.ts';
import { expect, test } from './app-fixture.ts';
import { accountOn, deskWith, makePicture, readClipboard, writeTo } from './desk-actions.ts';

test('an empty file, a folder, a pipe, a broken link and 5 bytes each say so on their own row; the file beside them is uploaded', async ({
  launch,
  scratch,
  server,
}) => {
  const folder = join(scratch, 'folder.jpg');
  const pipe = join(scratch, 'pipe.jpg');
  const link = join(scratch, 'link.jpg');
  await mkdir(folder);
  await promisify(execFile)('mkfifo', [pipe]);
  await symlink(join(scratch, 'nowhere.jpg'), link);
  const empty = await writeTo(scratch, 'empty.jpg', '');
  const five = await writeTo(scratch, 'five.txt', '12345');
  const good = await writeTo(scratch, 'good.jpg', makePicture(16));

  const desk = await deskWith(await launch(), accountOn(server, 'wecom', 'Guangzhou shop'));
  await desk.drop([folder, empty, good, pipe, link, five]);

  await expect(desk.record('good.jpg')).toBeVisible();
  await expect(desk.upload('folder.jpg')).toContainText(en.errors.file_is_folder.title);
  await expect(desk.upload('empty.jpg')).toContainText(en.errors.file_empty.title);
  await expect(desk.upload('pipe.jpg')).toContainText(en.errors.file_not_regular.title);
  await expect(desk.upload('link.jpg')).toContainText(en.errors.file_missing.title);
  await expect(desk.upload('five.txt')).toContainText(describeErrcode('wecom', 40006, 'upload').meaning.en);
  expect(server.simulator.media().map(({ filename }) => filename)).toEqual(['good.jpg']);
});

test('a file and a folder without permission are told from the file beside them', async ({
  launch,
  scratch,
  server,
}) => {
  const locked = await writeTo(scratch, 'locked.jpg', makePicture(16));
  await chmod(locked, 0o000);
  const room = join(scratch, 'room');
  await mkdir(room);
  const inside = await writeTo(room, 'inside.jpg', makePicture(16));
  await chmod(room, 0o000);
  const good = await writeTo(scratch, 'good.jpg', makePicture(16));

  const desk = await deskWith(
    await launch({ asOrdinaryUser: true }),
    accountOn(server, 'official_account', 'Guangzhou shop'),
  );
  await desk.drop([locked, inside, good]);

  await expect(desk.record('good.jpg')).toBeVisible();
  for (const name of ['locked.jpg', 'inside.jpg']) {
    await expect(desk.upload(name)).toContainText(en.errors.file_unreadable.title);
  }
  await chmod(room, 0o755);
  await chmod(inside, 0o644);
  await desk.upload('inside.jpg').getByRole('button', { name: en.action.retry, exact: true }).click();
  await expect(desk.record('inside.jpg')).toBeVisible();
});

test('a file deleted while it waits is missing on its own row, and the others are uploaded', async ({
  launch,
  scratch,
  server,
}) => {
  server.simulator.faults.set({ on: 'upload', hold: true });
  const names = ['first.jpg', 'second.jpg', 'third.jpg', 'gone.jpg'];
  const paths = await Promise.all(names.map((name) => writeTo(scratch, name, makePicture(16))));

  const desk = await deskWith(await launch(), accountOn(server, 'wecom', 'Guangzhou shop'));
  await desk.drop(paths);
  await expect(desk.upload('gone.jpg')).toContainText(en.state.waiting);
  await rm(join(scratch, 'gone.jpg'));
  server.simulator.faults.clear();

  await expect(desk.upload('gone.jpg')).toContainText(en.errors.file_missing.title);
  for (const name of names.slice(0, 3)) await expect(desk.record(name)).toBeVisible();
});

test('a file that grows while it is sent leaves nothing on the server, and the file beside it is uploaded', async ({
  launch,
  scratch,
  server,
}) => {
  server.simulator.faults.set({ on: 'upload', readBytesPerSecond: 3_000_000 });
  const growing = await writeTo(scratch, 'growing.log', Buffer.alloc(10_000_000, 'a line of a log\n'));
  const good = await writeTo(scratch, 'good.jpg', makePicture(16));

  const desk = await deskWith(await launch(), accountOn(server, 'wecom', 'Guangzhou shop'));
  await desk.drop([growing, good]);
  const progress = desk.upload('growing.log').getByRole('progressbar');
  await expect(progress).toHaveAttribute('aria-valuenow', /^[1-9]/);
  await appendFile(growing, 'and one more\n');

  await expect(desk.upload('growing.log')).toContainText(en.errors.file_changed.title);
  await expect(desk.record('good.jpg')).toBeVisible();
  expect(server.simulator.media().map(({ filename }) => filename)).toEqual(['good.jpg']);
});

const ODD_NAMES = [
  'quote "double" and \'single\'.jpg',
  'line\r\nbreak: media\r\n\r\n.jpg',
  '🎉 party 👩‍👩‍👧 素材.jpg',
  `${'长'.repeat(83)}.jpg`,
  '\u202egnp.evil\u202c \u200fשלום.jpg',
  '..\\..\\up; filename=x.jpg',
  ' leading and trailing .jpg ',
  '%2e%2e%2fpercent%00.jpg',
];

test('files with quotes, line breaks, emoji, 253 bytes, direction marks and path parts in their names each get a media_id', async ({
  launch,
  scratch,
  server,
}) => {
  const paths = await Promise.all(ODD_NAMES.map((name) => writeTo(scratch, name, makePicture(16))));
  const app = await launch();
  const desk = await deskWith(app, accountOn(server, 'official_account', 'Guangzhou shop'));
  await desk.drop(paths);

  await expect(
    app.page.getByText(en.toast.uploadedCopied_other.replace('{{count}}', String(paths.length))),
  ).toBeVisible();
  const stored = server.simulator.media();
  const copied = (await readClipboard(app.electron)).split('\n');
  expect(copied.toSorted()).toEqual(stored.map(({ mediaId }) => mediaId).toSorted());
  // Nothing in a name reaches the wire that could end its header or turn its direction.
  for (const { filename } of stored) expect(filename).not.toMatch(/[\r\n"\\/\u202e\u200f]/);
  for (const name of ODD_NAMES) {
    await expect(desk.record(name.replace(/\s+/g, ' ').trim())).toBeVisible();
  }
});

test('a pasted picture, which has no path, is uploaded under a name of 300 characters', async ({
  launch,
  server,
}) => {
  const app = await launch();
  const { page } = app;
  const desk = await deskWith(app, accountOn(server, 'official_account', 'Guangzhou shop'));
  const name = `${'x'.repeat(296)}.jpg`;
  const picture = makePicture(24);
  await page.evaluate(
    ([bytes, fileName]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], fileName, { type: 'image/jpeg' }));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    },
    [[...picture], name] as const,
  );
  await expect(desk.record(name)).toBeVisible();
  const [stored] = server.simulator.media();
  expect(stored).toMatchObject({ type: 'image', bytes: picture.length });
});

test('a Mini Program account takes the picture; a video and a text are refused before anything is sent', async ({
  launch,
  scratch,
  server,
}) => {
  const clip = await writeTo(
    scratch,
    'clip.mp4',
    Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'),
  );
  const note = await writeTo(scratch, 'note.txt', 'words only');
  const good = await writeTo(scratch, 'good.jpg', makePicture(16));
  const desk = await deskWith(await launch(), accountOn(server, 'mini_program', 'Shop app'));
  await desk.drop([clip, note, good]);

  await expect(desk.record('good.jpg')).toBeVisible();
  for (const name of ['clip.mp4', 'note.txt']) {
    await expect(desk.upload(name)).toContainText(en.errors.type_not_on_platform.title);
  }
  expect(server.simulator.log.filter(({ operation }) => operation === 'upload')).toHaveLength(1);
});

test('media_ids among spaces, quotes and line breaks are found; an unknown one says so on its tile, what is none is left out', async ({
  launch,
  server,
}) => {
  const picture = makePicture(16);
  const { wecom } = server.simulator.apps;
  const receive = (filename: string) =>
    server.simulator.receive({ owner: wecom.corpid, type: 'image', filename, bytes: picture });
  const [one, two] = await Promise.all([receive('one.jpg'), receive('two.jpg')]);
  const unknown = 'Unknown-media_id_0123456789';
  const app = await launch();
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Guangzhou shop'));
  await desk.open('fetch');
  const box = app.page.getByRole('textbox', { name: en.fetch.box });
  await box.fill(
    `\r\n  “${one}”\u2028\t'${two}' ,"${unknown}"\n\n${one}\n not!an?id 123 customer ${'a'.repeat(1025)}\n`,
  );

  const line = app.page.getByRole('main');
  await expect(line).toContainText('3 media_ids found');
  await expect(line).toContainText('1 repeated');
  await app.page.getByRole('button', { name: '4 left out' }).click();
  for (const reason of Object.values(en.fetch.reason)) await expect(line).toContainText(reason);
  await app.page.getByRole('button', { name: en.action.fetchAll, exact: true }).click();

  await expect(desk.tile(`${one}.jpg`).getByRole('img')).toBeVisible();
  await expect(desk.tile(`${two}.jpg`).getByRole('img')).toBeVisible();
  await expect(app.page.locator('[data-state="failed"]')).toContainText(en.gone.first.cut_off);
  await expect(line).toContainText('2 of 3 fetched');
});

test('10,000 media_ids are pasted and fetched while the window stays responsive', async ({
  launch,
  server,
}) => {
  const app = await launch();
  const { page } = app;
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Guangzhou shop'));
  await desk.open('fetch');
  const ids = Array.from({ length: 10_000 }, (_, at) => `many-${String(at).padStart(5, '0')}-media_id`);
  await app.electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), ids.join('\n'));
  const reference = await sortingTime(page);
  await measureFrames(page);

  await page.getByRole('textbox', { name: en.fetch.box }).focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByRole('main')).toContainText('10000 media_ids found');
  await page.getByRole('button', { name: en.action.fetchAll, exact: true }).click();
  const list = page.getByRole('list', { name: en.fetch.list });
  const first = desk.tile('many-00000-media_id');
  await expect(first).toContainText(en.gone.first.cut_off);
  await first.getByRole('button', { name: 'many-00000-media_id', exact: true }).focus();
  await page.keyboard.press('End');
  await expect(desk.tile('many-09999-media_id')).toBeVisible();
  const tiles = await list.getByRole('listitem').count();
  expect(tiles).toBeLessThan(200);
  const longest = await longestFrame(page);
  const sortings = longest / Math.max(reference, await sortingTime(page));
  process.stdout.write(
    `    10,000 media_ids: ${tiles} tiles in the page, longest gap between frames ${sortings.toFixed(1)} × sorting 200,000 numbers\n`,
  );
  expect(sortings).toBeLessThan(20);
});

/** How fast the page is just now, ms: the longest of some sortings of 200,000 numbers, a frame apart. */
const sortingTime = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    let longest = 0;
    for (let round = 0; round < 5; round += 1) {
      const numbers = Array.from({ length: 200_000 }, (_, at) => Math.sin(at));
      const started = performance.now();
      numbers.sort((a, b) => a - b);
      longest = Math.max(longest, performance.now() - started);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return longest;
  });

/** Starts to note the longest time between two frames. */
const measureFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    let last = performance.now();
    const frames = { longest: 0 };
    Object.assign(window, { frames });
    const onFrame = () => {
      const now = performance.now();
      frames.longest = Math.max(frames.longest, now - last);
      last = now;
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
  });

const longestFrame = (page: Page): Promise<number> =>
  page.evaluate(() => Math.round((window as unknown as { frames: { longest: number } }).frames.longest));
