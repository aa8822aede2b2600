import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { en } from '../../electron/contract/locale/en.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';
import {
  accountOn,
  bytesOf,
  deskOf,
  fillAccountForm,
  makePicture,
  readClipboard,
  writeTo,
} from './desk-actions.ts';
import { createListeningRelay } from './listening-relay.ts';
import { filesWithSecrets, heapOf, pageStorage, recordMessages, secretsIn } from './secret-search.ts';

const WRONG_SECRET = 'wrong-Secret_canary-8f2b61d09c7e43a5';

test('after a full run the secrets and tokens are in no file, log, storage, message, memory of the page or clipboard', async ({
  launch,
  scratch,
  server,
}) => {
  const relay = await createListeningRelay(server.origin);
  const through = { simulator: server.simulator, origin: relay.origin };
  const shop = accountOn(through, 'wecom', 'Guangzhou shop');
  const channel = accountOn(through, 'official_account', 'Spring channel');
  // Bytes of their own each time: the same ones would not be sent again.
  const picture = (name: string) => writeTo(scratch, name, makePicture(64));
  const heard: string[] = [];

  const look = async (app: RunningApp, what: string, messages: readonly string[]) => {
    const secrets = [WRONG_SECRET, shop.secret, channel.secret, ...relay.heard()];
    let heap = '';
    // One collection does not take everything that is free; what is held for good stays in all of them.
    await expect
      .poll(async () => secretsIn((heap = await heapOf(app.page)), secrets), { message: `${what}: heap` })
      .toEqual([]);
    const places = {
      messages: messages.join('\n'),
      storage: await pageStorage(app.page),
      clipboard: await readClipboard(app.electron),
      output: app.output(),
    };
    for (const [place, content] of Object.entries(places)) {
      expect(secretsIn(content, secrets), `${what}: ${place}`).toEqual([]);
    }
    // The search finds what is there.
    expect(secretsIn(places.messages, [shop.ownerId])).toHaveLength(1);
    expect(secretsIn(heap, ['Guangzhou shop'])).toHaveLength(1);
    heard.push(
      `${what}: ${messages.length} messages (${places.messages.length} bytes), heap of ${heap.length} bytes`,
    );
  };

  const first = await launch();
  const messages = await recordMessages(first.electron);
  const desk = deskOf(first);
  await test.step('accounts, with a wrong secret first', async () => {
    await desk.openAccountForm();
    await fillAccountForm(first.page, desk.words, { ...shop, secret: WRONG_SECRET });
    await first.page.getByRole('button', { name: en.action.testConnection, exact: true }).click();
    await expect(first.page.getByRole('main').getByRole('status')).toContainText('Secret');
    await first.page.getByRole('button', { name: en.action.cancel, exact: true }).click();
    await desk.addAccount(channel);
    await desk.drop([await picture('spring.jpg')]);
    await expect(desk.record('spring.jpg')).toBeVisible();
    await desk.addAccount(shop);
  });
  await test.step('uploads that work, fail, are refused, and are tried again', async () => {
    await desk.drop([await picture('first.jpg')]);
    await expect(desk.record('first.jpg')).toBeVisible();
    server.simulator.faults.set({ on: 'upload', expireTokens: true, times: 1 });
    await desk.drop([await picture('second.jpg')]);
    await expect(desk.record('second.jpg')).toBeVisible();
    server.simulator.faults.set({ on: 'upload', closeBeforeResponse: true, times: 1 });
    await desk.drop([await picture('poster.jpg')]);
    await expect(desk.record('poster.jpg')).toBeVisible();
    const refused = {
      'token.jpg': { errcode: 40001 },
      'gateway.jpg': { html: 404 },
      'address.jpg': { ipAllowed: false },
    } as const;
    for (const [name, fault] of Object.entries(refused)) {
      server.simulator.faults.set({ ...fault, on: 'upload' });
      await desk.drop([await picture(name)]);
      await expect(desk.upload(name)).toContainText(en.state.failed);
    }
    server.simulator.faults.clear();
    await first.page.getByRole('button', { name: en.action.retryAllFailed, exact: true }).click();
    for (const name of Object.keys(refused)) await expect(desk.record(name)).toBeVisible();
  });
  await test.step('fetch, save, and a fetch that fails', async () => {
    const stored = server.simulator.media().at(-1);
    await desk.fetchAll(stored?.mediaId ?? '');
    const tile = first.page.locator('[data-state="done"]');
    await expect(tile.locator('img')).toBeVisible();
    await mkdir(join(scratch, 'downloads'));
    const saved = await desk.save(tile, join(scratch, 'downloads'));
    const sent = await bytesOf(join(scratch, stored?.filename ?? ''));
    await expect.poll(async () => (await bytesOf(saved).catch(() => null))?.equals(sent)).toBe(true);
    await desk.fetchAll('no-such-media_id-0123');
    await expect(first.page.locator('[data-state="failed"]')).toBeVisible();
  });
  await look(first, 'first run', await messages());
  await first.quit();

  const second = await launch({ profile: first.profile });
  const later = await recordMessages(second.electron);
  const again = deskOf(second);
  await test.step('the stored secret works, and editing its account does not bring it back', async () => {
    await again.open('settings');
    await expect(second.page.getByText(en.account.kept.keychain)).toHaveCount(2);
    await second.page.getByRole('button', { name: en.action.edit, exact: true }).last().click();
    await expect(second.page.getByLabel(en.form.corpSecret, { exact: true })).toHaveValue('');
    await second.page.getByRole('button', { name: en.action.testConnection, exact: true }).click();
    await expect(second.page.getByRole('main').getByRole('status')).toContainText('access_token for');
    await second.page.getByRole('button', { name: en.action.save, exact: true }).click();
    await again.open('library');
    await again.drop([await picture('after.jpg')]);
    await expect(again.record('after.jpg')).toBeVisible();
  });
  await look(second, 'second run', await later());
  await second.quit();

  const secrets = [WRONG_SECRET, shop.secret, channel.secret, ...relay.heard()];
  const tokens = relay.heard().filter((secret) => !secrets.slice(0, 3).includes(secret));
  expect(tokens.length).toBeGreaterThanOrEqual(3);
  const { searched, found } = await filesWithSecrets(first.profile, secrets);
  expect(found).toEqual([]);
  expect((await filesWithSecrets(first.profile, [shop.ownerId])).found).not.toEqual([]);
  await relay.close();
  process.stdout.write(`    ${heard.join('\n    ')}\n`);
  process.stdout.write(`    ${tokens.length} tokens and 3 secrets sought in ${searched} files: none found\n`);
});

test('without a keychain the person is told; a secret kept for the session is gone after a restart and asked for again', async ({
  launch,
  scratch,
  server,
}) => {
  const basic = { args: ['--password-store=basic'] };
  const shop = accountOn(server, 'wecom', 'Guangzhou shop');
  const first = await launch(basic);
  const desk = deskOf(first);
  await desk.openAccountForm();
  await expect(first.page.getByText(en.form.noKeychain.replace('{{backend}}', 'basic_text'))).toBeVisible();
  await expect(first.page.getByRole('radio', { name: en.form.storageSession, exact: true })).toBeChecked();
  await fillAccountForm(first.page, desk.words, shop);
  await first.page.getByRole('button', { name: en.action.save, exact: true }).click();
  await desk.open('library');
  await desk.drop([await writeTo(scratch, 'before.jpg', makePicture(16))]);
  await expect(desk.record('before.jpg')).toBeVisible();
  await first.quit();
  expect((await filesWithSecrets(first.profile, [shop.secret])).found).toEqual([]);

  const second = await launch({ ...basic, profile: first.profile });
  const again = deskOf(second);
  await again.drop([await writeTo(scratch, 'after.jpg', makePicture(16))]);
  const row = again.upload('after.jpg');
  await expect(row).toContainText(en.errors.secret_missing.title);
  await row.getByRole('button', { name: en.action.editAccount, exact: true }).click();
  await second.page.getByLabel(en.form.corpSecret, { exact: true }).fill(shop.secret);
  await second.page.getByRole('button', { name: en.action.save, exact: true }).click();
  // It goes on by itself.
  await again.open('library');
  await expect(again.record('after.jpg')).toBeVisible();
});

test('a secret stored with weaker protection survives a restart and is not on the disk as it is', async ({
  launch,
  scratch,
  server,
}) => {
  const basic = { args: ['--password-store=basic'] };
  const channel = accountOn(server, 'official_account', 'Spring channel');
  const first = await launch(basic);
  const desk = deskOf(first);
  await desk.openAccountForm();
  await fillAccountForm(first.page, desk.words, channel);
  await first.page.getByRole('radio', { name: en.form.storageWeak, exact: true }).click({ force: true });
  await first.page.getByRole('button', { name: en.action.save, exact: true }).click();
  await desk.open('settings');
  await expect(first.page.getByText(en.account.kept.weak)).toBeVisible();
  await first.quit();
  expect((await filesWithSecrets(first.profile, [channel.secret])).found).toEqual([]);

  const second = await launch({ ...basic, profile: first.profile });
  const again = deskOf(second);
  await again.drop([await writeTo(scratch, 'poster.jpg', makePicture(16))]);
  await expect(again.record('poster.jpg')).toBeVisible();
});
