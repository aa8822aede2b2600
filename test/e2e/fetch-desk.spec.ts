import type { Locator, Page } from '@playwright/test';
import { en } from '../../electron/contract/locale/en.ts';
import { bareMention, type Mention } from '../../electron/contract/mention.ts';
import type {} from '../../renderer/bridge.ts';
import { expect, test } from './app-fixture.ts';
import { accountOn, deskOf, makePng, readClipboard } from './desk-actions.ts';

const words = en.desk;
const now = Math.floor(Date.now() / 1000);
const HOUR = 3600;

/** As the paste box hands over what it found. */
const fetchMentions = (page: Page, account: string, mentions: readonly Mention[]): Promise<void> =>
  page.evaluate(
    async ([name, those]) => {
      const desk = window.mediaDesk;
      const started = await desk.start(null);
      const found = started.ok ? started.value.accounts.find((one) => one.name === name) : undefined;
      await desk.fetchMedia({ accountId: found?.id ?? '', mentions: those });
    },
    [account, mentions] as const,
  );

const choose = async (page: Page, button: RegExp, item: string): Promise<void> => {
  await page.getByRole('button', { name: button }).click();
  await page
    .getByRole(/^Kind/.test(button.source) ? 'menuitemcheckbox' : 'menuitemradio', { name: item })
    .click();
  await page.keyboard.press('Escape');
};

const names = (page: Page): Promise<readonly string[]> =>
  page.locator('[data-state] > button').evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));

/** No frame comes until the returned function is called; it ends once what waited for one has run. */
async function slowFrames(page: Page): Promise<() => Promise<void>> {
  const handle = await page.evaluateHandle(() => {
    const request = window.requestAnimationFrame.bind(window);
    const cancel = window.cancelAnimationFrame.bind(window);
    const held = new Map<number, FrameRequestCallback>();
    let latest = -1;
    window.requestAnimationFrame = (callback) => {
      held.set((latest -= 1), callback);
      return latest;
    };
    window.cancelAnimationFrame = (frame) => {
      if (!held.delete(frame)) cancel(frame);
    };
    return async () => {
      Object.assign(window, { requestAnimationFrame: request, cancelAnimationFrame: cancel });
      for (const callback of held.values()) callback(performance.now());
      await new Promise<number>((resolve) => request(resolve));
    };
  });
  return () => handle.evaluate((end) => end());
}

const noTile = 'x'.repeat(56);

test('tiles of both dialects are grouped, filtered, selected and looked at by keys; each that is gone says why', async ({
  launch,
  server,
}) => {
  const { simulator, origin } = server;
  const { wecom, wecomOtherCorp, officialAccount } = simulator.apps;
  const receive = (owner: string, filename: string) =>
    simulator.receive({ owner, type: 'file', filename, bytes: makePng(40) });
  const of = (mediaId: string, more: Partial<Mention>): Mention => ({
    ...bareMention(mediaId, 'callback_xml'),
    sentAt: now - HOUR,
    ...more,
  });
  const app = await launch();
  const { page } = app;
  const desk = deskOf(app);
  await desk.addAccount(accountOn(server, 'wecom', 'Harbour'));
  await desk.addAccount(accountOn(server, 'official_account', 'Tea house'));
  const { corpid, corpsecret } = wecomOtherCorp;
  await desk.addAccount({
    platform: 'wecom',
    name: 'Mill',
    ownerId: corpid,
    secret: corpsecret,
    baseUrl: `${origin}/wecom`,
  });
  const own = await Promise.all(
    ['one.png', 'two.png', 'three.png'].map((name) => receive(wecom.corpid, name)),
  );
  const foreign = await receive(corpid, 'foreign.png');
  await fetchMentions(page, 'Harbour', [
    ...own.map((mediaId, at) => of(mediaId, { sender: at === 1 ? 'Lin' : 'Mei', messageId: `70${at}` })),
    of(`expired-${noTile}`, { sender: 'Lin', sentAt: now - 80 * HOUR }),
    of(foreign, { sender: 'Lin', addressee: corpid }),
    of(`other_kind-${noTile}`, { sender: 'Mei', addressee: wecom.corpid }),
  ]);
  const tea = await simulator.receive({
    owner: officialAccount.appid,
    type: 'image',
    filename: 'tea.png',
    bytes: makePng(30),
  });
  await fetchMentions(page, 'Tea house', [bareMention(tea, 'list')]);
  await desk.open('fetch');
  await expect(page.getByRole('main')).toContainText('4 of 7 fetched');

  // Groups with their counts, and all of one at once.
  await choose(page, /^Group: /, words.groupings.sender);
  const heads = page.getByRole('list', { name: en.fetch.list }).getByRole('heading');
  await expect(heads).toHaveText(['Mei', 'Lin', words.noSender]);
  await page.getByRole('button', { name: 'Select all of Mei' }).click();
  const bar = page.getByRole('toolbar', { name: /selected$/ });
  await expect(bar).toContainText('3 selected');
  await page.keyboard.press('ControlOrMeta+c');
  await expect
    .poll(() => readClipboard(app.electron))
    .toBe([own[0], own[2], `other_kind-${noTile}`].join('\n'));

  // Why each is gone, in words of its own.
  await choose(page, /^State/, words.states.gone);
  await expect(page.getByRole('main')).toContainText('3 shown');
  const first = en.gone.first;
  const gone = (text: string): Locator => page.locator('[data-gone]').filter({ hasText: text });
  await expect(gone(first.expired)).toContainText('Its three days ended');
  await expect(gone(first.wrong_kind)).toContainText('It may be no temporary media');
  await expect(gone(first.wrong_account)).toContainText('Its message was sent to Mill, not to Harbour.');
  await gone(first.expired).getByRole('button', { pressed: false }).first().click();
  const inspector = page.getByRole('complementary', { name: en.fetch.inspector });
  await expect(inspector.getByRole('region', { name: en.gone.title }).getByRole('listitem')).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(inspector).toBeHidden();
  await fetchMentions(page, 'Tea house', [
    of(`old_tea-${noTile}`, { sentAt: now - 80 * HOUR }),
    of(`foreign_tea-${noTile}`, { addressee: 'gh_mill' }),
    bareMention('p'.repeat(43), 'list'),
  ]);
  await expect(gone('Its three days ended')).toHaveCount(2);
  await expect(gone(en.gone.cause.permanent)).toContainText(first.wrong_kind);
  await expect(gone('another account than Tea house.')).toContainText(first.wrong_account);
  await gone('not to Harbour').getByRole('button', { name: 'Try Mill' }).click();
  await page.getByRole('button', { name: words.clear }).click();
  await expect(desk.tile('foreign.png').getByRole('img')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('5 of 11 fetched');

  // By keys through what is shown.
  await choose(page, /^State/, words.states.fetched);
  await choose(page, /^Group: /, words.groupings.none);
  await expect(page.locator('[data-state]')).toHaveCount(5);
  const shown = await names(page);
  await page.locator('[data-state] > button[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(bar).toContainText('3 selected');
  await page.keyboard.press('Space');
  const look = page.getByRole('dialog', { name: en.viewer.quickLook });
  await expect(look.getByText('3 / 5')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(look.getByText('4 / 5')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(
    desk.tile(shown[3] ?? '').getByRole('button', { name: shown[3] ?? '', exact: true }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(inspector).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(
    desk.tile(shown[3] ?? '').getByRole('button', { name: shown[3] ?? '', exact: true }),
  ).toBeFocused();
  // The inspector takes room, the tile gets onto another line, and the keyboard stays with it.
  await page.locator('[data-state] > button').last().click();
  await expect(inspector).toBeVisible();
  await page.keyboard.press('Space');
  await expect(look.getByText('5 / 5')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-state] > button').last()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(inspector).toBeHidden();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar).toContainText('5 selected');
  const question = page.getByRole('alertdialog');
  await page.keyboard.press('Alt+Delete');
  await page.evaluate(() =>
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', repeat: true })),
  );
  await page.keyboard.press('Space');
  await expect(look).toBeVisible();
  await expect(question).toHaveCount(0);
  // A machine so slow that a person's next keys come before its next frame.
  const endSlowFrames = await slowFrames(page);
  await page.keyboard.press('Escape');
  await expect(look).toHaveCount(0);
  await page.keyboard.press('Delete');
  await expect(question).toContainText(words.removeKeeps);
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);

  // What is found, and what is removed after a question.
  await page.keyboard.press('ControlOrMeta+f');
  await endSlowFrames();
  await page.keyboard.type('lin two.png');
  await expect(page.locator('[data-state]')).toHaveCount(1);
  await desk.tile('two.png').getByRole('button', { name: 'two.png', exact: true }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: words.removeSender }).click();
  await expect(question).toContainText('3 fetches');
  await expect(question).toContainText('Harbour');
  await question.getByRole('button', { name: words.removeYes }).click();
  await expect(page.getByText(words.noMatchTitle)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('4 of 8 fetched');
  await expect(page.getByRole('textbox', { name: en.fetch.box })).toBeFocused();
});

test('tiles far out of view keep their place, the keyboard stays with them over deletions, and all is blurred on wish', async ({
  launch,
  server,
}) => {
  const { simulator } = server;
  const app = await launch();
  const { page } = app;
  const desk = deskOf(app);
  await desk.addAccount(accountOn(server, 'wecom', 'Harbour'));
  const owner = simulator.apps.wecom.corpid;
  const receive = (filename: string) =>
    simulator.receive({ owner, type: 'file', filename, bytes: makePng(40) });
  const COUNT = 90;
  const real = await Promise.all(['first.png', 'second.png'].map(receive));
  const ids = [...real, ...Array.from({ length: COUNT - 2 }, (_, at) => `${noTile}${at + 100}`)];
  await fetchMentions(
    page,
    'Harbour',
    ids.map((mediaId, at) => ({
      ...bareMention(mediaId, 'callback_xml'),
      sender: at % 3 === 0 ? 'Lin' : 'Mei',
      sentAt: now - at * 60,
    })),
  );
  await desk.open('fetch');
  await expect(page.getByRole('main')).toContainText(`2 of ${COUNT} fetched`);
  await choose(page, /^Group: /, words.groupings.sender);
  const list = page.getByRole('list', { name: en.fetch.list });
  await expect(list.getByRole('heading').first()).toHaveText('Lin');

  // What is not on the page is counted all the same, on from group to group.
  const places = () =>
    list.getByRole('listitem').evaluateAll((all) => all.map((one) => Number(one.ariaPosInSet)));
  const tiles = page.locator('[data-state] > button');
  const active = page.locator('[data-state] > button[tabindex="0"]');
  const placed = (place: number) =>
    list.locator(`li[aria-posinset="${place}"]`).locator('[data-state] > button');
  await active.focus();
  await expect(placed(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(placed(COUNT)).toBeFocused();
  const seen = await places();
  expect(seen.length).toBeLessThan(COUNT / 2);
  expect(seen.at(-1)).toBe(COUNT);
  expect(seen).toEqual(seen.map((_, at) => COUNT - seen.length + 1 + at));
  expect(
    await list.getByRole('listitem').evaluateAll((all) => [...new Set(all.map((one) => one.ariaSetSize))]),
  ).toEqual([String(COUNT)]);
  await expect(tiles).toHaveCount(seen.length);

  // After a deletion the keyboard is on the next tile, after the last one's on the one before.
  const idOf = async (place: number) => (await placed(place).getAttribute('id')) ?? '';
  const before = await idOf(COUNT - 1);
  // One that is gone is deleted without a question, several are not.
  await page.keyboard.press('Delete');
  await expect(page.locator(`#${before}`)).toBeFocused();
  await expect(placed(COUNT - 1)).toBeFocused();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft');
  const after = await idOf(COUNT - 3);
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Delete');
  await page.getByRole('alertdialog').getByRole('button', { name: words.removeYes }).click();
  await expect(page.locator(`#${after}`)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(placed(COUNT - 4)).toBeFocused();

  // Blurred until pointed at or come to by keys: here, in the inspector and in Transfers.
  await page.evaluate(() => window.mediaDesk.changeSettings({ blurFetched: true }));
  await choose(page, /^State/, words.states.fetched);
  const picture = desk.tile('first.png').getByRole('img');
  await expect(picture).toHaveCSS('filter', 'blur(14px)');
  await desk.tile('first.png').hover();
  await expect(picture).toHaveCSS('filter', 'none');
  await page.mouse.move(108, 300);
  await expect(picture).toHaveCSS('filter', 'blur(14px)');
  await desk.open('transfers');
  const looks = page.getByRole('button', { name: en.viewer.lookAt.replace('{{name}}', 'first.png') });
  const small = looks.locator('img');
  await expect(small).toHaveCSS('filter', 'blur(6px)');
  await looks.hover();
  await expect(small).toHaveCSS('filter', 'none');
  await page.mouse.move(108, 300);
  await expect(small).toHaveCSS('filter', 'blur(6px)');
  await page.evaluate(() => window.mediaDesk.changeSettings({ blurFetched: false }));
  await expect(small).toHaveCSS('filter', 'none');
});
