import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ElectronApplication } from '@playwright/test';
import { deskWith } from '../e2e/desk-actions.ts';
import { makeFiles, stamp } from './bench-files.ts';
import { test } from './bench-fixture.ts';
import { timeUploads } from './desk-watch.ts';
import { median } from './rounds.ts';

const FILES = 20;
const ROUNDS = 7;

test(`the longest main-thread block while ${FILES} files go up`, async ({
  launch,
  scratch,
  standAlone,
  report,
}) => {
  const app = await launch();
  const desk = await deskWith(app, standAlone.account);
  const paths = await makeFiles(join(scratch, 'files'), FILES, () => randomBytes(1_000_000), 'bin');
  let rows = 0;
  const upload = async () => {
    await stamp(paths);
    rows += FILES;
    return timeUploads(desk.page, paths, rows);
  };
  const [busy, idle]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    let took = 0;
    busy.push(await longestBlock(app.electron, async () => (took = await upload())));
    idle.push(await longestBlock(app.electron, () => delay(took)));
  }
  await report({
    what: `longest main-thread block while ${FILES} × 1 MB go up`,
    against: 'idle as long',
    reach: '≤ 50 ms',
    measured: `${median(busy).toFixed(0)} ms (worst of ${ROUNDS} rounds ${Math.max(...busy).toFixed(0)}) / ${median(idle).toFixed(0)} ms`,
  });
});

/** In ms: the longest time for which a timer of 1 ms in main was not called. */
async function longestBlock(electron: ElectronApplication, work: () => Promise<unknown>): Promise<number> {
  await electron.evaluate(() => {
    const state = { longest: 0, last: performance.now() };
    const timer = setInterval(() => {
      const now = performance.now();
      state.longest = Math.max(state.longest, now - state.last - 1);
      state.last = now;
    }, 1);
    Object.assign(globalThis, { blockWatch: { state, timer } });
  });
  await work();
  return electron.evaluate(() => {
    const { state, timer } = (globalThis as unknown as { blockWatch: BlockWatch }).blockWatch;
    clearInterval(timer);
    return state.longest;
  });
}

interface BlockWatch {
  readonly state: { readonly longest: number };
  readonly timer: NodeJS.Timeout;
}
