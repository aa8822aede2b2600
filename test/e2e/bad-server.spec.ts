import type { Page } from '@playwright/test';
import { describeErrcode } from '../../electron/contract/errcodes/find.ts';
import type { ErrorCode } from '../../electron/contract/errors.ts';
import { en } from '../../electron/contract/locale/en.ts';
import type { Effects, Fault } from '../../electron/simulator/faults.ts';
import { unusedPort } from '../unused-port.ts';
import { expect, test } from './app-fixture.ts';
import {
  accountOn,
  deskOf,
  deskWith,
  fillAccountForm,
  makePicture,
  readClipboard,
  writeTo,
} from './desk-actions.ts';

/** What the form answers under its fields. */
const answerOf = (page: Page) => page.getByRole('main').getByRole('status');

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('the account form says plainly why a connection does not work, and when it does', async ({
  launch,
  server,
}) => {
  const app = await launch();
  const { page } = app;
  const desk = deskOf(app);
  const wecom = accountOn(server, 'wecom', 'Guangzhou shop');
  const tryWith = async (change: Partial<typeof wecom>) => {
    await fillAccountForm(page, desk.words, { ...wecom, ...change });
    await press(page, en.action.testConnection);
  };
  await desk.openAccountForm();

  for (const baseUrl of ['not a url', 'ftp://relay.example.com', `${server.origin}/wecom?x=1`]) {
    await tryWith({ baseUrl });
    await expect(answerOf(page)).toContainText(en.errors.base_url_invalid.title);
    await press(page, en.action.save);
    await expect(answerOf(page)).toContainText(en.errors.base_url_invalid.title);
  }
  await tryWith({ secret: 'not-the-secret' });
  await expect(answerOf(page)).toContainText(describeErrcode('wecom', 40001, 'token').meaning.en);
  await tryWith({ ownerId: 'ww0000000000000000' });
  await expect(answerOf(page)).toContainText(describeErrcode('wecom', 40013, 'token').meaning.en);
  await tryWith({ baseUrl: `http://127.0.0.1:${await unusedPort()}` });
  await expect(answerOf(page)).toContainText(en.errors.host_refused.title);

  const faults: readonly (readonly [Effects, ErrorCode])[] = [
    [{ html: 200 }, 'proxy_page'],
    [{ html: 502 }, 'proxy_page'],
    [{ empty: true }, 'answer_empty'],
    [{ cutAfterBytes: 10 }, 'answer_incomplete'],
    [{ redirectTo: 'https://elsewhere.invalid/' }, 'redirect_refused'],
  ];
  for (const [effects, code] of faults) {
    server.simulator.faults.set(effects);
    await tryWith({});
    await expect(answerOf(page)).toContainText(en.errors[code].title);
  }

  server.simulator.faults.clear();
  await tryWith({ baseUrl: `  ${wecom.baseUrl}/ ` });
  await expect(answerOf(page)).toContainText('The server gave an access_token for 120 min.');
});

test('an IP that is not allowed is shown, and its button copies just the IP', async ({ launch, server }) => {
  server.simulator.faults.set({ ipAllowed: false });
  const app = await launch();
  const { page } = app;
  const desk = deskOf(app);
  await desk.openAccountForm();
  await fillAccountForm(page, desk.words, accountOn(server, 'official_account', 'Guangzhou shop'));
  await press(page, en.action.testConnection);
  await expect(answerOf(page)).toContainText(describeErrcode('official_account', 40164, 'token').meaning.en);
  await press(page, 'Copy IP 203.0.113.7');
  await expect(page.getByText(en.toast.copied, { exact: true })).toBeVisible();
  expect(await readClipboard(app.electron)).toBe('203.0.113.7');
});

test('an account with a pasted access_token uploads, and says so when its token has ended', async ({
  launch,
  scratch,
  server,
}) => {
  const { corpid, corpsecret } = server.simulator.apps.wecom;
  const answer = await fetch(
    `${server.origin}/wecom/cgi-bin/gettoken?corpid=${corpid}&corpsecret=${corpsecret}`,
  );
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const desk = deskOf(await launch());
  const { page } = desk;
  await desk.openAccountForm();
  await page.getByRole('textbox', { name: en.form.name, exact: true }).fill('Relay');
  await page.getByRole('radio', { name: en.form.credentialToken, exact: true }).click({ force: true });
  await page.getByLabel(en.form.accessToken, { exact: true }).fill(`\n ${token} `);
  await page.getByRole('textbox', { name: en.form.baseUrl, exact: true }).fill(`${server.origin}/wecom`);
  await press(page, en.action.save);
  await expect(page.getByRole('button', { name: 'Account: Relay' })).toBeVisible();

  await desk.drop([await writeTo(scratch, 'first.jpg', makePicture(16))]);
  await expect(desk.record('first.jpg')).toBeVisible();
  server.simulator.faults.set({ on: 'upload', expireTokens: true, times: 1 });
  await desk.drop([await writeTo(scratch, 'second.jpg', makePicture(16))]);
  await expect(desk.upload('second.jpg')).toContainText(describeErrcode('wecom', 42001, 'upload').meaning.en);
  // It cannot be renewed, so there was nothing to ask for a second time.
  expect(server.simulator.log.map(({ operation }) => operation)).toEqual(['gettoken', 'upload', 'upload']);
});

test('a server that answers uploads with HTML, nothing or half meets those rows alone; time or Retry mends them', async ({
  launch,
  scratch,
  server,
}) => {
  const app = await launch();
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Guangzhou shop'));
  const dropUnder = async (name: string, fault: Fault, code: ErrorCode) => {
    server.simulator.faults.set({ ...fault, on: 'upload' });
    await desk.drop([await writeTo(scratch, name, makePicture(16))]);
    await expect(desk.upload(name)).toContainText(en.errors[code].title);
  };
  // A page where the API should be: that stays so until somebody acts.
  await dropUnder('page.jpg', { html: 200, times: 1 }, 'proxy_page');
  await dropUnder('no path.jpg', { html: 404, times: 1 }, 'proxy_page');
  await expect(app.page.locator('[data-transfer][data-state="failed"]')).toHaveCount(2);
  await desk.drop([await writeTo(scratch, 'good.jpg', makePicture(16))]);
  await expect(desk.record('good.jpg')).toBeVisible();

  // What may be gone in a moment is tried again by itself.
  const passing: readonly (readonly [string, Effects, ErrorCode])[] = [
    ['nothing.jpg', { empty: true }, 'answer_empty'],
    ['half.jpg', { cutAfterBytes: 20 }, 'answer_incomplete'],
    ['closed.jpg', { closeBeforeResponse: true }, 'connection_lost'],
  ];
  for (const [name, effects, code] of passing) {
    await dropUnder(name, { ...effects, times: 2 }, code);
    await expect(desk.record(name)).toBeVisible();
  }

  // Twice in vain, then the wait is at least 8 s: what mends it sooner is Retry.
  await dropUnder('gateway.jpg', { html: 502, times: 3 }, 'proxy_page');
  await expect(desk.upload('gateway.jpg')).toContainText(/in 1?\d s/);
  await expect(desk.upload('gateway.jpg')).toContainText(/in (8|9|1\d) s/);
  await desk.upload('gateway.jpg').getByRole('button', { name: en.action.retry, exact: true }).click();
  await expect(desk.record('gateway.jpg')).toBeVisible();

  await press(app.page, en.action.retryAllFailed);
  await expect(desk.record('page.jpg')).toBeVisible();
  await expect(desk.record('no path.jpg')).toBeVisible();
});

test('a download cut short is offered only once it is whole, one answered with a web page never', async ({
  launch,
  server,
}) => {
  const { wecom } = server.simulator.apps;
  const picture = makePicture(64);
  const receive = () =>
    server.simulator.receive({ owner: wecom.corpid, type: 'image', filename: 'a.jpg', bytes: picture });
  const [cut, page, whole] = await Promise.all([receive(), receive(), receive()]);
  const app = await launch();
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Guangzhou shop'));
  const failedTile = (words: string) => app.page.locator('[data-state="failed"]').filter({ hasText: words });
  const offers = app.page.getByRole('button', { name: en.action.saveFile });

  server.simulator.faults.set({ on: 'get', html: 200, times: 1 });
  await desk.fetchAll(page);
  await expect(failedTile(en.errors.proxy_page.title)).toBeVisible();
  server.simulator.faults.set({ on: 'get', cutAfterBytes: 100 });
  await desk.fetchAll(cut);
  const retrying = app.page.locator('[data-state="retrying"]');
  await expect(retrying.getByRole('button', { name: en.action.retry, exact: true })).toBeVisible();
  await expect(offers).toHaveCount(0);
  server.simulator.faults.clear();
  await desk.fetchAll(whole);
  await expect(desk.tile(`${whole}.jpg`).getByRole('img')).toBeVisible();
  await expect(desk.tile(`${cut}.jpg`).getByRole('img')).toBeVisible();
  await expect(offers).toHaveCount(2);
});

test('an upload and a download that stall are cancelled at once, and others go on meanwhile', async ({
  launch,
  scratch,
  server,
}) => {
  const { wecom } = server.simulator.apps;
  const picture = makePicture(64);
  const receive = () =>
    server.simulator.receive({ owner: wecom.corpid, type: 'image', filename: 'a.jpg', bytes: picture });
  const [stalled, whole] = await Promise.all([receive(), receive()]);
  const app = await launch();
  const { page } = app;
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Guangzhou shop'));

  server.simulator.faults.set({ on: 'upload', stall: 'before-headers', times: 1 });
  await desk.drop([await writeTo(scratch, 'stalled.jpg', picture)]);
  await expect(desk.upload('stalled.jpg')).toContainText(en.state.running);
  await expect.poll(() => server.simulator.media().length).toBe(3);
  await desk.drop([await writeTo(scratch, 'good.jpg', picture)]);
  await expect(desk.record('good.jpg')).toBeVisible();

  server.simulator.faults.set({ on: 'get', stall: 'in-body', times: 1 });
  await desk.fetchAll(stalled);
  await expect(page.locator('[data-state="running"]')).toBeVisible();
  await expect.poll(() => server.simulator.log.at(-1)?.responseBytes).toBeGreaterThan(0);
  await desk.fetchAll(whole);
  await expect(desk.tile(`${whole}.jpg`).getByRole('img')).toBeVisible();

  await desk.open('transfers');
  const cancel = page.getByRole('button', { name: en.action.cancel, exact: true });
  await expect(cancel).toHaveCount(2);
  // Sooner than the client itself gives a stall up.
  await cancel.first().click();
  await expect(cancel).toHaveCount(1);
  await cancel.first().click();
  await expect(cancel).toHaveCount(0);
  await expect(
    page
      .getByRole('button', { name: /^Cancelled\s*2$/ })
      .or(page.getByRole('radio', { name: /^Cancelled\s*2$/ })),
  ).toBeVisible();
});
