import { randomBytes } from 'node:crypto';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ElectronApplication } from '@playwright/test';
import { expect } from '../e2e/app-fixture.ts';
import { deskWith } from '../e2e/desk-actions.ts';
import { test } from './bench-fixture.ts';
import { timeUploads } from './desk-watch.ts';
import { libraryMediaIds } from './library-ids.ts';

const FILES = 200;
const BYTES = 10_000_000;
/** A collection is done by then. */
const COLLECTED_MS = 50;
const EVERY_MS = 200;

test(`memory of main while ${FILES} × 10 MB queue up`, async ({ launch, scratch, standAlone, report }) => {
  const app = await launch({ args: ['--js-flags=--expose-gc'] });
  const desk = await deskWith(app, standAlone.account);
  const folder = join(scratch, 'files');
  await mkdir(folder);
  // What every run makes once is made before the measuring.
  await timeUploads(desk.page, await makeLargeFiles(folder, 'first', 20), 20);
  const paths = await makeLargeFiles(folder, 'file', FILES);
  const idle = await memoryOf(app.electron, true);

  let rss = 0;
  let heap = 0;
  const uploading = timeUploads(desk.page, paths, 20 + FILES).then(() => 'ended' as const);
  for (let sample = 1; (await Promise.race([uploading, delay(EVERY_MS)])) !== 'ended'; sample += 1) {
    // The resident size as it comes, garbage and all; the heap without it, and not so often that it helps.
    const collects = sample % 10 === 0;
    const now = await memoryOf(app.electron, collects);
    rss = Math.max(rss, now.rss);
    if (collects) heap = Math.max(heap, now.heap);
  }

  expect(await libraryMediaIds(desk.page)).toHaveLength(20 + FILES);
  const row = { what: `memory of main while ${FILES} × 10 MB queue up`, reach: '≤ + 60 MB' };
  await report({ ...row, against: 'resident, idle', measured: grown(rss, idle.rss) });
  await report({ ...row, against: 'heap and buffers after gc, idle', measured: grown(heap, idle.heap) });
});

/** Empty but for their first bytes: they cost no disk. */
async function makeLargeFiles(folder: string, name: string, count: number): Promise<readonly string[]> {
  const paths = Array.from({ length: count }, (_, at) => join(folder, `${name} ${at}.bin`));
  for (const [at, path] of paths.entries()) {
    await writeFile(path, randomBytes(64));
    await truncate(path, BYTES + at);
  }
  return paths;
}

/** In bytes. Collected between two questions: a collection within one may take the question's own promise along. */
async function memoryOf(
  electron: ElectronApplication,
  collects: boolean,
): Promise<{ rss: number; heap: number }> {
  if (collects) {
    await electron.evaluate(() => {
      setTimeout(() => gc?.());
    });
    await delay(COLLECTED_MS);
  }
  return electron.evaluate(() => {
    const { rss, heapUsed, external } = process.memoryUsage();
    return { rss, heap: heapUsed + external };
  });
}

const grown = (most: number, before: number): string =>
  `+ ${((most - before) / 1e6).toFixed(0)} MB (${(before / 1e6).toFixed(0)} → ${(most / 1e6).toFixed(0)} MB)`;
