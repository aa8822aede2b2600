import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { CATALOGUES } from '../../electron/contract/locale/catalogue.ts';
import { en } from '../../electron/contract/locale/en.ts';
import { serveHttpProxy, serveSocks5, type ProxyServer } from '../contract/client/proxy-servers.ts';
import { createAuthority } from '../contract/client/self-signed-certificate.ts';
import { serveBehindTls } from '../contract/client/tls-front.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';
import { accountOn, deskOf, fillAccountForm, makePicture, writeTo } from './desk-actions.ts';
import { filesWithSecrets, heapOf, pageStorage, recordMessages, secretsIn } from './secret-search.ts';

const PASSWORD = 'pr0xy-Password_canary-4e7a90b1';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const radio = (page: Page, group: string, name: string) =>
  page.getByRole('radiogroup', { name: group, exact: true }).getByRole('radio', { name, exact: true });

/** By the keyboard: what a radio button looks like lies beside it. */
async function choose(page: Page, group: string, name: string): Promise<void> {
  await radio(page, group, name).focus();
  await page.keyboard.press('Space');
  await expect(radio(page, group, name)).toBeChecked();
}

async function fillProxy(page: Page, proxy: ProxyServer, kind: 'HTTP' | 'SOCKS5', words = en.network) {
  await choose(page, words.kind, kind);
  await page.getByRole('textbox', { name: words.host, exact: true }).fill('127.0.0.1');
  await page.getByRole('textbox', { name: words.port, exact: true }).fill(String(proxy.port));
  await page.getByRole('textbox', { name: words.user, exact: true }).fill('desk');
  await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
}

for (const lang of ['en', 'zh-CN'] as const) {
  test(`a proxy with a password, entered in Settings in ${lang}, carries uploads, and its password comes out nowhere`, async ({
    launch,
    scratch,
    server,
  }) => {
    const words = CATALOGUES[lang];
    const proxy = await serveHttpProxy({ credentials: `desk:${PASSWORD}` });
    const app = await launch({ lang });
    const messages = await recordMessages(app.electron);
    const { page } = app;
    const desk = deskOf(app, lang);
    await desk.open('settings');
    await choose(page, words.network.proxy, words.network.modes.manual);
    await button(page, words.action.save).click();
    await expect(page.getByText(words.network.problem.host)).toBeVisible();
    await expect(page.getByRole('textbox', { name: words.network.host, exact: true })).toBeFocused();
    await fillProxy(page, proxy, 'HTTP', words.network as typeof en.network);
    await button(page, words.action.save).click();
    await expect(page.getByText(words.network.saved)).toBeVisible();
    await expect(page.getByLabel(words.network.password, { exact: true })).toHaveValue('');

    await desk.addAccount(accountOn(server, 'wecom', 'Guangzhou shop'));
    await desk.open('library');
    await desk.drop([await writeTo(scratch, 'spring.jpg', makePicture(64))]);
    await expect(desk.record('spring.jpg')).toBeVisible();
    // One for the token, one for the file.
    expect(proxy.targets).toHaveLength(2);

    const said = (await messages()).join('\n');
    expect(secretsIn(said, ['127.0.0.1'])).toHaveLength(1);
    expect(secretsIn(said, [PASSWORD])).toEqual([]);
    expect(secretsIn(await pageStorage(page), [PASSWORD])).toEqual([]);
    await expect.poll(async () => secretsIn(await heapOf(page), [PASSWORD])).toEqual([]);
    expect(secretsIn(app.output(), [PASSWORD])).toEqual([]);
    await app.quit();
    expect((await filesWithSecrets(app.profile, [PASSWORD])).found).toEqual([]);

    const second = await launch({ lang, profile: app.profile });
    const again = deskOf(second, lang);
    await again.drop([await writeTo(scratch, 'after.jpg', makePicture(64))]);
    await expect(again.record('after.jpg')).toBeVisible();
    expect(proxy.targets.length).toBe(4);
    // Another host needs the password again, and None needs nothing.
    await again.open('settings');
    await second.page.getByRole('textbox', { name: words.network.host, exact: true }).fill('localhost');
    await button(second.page, words.action.save).click();
    await expect(second.page.getByText(words.network.problem.password)).toBeVisible();
    await choose(second.page, words.network.proxy, words.network.modes.none);
    await expect(second.page.getByText(words.network.saved)).toBeVisible();
    await again.open('library');
    await again.drop([await writeTo(scratch, 'direct.jpg', makePicture(64))]);
    await expect(again.record('direct.jpg')).toBeVisible();
    expect(proxy.targets.length).toBe(4);
    await second.quit();
    await proxy.close();
  });
}

test('the system’s PAC script is followed, and sees no path and no token', async ({
  launch,
  scratch,
  server,
}) => {
  const host = new URL(server.origin).host;
  const proxy = await serveHttpProxy({ leadsTo: host });
  const seen: string[] = [];
  // The script tells on what it is asked, by the name of the proxy it gives.
  const script = `function FindProxyForURL(url, host) {
    if (url !== 'http://wecom.relay.test:8080/') return 'PROXY 127.0.0.1:9';
    return 'SOCKS old.invalid:1; PROXY 127.0.0.1:9; PROXY 127.0.0.1:${proxy.port}; DIRECT';
  }`;
  const pac = createServer((_, response) => {
    seen.push('asked');
    response.writeHead(200, { 'content-type': 'application/x-ns-proxy-autoconfig' }).end(script);
  });
  const port = await new Promise<number>((resolve) => {
    pac.listen(0, '127.0.0.1', () => {
      const address = pac.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const app = await launch({ args: [`--proxy-pac-url=http://127.0.0.1:${port}/proxy.pac`] });
  const desk = deskOf(app);
  await desk.addAccount({
    ...accountOn(server, 'wecom', 'Guangzhou shop'),
    baseUrl: 'http://wecom.relay.test:8080/wecom',
  });
  await desk.open('library');
  await desk.drop([await writeTo(scratch, 'spring.jpg', makePicture(64))]);
  await expect(desk.record('spring.jpg')).toBeVisible();
  expect(seen.length).toBeGreaterThan(0);
  expect(new Set(proxy.targets)).toEqual(new Set(['wecom.relay.test:8080']));
  await app.quit();
  pac.close();
  pac.closeAllConnections();
  await proxy.close();
});

/** Replaces the system's open dialog, which no test can click. */
const answerOpenDialog = ({ electron }: RunningApp, path: string) =>
  electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);

test('a company’s own authority: the form says why, leads to Network and back with nothing lost, and then connects', async ({
  launch,
  scratch,
  server,
}) => {
  const authority = createAuthority();
  const front = await serveBehindTls(server.origin, authority.issue());
  const app = await launch();
  const { page } = app;
  const desk = deskOf(app);
  const shop = accountOn({ ...server, origin: front.origin }, 'wecom', 'Guangzhou shop');
  await desk.openAccountForm();
  await fillAccountForm(page, desk.words, shop);
  await button(page, en.action.testConnection).click();
  await expect(page.getByText(en.tls.unknown_authority.title)).toBeVisible();
  await button(page, en.network.open).click();
  await expect(page.getByRole('heading', { name: en.network.title, level: 1 })).toBeVisible();

  await answerOpenDialog(app, await writeTo(scratch, 'notes.pem', 'no certificate'));
  await button(page, en.network.chooseCa).click();
  await expect(page.getByText(en.errors.ca_file_invalid.title)).toBeVisible();
  await answerOpenDialog(app, await writeTo(scratch, 'company root.pem', authority.cert));
  await button(page, en.network.chooseCa).click();
  const file = page.getByRole('group', { name: en.network.extraCa, exact: true });
  await expect(file).toContainText('company root.pem');
  await expect(file).toContainText('1 certificate');
  await page.keyboard.press('Escape');

  await expect(page.getByLabel(en.form.corpSecret, { exact: true })).toHaveValue(shop.secret);
  await button(page, en.action.testConnection).click();
  await expect(page.getByText(/^Connected in/)).toBeVisible();
  await button(page, en.action.save).click();
  await desk.open('settings');
  await button(page, en.network.removeCa).click();
  await expect(file).toContainText(en.network.extraCaText);
  await desk.open('library');
  await desk.drop([await writeTo(scratch, 'spring.jpg', makePicture(64))]);
  const row = desk.upload('spring.jpg');
  await expect(row).toContainText(en.tls.unknown_authority.title);
  await row.getByRole('button', { name: en.network.open, exact: true }).click();
  await expect(file).toBeInViewport();
  await app.quit();
  await front.close();
});

test('an account with a proxy of its own and a token endpoint is filled in, tried out, saved and works', async ({
  launch,
  scratch,
  server,
}) => {
  const proxy = await serveSocks5({ credentials: `desk:${PASSWORD}` });
  const { corpid, corpsecret } = server.simulator.apps.wecom;
  const service = createServer((_, response) => {
    void fetch(`${server.origin}/wecom/cgi-bin/gettoken?corpid=${corpid}&corpsecret=${corpsecret}`)
      .then((answer) => answer.json())
      .then((token) => response.end(JSON.stringify(token)));
  });
  const port = await new Promise<number>((resolve) => {
    service.listen(0, '127.0.0.1', () => {
      const address = service.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const url = `http://127.0.0.1:${port}/token?key=k3y-canary-93bd2c`;
  const app = await launch();
  const messages = await recordMessages(app.electron);
  const { page } = app;
  const desk = deskOf(app);
  await desk.openAccountForm();
  await page.getByRole('textbox', { name: en.form.name, exact: true }).fill('Central');
  await choose(page, en.form.credential, en.tokenEndpoint.choice);
  const urlField = page.getByLabel(en.tokenEndpoint.url, { exact: true });
  await urlField.fill('http://tokens.corp/wx');
  await expect(page.getByText(en.tokenEndpoint.urlPlain)).toBeVisible();
  await urlField.fill(url);
  await expect(page.getByText(en.tokenEndpoint.urlHint)).toBeVisible();
  await page.getByRole('textbox', { name: en.form.baseUrl, exact: true }).fill(`${server.origin}/wecom`);
  await button(page, en.form.advanced).click();
  await choose(page, en.network.proxy, en.network.accountModes.manual);
  await fillProxy(page, proxy, 'SOCKS5');
  await button(page, en.action.testConnection).click();
  await expect(page.getByText(/^Connected in/)).toBeVisible();
  await button(page, en.action.save).click();
  await desk.open('library');
  await desk.drop([await writeTo(scratch, 'spring.jpg', makePicture(64))]);
  await expect(desk.record('spring.jpg')).toBeVisible();
  expect(new Set(proxy.targets)).toEqual(new Set([`127.0.0.1:${port}`, new URL(server.origin).host]));
  await expect.poll(async () => secretsIn(await heapOf(page), [url, PASSWORD])).toEqual([]);
  expect(secretsIn((await messages()).join('\n'), [url, PASSWORD])).toEqual([]);
  await app.quit();
  expect((await filesWithSecrets(app.profile, [url, PASSWORD])).found).toEqual([]);
  service.close();
  service.closeAllConnections();
  await proxy.close();
});
