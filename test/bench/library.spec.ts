import type { Page } from '@playwright/test';
import { en } from '../../electron/contract/locale/en.ts';
import { expect } from '../e2e/app-fixture.ts';
import { test } from './bench-fixture.ts';
import { fillLibrary } from './large-library.ts';
import { median } from './rounds.ts';

const ROWS = 100_000;
const KEYS = ['9', '8', '7', 'Backspace', 'Backspace', 'Backspace', '6', '5', 'Backspace', 'Backspace'];
const ROUNDS = 5;
const SCROLL_STEPS = 300;

test(`a library of ${ROWS}`, async ({ launch, report }) => {
  const empty = await launch();
  await empty.quit();
  // A year's work: the last days live, the others expired.
  await fillLibrary(empty.profile, ROWS, 315);
  const { page } = await launch({ profile: empty.profile });
  await expect(page.getByRole('grid').getByRole('row').nth(3)).toBeVisible();

  await page.addInitScript(watchFirstRows);
  const starts: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.reload();
    starts.push(await figure(page, 'firstRows'));
  }
  const rows = { against: '—', reach: '≤ 50 ms' };
  await report({
    what: `library of ${ROWS}: window to first rows painted`,
    ...rows,
    measured: spread(starts),
  });

  await page.getByRole('searchbox', { name: en.library.search }).focus();
  const keys: number[] = [];
  for (const key of KEYS) {
    await page.evaluate(watchKey);
    await page.keyboard.press(key);
    keys.push(await figure(page, 'keyToRows'));
  }
  await report({
    what: `library of ${ROWS}: key in Search to rows painted`,
    ...rows,
    measured: spread(keys),
  });

  const longest: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    longest.push(Math.max(...(await page.evaluate(scroll, SCROLL_STEPS))));
  await report({
    what: `library of ${ROWS}: longest frame, scrolled end to end in ${SCROLL_STEPS} steps`,
    against: '—',
    reach: '≤ 33 ms',
    measured: spread(longest),
  });
});

const spread = (values: readonly number[]): string =>
  `${median(values).toFixed(0)} ms (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})`;

/** What a watch in the page found, in ms. */
async function figure(page: Page, name: 'firstRows' | 'keyToRows'): Promise<number> {
  const found = await page.waitForFunction((asked) => Reflect.get(window, asked) as number | undefined, name);
  return (await found.jsonValue()) ?? NaN;
}

/** Runs in the page, before it: from the window's first frame to the rows'. */
function watchFirstRows(): void {
  let from = 0;
  const observer = new MutationObserver(() => {
    if (from === 0 && document.querySelector('nav')) from = performance.now();
    if (!document.querySelector('[role=grid] [role=row][aria-label]')) return;
    observer.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => Object.assign(window, { firstRows: performance.now() - from })),
    );
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

/** Runs in the page: from the next key to the frame with another number of rows. */
function watchKey(): void {
  const count = () => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount');
  const before = count();
  let from = 0;
  Object.assign(window, { keyToRows: undefined });
  window.addEventListener('keydown', (event) => (from = event.timeStamp), { once: true, capture: true });
  const observer = new MutationObserver(() => {
    if (count() === before) return;
    observer.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => Object.assign(window, { keyToRows: performance.now() - from })),
    );
  });
  observer.observe(document.body, { childList: true, subtree: true, attributes: true });
}

/** Runs in the page. Gives the ms from frame to frame. */
async function scroll(steps: number): Promise<readonly number[]> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  let scroller = document.querySelector('[role=grid]')?.parentElement;
  while (scroller && scroller.scrollHeight < scroller.clientHeight + 1000) scroller = scroller.parentElement;
  if (!scroller) throw new Error('nothing scrolls');
  scroller.scrollTop = 0;
  await new Promise((resolve) => setTimeout(resolve, 500));
  const end = scroller.scrollHeight - scroller.clientHeight;
  const frames: number[] = [];
  let before = await frame();
  for (let step = 1; step <= steps; step += 1) {
    scroller.scrollTop = (end * step) / steps;
    const now = await frame();
    frames.push(now - before);
    before = now;
  }
  return frames;
}
