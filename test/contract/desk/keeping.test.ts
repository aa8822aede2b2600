import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createBackupWish } from '../../../electron/store/backup-wish.ts';
import {
  onDisk,
  readBytes,
  startDesk,
  startServer,
  temporaryFolder,
  wecomAccount,
  mentionsOf,
} from './desk-harness.ts';

test('what people do is in the audit log, with how it ended and without a secret', async () => {
  const { server, origin } = await startServer();
  const { desk, audited, settled, file, disk } = await startDesk({ saveTo: await temporaryFolder() });
  const input = wecomAccount(origin, server);
  const saved = await desk.accounts.save(input);
  if (!saved.ok) throw new Error(saved.error.code);
  const { id } = saved.value;
  const account = { id, name: 'Shop' };
  await desk.accounts.save({ ...input, id, secret: '' });
  desk.settings.change({ theme: 'dark', chosenAccountId: id });
  const [uploaded] = await settled(
    await desk.uploads.add(id, [onDisk(await file('poster.pdf', '%PDF-1.4 a poster'))]),
  );
  const mediaId = uploaded?.mediaId ?? '';
  await desk.library.copy([uploaded?.id ?? ''], 'json');
  const [fetched] = await settled(desk.fetches.add(id, mentionsOf([mediaId])));
  await desk.fetches.save(fetched?.id ?? '');
  await desk.library.remove([uploaded?.id ?? '']);
  disk.fails();
  desk.accounts.remove(id);
  disk.works();

  expect(audited.filter((entry) => entry.account?.id === id || !entry.account)).toEqual([
    { action: 'add_account', account, result: 'ok' },
    { action: 'change_account', account, result: 'ok' },
    { action: 'change_setting', subject: 'theme', result: 'ok' },
    { action: 'upload', account, subject: mediaId, result: 'ok' },
    { action: 'copy', count: 1, format: 'json', result: 'ok' },
    { action: 'fetch', account, subject: mediaId, result: 'ok' },
    { action: 'save', account, subject: mediaId, result: 'ok' },
    { action: 'delete_record', account, subject: mediaId, result: 'ok' },
    { action: 'remove_account', account, result: 'library_write_failed' },
  ]);
  expect(JSON.stringify(audited)).not.toContain(input.secret);
});

test('what changed is backed up when the desk closes', async () => {
  const { desk, folder, close } = await startDesk();
  const before = await desk.keeping.backups.newest();
  await close();
  expect(before).toBeNull();
  expect(await readdir(join(folder, 'backups'))).toEqual([expect.stringMatching(/^library-\w+\.db$/)]);
  const again = await startDesk({ folder });
  expect((await again.desk.keeping.backups.newest())?.bytes).toBeGreaterThan(4096);
});

test('of an account that was removed no backup holds the secret, not even encrypted', async () => {
  const { server, origin } = await startServer();
  const { desk, folder, close } = await startDesk();
  const saved = await desk.accounts.save(wecomAccount(origin, server));
  if (!saved.ok) throw new Error(saved.error.code);
  await desk.keeping.backups.run();
  const sealed = Buffer.from(server.apps.wecom.corpsecret).toString('base64');
  const holding = async () => {
    const names = await readdir(join(folder, 'backups'));
    const files = await Promise.all(names.map((name) => readBytes(join(folder, 'backups', name))));
    return files.filter((bytes) => bytes.includes(sealed)).length;
  };
  expect(await holding()).toBe(1);
  // Names are by the second.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  desk.accounts.remove(saved.value.id);
  await close();
  expect(await holding()).toBe(0);
  expect(await readdir(join(folder, 'backups'))).toHaveLength(1);
});

test('of a secret and a proxy password that were replaced no backup holds the old ones; a new name costs none', async () => {
  const { server, origin } = await startServer();
  const { desk, folder, database, close } = await startDesk();
  const input = wecomAccount(origin, server);
  const proxy = (password: string) =>
    ({
      mode: 'manual',
      server: { kind: 'http', host: '127.0.0.1', port: 9, user: 'desk' },
      password,
      storage: 'keychain',
    }) as const;
  const saved = await desk.accounts.save(input);
  if (!saved.ok) throw new Error(saved.error.code);
  const { id } = saved.value;
  await desk.network.saveProxy(proxy('old-Password'));
  await desk.keeping.backups.run();
  const wish = createBackupWish(database);
  await desk.accounts.save({ ...input, id, name: 'New name', secret: '' });
  await desk.network.saveProxy(proxy(''));
  expect(wish.read()).toBeNull();

  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await desk.accounts.save({ ...input, id, secret: 'new-secret', storage: 'session' });
  const first = wish.read();
  await desk.network.saveProxy(proxy('new-Password'));
  expect([first === null, wish.read() === first]).toEqual([false, false]);
  await close();
  const [name, ...others] = await readdir(join(folder, 'backups'));
  const bytes = await readBytes(join(folder, 'backups', name ?? ''));
  const holds = (text: string) => bytes.includes(Buffer.from(text).toString('base64'));
  expect(others).toEqual([]);
  expect([input.secret, 'old-Password', 'new-Password'].map(holds)).toEqual([false, false, true]);
});

test('a record that expires has the page ask for the library again', async () => {
  const { server, origin } = await startServer();
  let slept = 0;
  const { desk, events, settled, file } = await startDesk({ now: () => Date.now() + slept });
  const saved = await desk.accounts.save(wecomAccount(origin, server));
  if (!saved.ok) throw new Error(saved.error.code);
  await settled(await desk.uploads.add(saved.value.id, [onDisk(await file('a.pdf', '%PDF-1.4 a'))]));
  // Past the hundred milliseconds in which changes are gathered.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const told = events.libraryChanged?.length ?? 0;
  slept = 73 * 3_600_000;
  desk.keeping.recheckClock();
  await vi.waitFor(() => expect(events.libraryChanged).toHaveLength(told + 1));
});
