import { setTimeout as delay } from 'node:timers/promises';
import { expect } from '../e2e/app-fixture.ts';
import { launchBare, type BareApp } from './bare-app.ts';
import { test } from './bench-fixture.ts';
import { fillLibrary } from './large-library.ts';

const ROWS = 1_000;
const SECONDS = 20;
/** What start-up leaves to be done later is done by then: the search of what was filled in, and a backup of it. */
const STARTED_MS = 80_000;
const HIDDEN_MS = 5_000;

test(`idle with ${ROWS} live rows`, async ({ launch, report }) => {
  const { profile, quit } = await launch();
  await quit();
  // All live: each ends some minutes after the one before.
  await fillLibrary(profile, ROWS, 240);
  const app = await launchBare(profile);
  try {
    // Asked too early, main does not know Electron yet.
    await expect(async () => {
      expect(await inPage(app, `document.querySelectorAll('[role=row][aria-label]').length`)).toBeGreaterThan(
        5,
      );
    }).toPass({ timeout: 20_000 });
    const what = `idle with ${ROWS} live rows, ${SECONDS} s`;
    await delay(STARTED_MS);
    await report({ what, against: 'one core, window visible', reach: '≤ 1 %', measured: await share(app) });

    await app.evaluate('electron.BrowserWindow.getAllWindows()[0].hide()');
    await expect.poll(() => inPage(app, 'document.hidden')).toBe(true);
    await delay(HIDDEN_MS);
    await report({ what, against: 'one core, window hidden', reach: '0 %', measured: await share(app) });
  } finally {
    await app.kill();
  }
});

const inPage = (app: BareApp, expression: string): Promise<unknown> =>
  app.evaluate(
    `electron.BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(${JSON.stringify(expression)})`,
  );

/** Of one core, all processes of the app together. Main waits by itself: to be asked is work too. */
async function share(app: BareApp): Promise<string> {
  const used = await app.evaluate(`(async () => {
    const seconds = () =>
      electron.app.getAppMetrics().reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? NaN), 0);
    const before = seconds();
    await new Promise((resolve) => setTimeout(resolve, ${SECONDS * 1000}));
    return seconds() - before;
  })()`);
  return `${((Number(used) / SECONDS) * 100).toFixed(2)} %`;
}
