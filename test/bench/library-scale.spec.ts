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

test(`a library of ${ROWS} rows: keystroke to painted rows, and frames while scrolling`, async ({
  launch,
}) => {
  const first = await launch();
  await first.quit();
  await seedRecords(first.profile, seeds);
  const app = await launch({ profile: first.profile });
  const { page } = app;
  await expect(page.getByRole('grid').getByRole('row').nth(2)).toBeVisible();
  const { words } = deskOf(app);

  await page.getByRole('searchbox', { name: words.library.search }).focus();
  const keys = [];
  // Each changes the count, by which a new answer is known.
  for (const key of ['9', '8', '7', '6', ...Array<string>(4).fill('Backspace'), '茶', 'Backspace'])
    keys.push(await keystroke(page, key));
  await page.getByRole('searchbox', { name: words.library.search }).fill('');
  report('keystroke to painted rows', keys);
  for (const steps of [400, 1000]) {
    report(`frames, end to end in ${steps} steps`, await framesWhile(page, steps));
  }
  await page.getByRole('grid').focus();
  const started = performance.now();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByRole('toolbar', { name: '100,000 selected' })).toBeVisible({ timeout: 60_000 });
  report('everything selected', [performance.now() - started]);
});

const report = (what: string, ms: readonly number[]) => {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  process.stdout.write(
    `${what}: n ${ms.length}, median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)} ms, over 33 ms ${ms.filter((each) => each > 33.4).length}\n`,
  );
};

/** Ms from the key's event to the frame after the rows changed. */
async function keystroke(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const state = { from: 0, to: 0 };
    Object.assign(window, { keystroke: state });
    for (const name of ['keydown', 'beforeinput']) {
      window.addEventListener(name, (event) => (state.from ||= event.timeStamp), {
        once: true,
        capture: true,
      });
    }
    const observer = new MutationObserver(() => {
      observer.disconnect();
      // After the frame that shows it has been drawn.
      requestAnimationFrame(() => setTimeout(() => (state.to = performance.now())));
    });
    const header = document.querySelector('main header');
    if (header) observer.observe(header, { childList: true, characterData: true, subtree: true });
  });
  await (key.length > 1 || key < '\x7f' ? page.keyboard.press(key) : page.keyboard.insertText(key));
  await page.waitForFunction(
    () => (window as unknown as { keystroke: { to: number } }).keystroke.to > 0,
    null,
    {
      timeout: 5000,
    },
  );
  return page.evaluate(() => {
    const { from, to } = (window as unknown as { keystroke: { from: number; to: number } }).keystroke;
    return to - from;
  });
}

/** Ms between frames while the list is scrolled from its top to its end, in so many steps. */
const framesWhile = (page: Page, steps: number): Promise<readonly number[]> =>
  page.evaluate(async (count) => {
    const scroller = document.querySelector('[role=grid]')?.parentElement;
    if (!scroller) throw new Error('no list');
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    scroller.scrollTop = 0;
    await new Promise((resolve) => setTimeout(resolve, 500));
    const height = scroller.scrollHeight - scroller.clientHeight;
    const gaps: number[] = [];
    let before = await frame();
    for (let at = 1; at <= count; at += 1) {
      scroller.scrollTop = (height * at) / count;
      const now = await frame();
      gaps.push(now - before);
      before = now;
    }
    return gaps;
  }, steps);
