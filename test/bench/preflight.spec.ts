import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import { en } from '../../electron/contract/locale/en.ts';
import type {} from '../../renderer/bridge.ts';
import { deskWith, dropFiles } from '../e2e/desk-actions.ts';
import { test } from './bench-fixture.ts';
import { alternate, median, ratioOf, timed } from './rounds.ts';

const run = promisify(execFile);

const FILES = 100;
const ROUNDS = 5;
const FIXTURES = join(import.meta.dirname, '../fixtures/media');

test(`${FILES} mixed files dropped: every verdict`, async ({ launch, scratch, standAlone, report }) => {
  const app = await launch();
  const { page } = await deskWith(app, standAlone.account);
  await page.getByRole('button', { name: en.nav.library, exact: true }).click();
  let drops = 0;
  const pages: number[] = [];
  const mains: number[] = [];
  let paths: readonly string[] = [];
  const dropped = async () => {
    paths = await mixedFiles(join(scratch, `drop ${(drops += 1)}`));
    await watchBlocks(app.electron, page);
    const told = page.evaluate(untilToldOf, FILES);
    const startedAt = Date.now();
    await dropFiles(page, paths);
    const took = (await told) - startedAt;
    const blocks = await longestBlocks(app.electron, page);
    pages.push(blocks.page);
    mains.push(blocks.main);
    await giveUpAll(page);
    return took;
  };
  // What a script would ask, a file at a time; it fails on what is no medium.
  const probed = () =>
    timed(async () => {
      for (const path of paths) await run('ffprobe', ['-v', 'quiet', '-show_format', path]).catch(() => null);
    });
  const [own = [], reference = []] = await alternate(ROUNDS, [dropped, probed]);
  const what = `${FILES} mixed files dropped: every verdict known`;
  await report({ what, against: '—', reach: '≤ 2 s', measured: `${(median(own) / 1000).toFixed(2)} s` });
  await report({ what, against: `${FILES} × ffprobe`, reach: '—', measured: ratioOf(own, reference) });
  const worst = (all: readonly number[]) => Math.max(...all).toFixed(0);
  await report({
    what: 'longest block of the window meanwhile; of main',
    against: '—',
    reach: '≤ 50 ms',
    measured: `${median(pages).toFixed(0)} ms (worst of ${ROUNDS} rounds ${worst(pages)}); ${median(mains).toFixed(0)} ms (${worst(mains)})`,
  });
});

/** The small media of the tests, each with bytes of its own at its end, and as many that are none. */
async function mixedFiles(folder: string): Promise<readonly string[]> {
  await mkdir(folder);
  const names = (await readdir(FIXTURES)).filter((name) => name !== 'make.sh');
  const paths = Array.from({ length: FILES }, (_, at) =>
    join(folder, `${at} ${names[at % (names.length + 3)] ?? 'notes.txt'}`),
  );
  for (const [at, path] of paths.entries()) {
    const name = names[at % (names.length + 3)];
    const medium = name === undefined ? Buffer.alloc(0) : await readFile(join(FIXTURES, name));
    await writeFile(path, Buffer.concat([medium, randomBytes(16)]));
  }
  return paths;
}

/** Runs in the page: when so many uploads wait for the person, are refused or failed. Ms since epoch. */
function untilToldOf(count: number): Promise<number> {
  return new Promise((resolve) => {
    const told = new Set<string>();
    const stop = window.mediaDesk.onTransfersChanged((transfers) => {
      for (const { id, state } of transfers) if (state === 'paused' || state === 'failed') told.add(id);
      if (told.size < count) return;
      stop();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
    });
  });
}

const giveUpAll = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const started = await window.mediaDesk.start(null);
    const ids = started.ok ? started.value.transfers.map(({ id }) => id) : [];
    await window.mediaDesk.cancelTransfers({ ids });
    await window.mediaDesk.dismissTransfers({ ids });
  });

interface BlockWatch {
  longest: number;
  readonly stop: () => void;
}

/** Runs in either process: the longest time, in ms, for which a timer of 1 ms was not called. */
function watchBlock(): void {
  const watch: BlockWatch = { longest: 0, stop: () => clearInterval(timer) };
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    watch.longest = Math.max(watch.longest, now - last - 4);
    last = now;
  }, 1);
  Object.assign(globalThis, { blockWatch: watch });
}

function readBlock(): number {
  const { blockWatch } = globalThis as unknown as { blockWatch: BlockWatch };
  blockWatch.stop();
  return blockWatch.longest;
}

const watchBlocks = (electron: ElectronApplication, page: Page): Promise<unknown> =>
  Promise.all([electron.evaluate(watchBlock), page.evaluate(watchBlock)]);

async function longestBlocks(
  electron: ElectronApplication,
  page: Page,
): Promise<{ readonly main: number; readonly page: number }> {
  return { main: await electron.evaluate(readBlock), page: await page.evaluate(readBlock) };
}
