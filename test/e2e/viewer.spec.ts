import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { en } from '../../electron/contract/locale/en.ts';
import type {} from '../../renderer/bridge.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';
import {
  accountOn,
  answerSaveDialog,
  bytesOf,
  chosenPath,
  deskWith,
  dropFiles,
  makePicture,
  makePng,
  readClipboard,
  writeTo,
  type Desk,
} from './desk-actions.ts';
import { amrOf, amrOfAllModes, run, silkOf, snr, tone, wavSamples } from './voices.ts';

const words = en.viewer;

interface File {
  readonly name: string;
  readonly bytes: Buffer;
}

type Server = Parameters<typeof accountOn>[0];

/** Gives the server these files as a customer would, and fetches them; only a file keeps its name there. */
async function fetched(app: RunningApp, server: Server, files: readonly File[]): Promise<Desk> {
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Harbour'));
  const ids: string[] = [];
  for (const { name, bytes } of files) {
    const owner = server.simulator.apps.wecom.corpid;
    ids.push(await server.simulator.receive({ owner, type: 'file', filename: name, bytes }));
  }
  await desk.fetchAll(ids.join('\n'));
  await expect(app.page.locator('[data-state="done"]')).toHaveCount(files.length);
  return desk;
}

const inspector = (page: Page): Locator => page.getByRole('complementary', { name: en.fetch.inspector });
const quickLook = (page: Page): Locator => page.getByRole('dialog', { name: words.quickLook });
const openTile = (desk: Desk, name: string): Promise<void> =>
  desk.tile(name).getByRole('button', { name, exact: true }).click();

test('a picture is zoomed, moved, turned and copied; its tile shows a thumbnail and never the file', async ({
  launch,
  server,
}) => {
  const app = await launch();
  const { page, electron } = app;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const desk = await fetched(app, server, [{ name: 'noise.png', bytes: makePng(900) }]);
  const face = desk.tile('noise.png').getByRole('img', { name: 'noise.png' });
  await expect(face).toHaveAttribute('src', /^media:\/\/thumbnail\//);
  const thumbnail = await face.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]);
  expect(thumbnail).toEqual([192, 192]);

  await desk.open('transfers');
  const small = page.getByRole('grid', { name: en.transfers.list }).locator('img');
  await expect(small).toHaveAttribute('src', /^media:\/\/thumbnail\//);
  await desk.open('fetch');

  await openTile(desk, 'noise.png');
  const view = inspector(page);
  const picture = view.getByRole('img', { name: 'noise.png' });
  await expect(picture).toBeVisible();
  const percent = view.locator('output');
  const fit = Number((await percent.innerText()).replace('%', ''));
  expect(fit).toBeLessThan(50);
  await view.getByRole('button', { name: words.actualSize }).click();
  await expect(percent).toHaveText('100%');
  const stage = view.getByRole('group', { name: 'noise.png' });
  const before = await picture.boundingBox();
  await stage.focus();
  await page.keyboard.press('ArrowRight');
  expect((await picture.boundingBox())?.x).toBeCloseTo((before?.x ?? 0) - 60, 0);
  await page.keyboard.press('r');
  await expect(picture).toHaveCSS('transform', /matrix\(.*/);
  expect(await picture.evaluate((img: HTMLElement) => img.style.transform)).toContain('rotate(90deg)');
  await page.keyboard.press('0');
  await expect(percent).toHaveText(`${fit}%`);

  // The pixel under the pointer stays under it.
  const box = await stage.boundingBox();
  const pointer = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 60 };
  await page.mouse.move(pointer.x, pointer.y);
  const under = async () => {
    const at = await picture.boundingBox();
    return at ? [(pointer.x - at.x) / at.width, (pointer.y - at.y) / at.height] : [];
  };
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  const [x = 0, y = 0] = await under();
  await page.mouse.wheel(0, -200);
  await expect.poll(async () => (await under())[0]).toBeCloseTo(x, 2);
  expect((await under())[1]).toBeCloseTo(y, 2);

  await view.getByRole('button', { name: words.copyPicture }).click();
  await expect(page.getByText(words.copiedPicture)).toBeVisible();
  const copied = await electron.evaluate(({ clipboard }) => {
    const board = clipboard as unknown as { readImage(): { getSize(): { width: number; height: number } } };
    return board.readImage().getSize();
  });
  expect(copied).toEqual({ width: 900, height: 900 });
});

test('quick look goes from file to file by keys, and back to the tile', async ({
  launch,
  server,
  scratch,
}) => {
  const app = await launch();
  const { page, electron } = app;
  const desk = await fetched(app, server, [
    { name: 'one.png', bytes: makePng(300) },
    {
      name: 'two.txt',
      bytes: Buffer.from('<h1>not a heading</h1><script>document.title = "ran"</script>'),
    },
    { name: 'three.json', bytes: Buffer.from('{"id":12345678901234567890,"list":[1,{}]}') },
  ]);
  await desk.tile('one.png').getByRole('button', { name: 'one.png', exact: true }).focus();
  await page.keyboard.press('Space');
  const look = quickLook(page);
  await expect(look.getByRole('heading', { name: 'one.png' })).toBeVisible();
  await expect(look.getByText('1 / 3')).toBeVisible();
  await expect(look.getByRole('img', { name: 'one.png' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(look.getByText('1 / 3')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(look.getByText('2 / 3')).toBeVisible();
  await expect(look.getByLabel(words.text)).toHaveText(
    '<h1>not a heading</h1><script>document.title = "ran"</script>',
  );
  expect(await page.title()).toBe('Media Desk');
  await page.keyboard.press('PageDown');
  await expect(look.getByText('3 / 3')).toBeVisible();
  await expect(look.getByLabel(words.text)).toHaveText(
    '{\n  "id": 12345678901234567890,\n  "list": [\n    1,\n    {}\n  ]\n}',
  );
  await look.getByRole('button', { name: words.previous }).click();
  await expect(look.getByText('2 / 3')).toBeVisible();

  const setFullScreen = await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const calls: boolean[] = [];
    Object.assign(globalThis, { fullScreenCalls: calls });
    if (window) window.setFullScreen = (on: boolean) => void calls.push(on);
    return calls;
  });
  expect(setFullScreen).toEqual([]);
  await page.keyboard.press('f');
  await page.keyboard.press('Escape');
  await expect(look).toBeHidden();
  expect(
    await electron.evaluate(() => (globalThis as { fullScreenCalls?: boolean[] }).fullScreenCalls),
  ).toEqual([true, false]);
  await expect(desk.tile('two.txt').getByRole('button', { name: 'two.txt', exact: true })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(look).toBeVisible();
  await page.keyboard.press('Space');
  await expect(look).toBeHidden();

  // A drop leads to the Library, and the look goes with its view.
  await expect(desk.tile('two.txt').getByRole('button', { name: 'two.txt', exact: true })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(look).toBeVisible();
  await page.keyboard.press('f');
  await dropFiles(page, [await writeTo(scratch, 'dropped.jpg', makePicture(20))]);
  await expect(look).toBeHidden();
  await expect
    .poll(() => electron.evaluate(() => (globalThis as { fullScreenCalls?: boolean[] }).fullScreenCalls))
    .toEqual([true, false, true, false]);
});

for (const kind of ['amr', 'silk', 'wav', 'mp3', 'm4a', 'ogg', 'flac'] as const) {
  test(`a voice in ${kind} is played, sought through by mouse and keys, and quickened`, async ({
    launch,
    server,
    scratch,
  }) => {
    const app = await launch();
    const { page } = app;
    const name = `voice.${kind}`;
    const bytes = await voiceOf(kind, scratch);
    const desk = await fetched(app, server, [{ name, bytes }]);
    await openTile(desk, name);
    const view = inspector(page);
    await expect(view.getByText('0:00 / 0:06')).toBeVisible();
    const slider = view.getByRole('slider', { name: words.seek });
    await expect
      .poll(() =>
        slider
          .locator('path')
          .first()
          .evaluate((path) => path.getAttribute('d')?.includes('v40')),
      )
      .toBe(true);

    await slider.focus();
    await page.keyboard.press('End');
    await expect(slider).toHaveAttribute('aria-valuenow', '6');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect(slider).toHaveAttribute('aria-valuetext', '0:01 of 0:06');
    const box = await slider.boundingBox();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 5);
    await expect(slider).toHaveAttribute('aria-valuenow', '3');
    await view.getByRole('radio', { name: '2×' }).click({ force: true });
    expect(await page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.playbackRate)).toBe(2);
    await view.getByRole('button', { name: words.play }).click();
    await expect(view.getByRole('button', { name: words.pause })).toBeVisible();
    await expect(slider).toHaveAttribute('aria-valuenow', '6');
    await expect(view.getByRole('button', { name: words.play })).toBeVisible();
  });
}

test('an hour of silence in a small FLAC costs the page neither its memory nor its life', async ({
  launch,
  server,
  scratch,
}) => {
  const path = join(scratch, 'hour.flac');
  await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=stereo:d=3600', path]);
  const app = await launch();
  const desk = await fetched(app, server, [{ name: 'hour.flac', bytes: await bytesOf(path) }]);
  const started = app.page.waitForEvent('worker');
  await openTile(desk, 'hour.flac');
  const ended = new Promise((resolve) => void started.then((worker) => worker.once('close', resolve)));
  await expect(inspector(app.page).getByText('0:00 / 1:00:00')).toBeVisible();
  await ended;
  const peak = await app.electron.evaluate(({ app: electron }) => {
    const page = electron.getAppMetrics().find(({ type }) => type === 'Tab');
    return (page?.memory.peakWorkingSetSize ?? page?.memory.workingSetSize ?? Infinity) / 1024;
  });
  process.stdout.write(`    memory of the page: ${peak.toFixed(0)} MB at most\n`);
  expect(peak).toBeLessThan(500);
});

async function voiceOf(kind: string, scratch: string): Promise<Buffer> {
  // Some encoders leave the last frame out.
  const pcm = tone(6.2);
  if (kind === 'amr') return amrOf(pcm);
  if (kind === 'silk') return silkOf(pcm);
  const path = join(scratch, `source.${kind}`);
  await run('ffmpeg', ['-v', 'error', '-f', 's16le', '-ar', '8000', '-ac', '1', '-i', '-', path], pcm);
  return bytesOf(path);
}

test('an AMR voice saved as WAV has the samples of the reference decoder', async ({
  launch,
  server,
  scratch,
}, info) => {
  const app = await launch();
  const bytes = await amrOfAllModes();
  const desk = await fetched(app, server, [{ name: 'voice.amr', bytes }]);
  await openTile(desk, 'voice.amr');
  await answerSaveDialog(app.electron, scratch);
  await inspector(app.page).getByRole('button', { name: words.saveWav }).click();
  await expect(app.page.getByText(en.toast.saved.replace('{{name}}', 'voice.wav'))).toBeVisible();
  expect(await chosenPath(app.electron)).toBe(join(scratch, 'voice.wav'));
  const ours = wavSamples(await bytesOf(join(scratch, 'voice.wav')));
  const theirs = await run('sox', ['-t', 'amr-nb', '-', '-t', 's16', '-'], bytes);
  const ratio = snr(ours, new Int16Array(new Uint8Array(theirs).buffer));
  info.annotations.push({ type: 'SNR', description: `${ratio.toFixed(1)} dB` });
  process.stdout.write(
    `AMR-NB, all eight modes, against OpenCORE's decoder: ${ratio.toFixed(1)} dB over ${ours.length} samples\n`,
  );
  expect(ours.length * 2).toBe(theirs.length);
  expect(ratio).toBeGreaterThan(60);
});

test('a video has its picture and length on its tile, and is sought through Range; one that cannot be decoded says so', async ({
  launch,
  server,
  scratch,
}) => {
  const app = await launch();
  const { page } = app;
  const path = join(scratch, 'clip.mp4');
  await run('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=duration=8:size=640x360:rate=25'],
    ...['-f', 'lavfi', '-i', 'sine=duration=8', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-g', '25', path],
  ]);
  const clip = await bytesOf(path);
  const desk = await fetched(app, server, [
    { name: 'clip.mp4', bytes: clip },
    {
      name: 'broken.mp4',
      bytes: Buffer.concat([clip.subarray(0, 40), Buffer.alloc(9000, 7)]),
    },
  ]);
  const poster = page.getByRole('main').getByRole('img', { name: 'clip.mp4' });
  await expect(poster).toBeVisible();
  expect(await poster.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight])).toEqual([
    192, 108,
  ]);
  await expect(page.getByRole('main').getByText('0:08', { exact: true })).toBeVisible();
  await expect(page.getByRole('main').getByRole('img', { name: 'broken.mp4' })).toHaveCount(0);
  await openTile(desk, 'clip.mp4');
  const video = inspector(page).locator('video');
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState))
    .toBeGreaterThan(1);
  expect(
    await video.evaluate((element: HTMLVideoElement) => [element.videoWidth, Math.round(element.duration)]),
  ).toEqual([640, 8]);
  await video.evaluate((element: HTMLVideoElement) => (element.currentTime = 6.5));
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => !element.seeking && element.currentTime))
    .toBe(6.5);
  await openTile(desk, 'broken.mp4');
  await expect(inspector(page).getByText(words.videoBroken)).toBeVisible();
});

test('what cannot be shown is told of: kind, size, hash; a false name is labelled; a bomb is not decoded', async ({
  launch,
  server,
}) => {
  const app = await launch();
  const { page, electron } = app;
  const bomb = makePng(2);
  bomb.writeUInt32BE(50_000, 16);
  bomb.writeUInt32BE(50_000, 20);
  const desk = await fetched(app, server, [
    {
      name: 'wide.amr',
      bytes: Buffer.concat([Buffer.from('#!AMR-WB\n'), Buffer.alloc(2000, 4)]),
    },
    { name: 'high.speex', bytes: Buffer.alloc(3000, 0xb5) },
    {
      name: 'tool.zip',
      bytes: Buffer.concat([Buffer.from('PK\x03\x04\x14\0', 'latin1'), Buffer.alloc(400)]),
    },
    { name: 'photo.jpg', bytes: Buffer.from('%PDF-1.4 not a photo') },
    { name: 'bomb.png', bytes: bomb },
    { name: 'cut.png', bytes: makePng(400).subarray(0, 900) },
    { name: 'bad.amr', bytes: Buffer.from('#!AMR\n\x3c') },
    { name: 'bad.silk', bytes: Buffer.from('\x02#!SILK_V3\x01', 'latin1') },
  ]);
  const view = inspector(page);
  await openTile(desk, 'wide.amr');
  await expect(view.getByText(words.amrWb)).toBeVisible();
  await openTile(desk, 'high.speex');
  await expect(view.getByText(words.speex)).toBeVisible();
  await openTile(desk, 'tool.zip');
  await expect(view.getByText('application/zip · 406 B')).toBeVisible();
  await view.getByRole('button', { name: words.copyHash }).click();
  await expect.poll(() => readClipboard(electron)).toMatch(/^[0-9a-f]{64}$/);

  await openTile(desk, 'photo.jpg');
  await expect(view.getByRole('note', { name: words.mismatch })).toContainText('.jpg');
  await electron.evaluate(({ shell }) => {
    shell.openPath = (path: string) => {
      Object.assign(globalThis, { openedPath: path });
      return Promise.resolve('');
    };
  });
  await view.getByRole('button', { name: words.openPdf }).click();
  await expect
    .poll(() => electron.evaluate(() => (globalThis as { openedPath?: string }).openedPath ?? ''))
    .toMatch(/\/outgoing\/.*\/photo\.jpg\.pdf$/);

  await openTile(desk, 'bomb.png');
  await expect(view.getByText('50000 × 50000')).toBeVisible();
  await openTile(desk, 'cut.png');
  await expect(view.getByRole('img', { name: 'cut.png' })).toBeVisible();
  for (const name of ['bad.amr', 'bad.silk']) {
    await openTile(desk, name);
    await expect(view.getByText(en.errors.voice_undecodable.title)).toBeVisible();
  }

  await rm(join(app.profile, 'fetched'), { recursive: true });
  for (const name of ['bomb.png', 'bad.amr']) {
    await openTile(desk, name);
    await expect(view.getByText(words.gone)).toContainText(words.fetchAgain);
  }
});

test('a tile dragged out is a copy of the file under its own name', async ({ launch, server }) => {
  const app = await launch();
  const { page, electron } = app;
  const bytes = makePng(64);
  const desk = await fetched(app, server, [{ name: '海报.png', bytes }]);
  await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return;
    window.webContents.startDrag = (item) => {
      Object.assign(globalThis, {
        dragged: { file: item.file, isEmpty: (item.icon as { isEmpty(): boolean }).isEmpty() },
      });
    };
  });
  const box = await desk.tile('海报.png').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 40);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 90, (box?.y ?? 0) + 90, { steps: 5 });
  const dragged = () =>
    electron.evaluate(() => (globalThis as { dragged?: { file: string; isEmpty: boolean } }).dragged ?? null);
  await expect.poll(dragged).toMatchObject({ isEmpty: false });
  await page.mouse.up();
  const { file = '' } = (await dragged()) ?? {};
  expect(file.split('/').at(-1)).toBe('海报.png');
  expect((await bytesOf(file)).equals(bytes)).toBe(true);
  expect(file).not.toContain('fetched');
});

test('quick look goes through the Library’s records, and fetches what the server has of one', async ({
  launch,
  server,
  scratch,
}) => {
  const app = await launch();
  const { page } = app;
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Harbour'));
  const paths = [
    await writeTo(scratch, 'one.jpg', makePicture(50)),
    await writeTo(scratch, 'two.pdf', Buffer.from('%PDF-1.4 a menu')),
  ];
  for (const path of paths) await desk.drop([path]);
  await expect(desk.record('two.pdf')).toBeVisible();
  await expect(desk.record('one.jpg')).toBeVisible();
  const grid = page.getByRole('grid', { name: en.library.list });
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  const look = quickLook(page);
  await expect(look.getByText('1 / 2')).toBeVisible();
  const isFirst = await look.getByRole('heading', { name: 'one.jpg' }).isVisible();
  const second = isFirst ? 'two.pdf' : 'one.jpg';
  const shown = await look.elementHandle();
  const next = look.getByRole('button', { name: words.next });
  await next.press('Enter');
  await expect(look.getByRole('heading', { name: second })).toBeVisible();
  // The same dialog: a screen reader is not told anew that it opened.
  expect(await look.evaluate((now, before) => now === before, shown)).toBe(true);
  await expect(look.getByText('2 / 2')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(look.getByText('2 / 2')).toBeVisible();
  if (isFirst) await page.keyboard.press('ArrowLeft');
  await expect(look.getByRole('heading', { name: 'one.jpg' })).toBeVisible();
  await look.getByRole('button', { name: words.fetchToSee }).click();
  await expect(look.getByRole('group')).toBeVisible();
  expect(
    await look
      .getByRole('img')
      .evaluate((image: HTMLImageElement) => [image.naturalWidth, image.src.split('/')[2]]),
  ).toEqual([48, 'fetched']);
  await page.keyboard.press('Space');
  await expect(look).toBeHidden();
  await expect(grid).toBeFocused();
  await expect(desk.record('one.jpg')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+ ');
  await expect(desk.record('one.jpg')).toHaveAttribute('aria-selected', 'false');
});

test('the page reads an upload’s file by its id while it has not been sent, in parts, and no other file', async ({
  launch,
  server,
  scratch,
}) => {
  const app = await launch();
  const { page } = app;
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Harbour'));
  const bytes = makePng(64);
  await desk.drop([await writeTo(scratch, 'poster.png', bytes)]);
  await expect(desk.upload('poster.png')).toContainText(en.preflight.verdict.fits_after_conversion);
  const answers = await page.evaluate(async () => {
    const started = await window.mediaDesk.start(null);
    const id = started.ok ? started.value.transfers[0]?.id : '';
    const read = async (url: string, range?: string) => {
      const answer = await fetch(url, range === undefined ? {} : { headers: { Range: range } });
      const { status, headers } = answer;
      return [status, headers.get('Content-Type'), headers.get('Content-Range'), (await answer.blob()).size];
    };
    return Promise.all([
      read(`media://upload/${id}`),
      read(`media://upload/${id}`, 'bytes=10-19'),
      read(`media://fetched/${id}`),
      read(`media://upload/${crypto.randomUUID()}`),
      read('media://upload/..%2F..%2Fetc%2Fpasswd'),
    ]);
  });
  expect(answers).toEqual([
    [200, 'image/png', null, bytes.length],
    [206, 'image/png', `bytes 10-19/${bytes.length}`, 10],
    [404, null, null, 0],
    [404, null, null, 0],
    [404, null, null, 0],
  ]);
});
