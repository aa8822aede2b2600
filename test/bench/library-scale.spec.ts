import type { Page } from '@playwright/test';
import { MEDIA_TYPES } from '../../electron/contract/media.ts';
import { expect, test } from '../e2e/app-fixture.ts';
import { deskOf } from '../e2e/desk-actions.ts';
import { seedRecords } from '../seeded-records.ts';

const ROWS = 100_000;
const WORDS = ['春茶海报', 'price list', '新客户欢迎语', 'opening hours', '配送范围', 'gift box'];

/** A year of work: every type, most of it expired. */
const seeds = Array.from({ length: ROWS }, (_, at) => ({
  name: `${WORDS[at % WORDS.length] ?? ''} ${at}.jpg`,
  type: MEDIA_TYPES[at % MEDIA_TYPES.length] ?? 'image',
  secondsLeft: 72 * 3600 - at * 300,
  note: at % 10 === 0 ? `五一活动 ${at}` : '',
  pinned: at % 50 === 0,
}));

test.setTimeout(600_000);

test(`a library of ${ROWS} rows: keystroke to painted rows, and frames while scrolling`, async ({ launch }) => {
  const first = await launch();
  await first.quit();
  await seedRecords(first.profile, seeds);
  const app = await launch({ profile: first.profile });
  const { page } = app;
  await expect(page.getByRole('grid').getByRole('row').nth(2)).toBeVisible();
  const { words } = deskOf(app);

  await page.getByRole('searchbox', { name: words.library.search }).focus();
  const keys = [];
  for (const key of ['p', 'r', 'i', 'c', 'e', 'Backspace', 'Backspace', 'Backspace', 'Backspace', 'Backspace']) {
    keys.push(await keystroke(page, key));
  }
  report('keystroke to painted rows', keys);
  report('frames, end to end with the wheel', await framesWhile(page, (px) => px / 400));
  report('frames, 3000 px at a time', await framesWhile(page, () => 3000));
});

const report = (what: string, ms: readonly number[]) => {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  process.stdout.write(
    `${what}: n ${ms.length}, median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)} ms, over 33 ms ${ms.filter((each) => each > 33.4).length}\n`,
  );
};

/** Ms from the key's event to the frame after the rows changed. */
async function keystroke(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const state = { from: 0, to: 0 };
    Object.assign(window, { keystroke: state });
    window.addEventListener('keydown', (event) => (state.from = event.timeStamp), { once: true, capture: true });
    const observer = new MutationObserver(() => {
      observer.disconnect();
      // After the frame that shows it has been drawn.
      requestAnimationFrame(() => setTimeout(() => (state.to = performance.now())));
    });
    const header = document.querySelector('main header');
    if (header) observer.observe(header, { childList: true, characterData: true, subtree: true });
  });
  await page.keyboard.press(key);
  await page.waitForFunction(() => (window as unknown as { keystroke: { to: number } }).keystroke.to > 0);
  return page.evaluate(() => {
    const { from, to } = (window as unknown as { keystroke: { from: number; to: number } }).keystroke;
    return to - from;
  });
}

/** Ms between frames while the list is scrolled from its top to its end. */
const framesWhile = (page: Page, step: (height: number) => number): Promise<readonly number[]> =>
  page.evaluate(async (stepOf) => {
    const scroller = document.querySelector('[role=grid]')?.parentElement;
    if (!scroller) throw new Error('no list');
    scroller.scrollTop = 0;
    await new Promise((resolve) => setTimeout(resolve, 500));
    const height = scroller.scrollHeight - scroller.clientHeight;
    const by = stepOf === null ? height / 400 : stepOf;
    const gaps: number[] = [];
    let before = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    for (let top = 0; top < height; top += by) {
      scroller.scrollTop = top;
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      gaps.push(now - before);
      before = now;
    }
    return gaps;
  }, step(0) === 0 ? null : step(0));
