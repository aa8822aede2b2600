import type { Page } from '@playwright/test';
import { en } from '../../electron/contract/locale/en.ts';
import { findMentions } from '../../renderer/paste/find-mentions.ts';
import { expect } from '../e2e/app-fixture.ts';
import { deskWith } from '../e2e/desk-actions.ts';
import { test } from './bench-fixture.ts';
import { alternate, median, ratioOf } from './rounds.ts';

const IDS = 10_000;
const ROUNDS = 7;

/** As a gateway writes messages down, about a megabyte of them. */
const lines = Array.from({ length: IDS }, (_, at) =>
  JSON.stringify({
    FromUserName: `u${at}`,
    MsgType: 'image',
    MediaId: `1G6nrLmr5EC3MMb_-zK1dDdzmd0p7cNliYu9${at}`,
  }),
);

test(`1 MB of text with ${IDS} media_ids is pasted`, async ({ launch, standAlone, report }) => {
  const text = lines.join('\n');
  const size = `${(text.length / 2 ** 20).toFixed(1)} MB with ${IDS} media_ids`;
  const [own = [], alone = []] = await alternate(ROUNDS, [
    () => timeOf(() => expect(findMentions(text).mentions).toHaveLength(IDS)),
    () =>
      timeOf(() => {
        for (const line of lines) JSON.parse(line);
        expect(text.match(/"MediaId":"[\w-]+"/g)).toHaveLength(IDS);
      }),
  ]);
  await report({
    what: `${size} read, median ${median(own).toFixed(0)} ms`,
    against: 'JSON.parse of each line and one regular expression',
    reach: '≤ 200 ms',
    measured: ratioOf(own, alone),
  });

  const app = await launch();
  const { page } = await deskWith(app, standAlone.account);
  await page.getByRole('navigation').getByRole('button', { name: en.nav.fetch, exact: true }).click();
  await app.electron.evaluate(({ clipboard }, pasted) => clipboard.writeText(pasted), text);
  await page.getByRole('textbox', { name: en.fetch.box }).focus();
  const idle = await longestBlock(page, () => page.waitForTimeout(1000));
  const busy = await longestBlock(page, async () => {
    await page.keyboard.press('ControlOrMeta+v');
    await expect(page.getByRole('main')).toContainText(`${IDS} media_ids found`);
  });
  await report({
    what: `longest block of the window while ${size} are pasted and listed`,
    against: 'idle for a second',
    reach: '≤ 50 ms',
    measured: `${busy.toFixed(0)} ms / ${idle.toFixed(0)} ms`,
  });
});

function timeOf(run: () => void): Promise<number> {
  const started = performance.now();
  run();
  return Promise.resolve(performance.now() - started);
}

/** In ms: the longest time for which a timer of the page was not called. */
async function longestBlock(page: Page, work: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const state = { longest: 0, last: performance.now() };
    const timer = setInterval(() => {
      const now = performance.now();
      state.longest = Math.max(state.longest, now - state.last - 4);
      state.last = now;
    }, 4);
    Object.assign(window, { blockWatch: { state, timer } });
  });
  await work();
  return page.evaluate(() => {
    const { state, timer } = (window as unknown as { blockWatch: BlockWatch }).blockWatch;
    clearInterval(timer);
    return state.longest;
  });
}

interface BlockWatch {
  readonly state: { readonly longest: number };
  readonly timer: number;
}
