import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { bareMention } from '../../../electron/contract/mention.ts';
import { startDesk, startServer, temporaryFolder, wecomAccount } from './desk-harness.ts';

const DAY_SECONDS = 24 * 60 * 60;

test.each([-2, 2])(
  'on a desk whose clock is %i days off, the list, the copy and the handover say the servers’ end',
  async (days) => {
    const { server, origin } = await startServer();
    const folder = await temporaryFolder();
    const { desk, settled, clipboard } = await startDesk({
      ...{ saveIn: () => folder, saveTo: folder, backoffMs: [] },
      now: () => Date.now() + days * DAY_SECONDS * 1000,
    });
    const input = wecomAccount(origin, server);
    const account = await desk.accounts.save(input);
    const accountId = account.ok ? account.value.id : '';
    const bytes = randomBytes(100);
    const mediaId = await server.receive({ owner: input.ownerId, type: 'file', filename: 'a.bin', bytes });
    const sentAt = Math.floor(Date.now() / 1000) - 3600;
    const ends = new Date((sentAt + 3 * DAY_SECONDS) * 1000).toISOString();
    const added = desk.fetches.add(accountId, [{ ...bareMention(mediaId, 'callback_xml'), sentAt }]);
    const ids = (await settled(added)).map(({ id }) => id);
    expect(Math.round((desk.accounts.find(accountId)?.clockOffsetMs ?? 0) / 86_400_000)).toBe(-days);

    desk.settings.change({ savedName: '{{name}}', saveManifest: true });
    await desk.saves.chooseFolder();
    const report = await desk.saves.save(ids);
    const list = (report.ok ? report.value.manifest : null) ?? '';
    const rows: unknown = JSON.parse(await readFile(join(folder, list.replace('.csv', '.json')), 'utf8'));
    expect(rows).toMatchObject([{ expires_at: ends }]);

    await desk.fetchUses.copy(ids, 'json');
    expect(clipboard()).toContain(ends);

    const sheet = await desk.fetchUses.exportHandover(ids, 'json');
    const name = (sheet.ok ? sheet.value.savedAs : null) ?? '';
    expect(JSON.parse(await readFile(join(folder, name), 'utf8'))).toMatchObject({
      media: [{ expires_at: ends, expires_at_exact: true }],
    });
  },
);

test('what a probe said is over once a later fetch works, also where the probe’s answer comes later still', async () => {
  const { server, origin } = await startServer();
  const { desk, settled } = await startDesk({ backoffMs: [] });
  const input = wecomAccount(origin, server);
  const account = await desk.accounts.save(input);
  const bytes = randomBytes(100);
  const mediaId = await server.receive({ owner: input.ownerId, type: 'file', filename: 'a.bin', bytes });
  const added = desk.fetches.add(account.ok ? account.value.id : '', [bareMention(mediaId, 'list')]);
  const ids = (await settled(added)).map(({ id }) => id);
  const row = () => desk.transfers.find(ids[0] ?? '');
  const fetchAnew = async () => {
    desk.transfers.loseFetched(ids);
    desk.transfers.retry(ids, false);
    await settled(added);
    expect(row()?.state).toBe('done');
  };

  server.faults.set({ on: 'get', errcode: 40007, times: 1 });
  await desk.fetchUses.probe(ids);
  expect(row()?.subject?.probe).toMatchObject({ alive: false });
  await fetchAnew();
  expect(row()?.subject?.probe).toBeNull();

  desk.transfers.loseFetched(ids);
  server.faults.set({ on: 'get', errcode: 40007, latencyMs: 1500, times: 1 });
  const calls = server.log.length;
  const probed = desk.fetchUses.probe(ids);
  await vi.waitFor(() => expect(server.log.length).toBeGreaterThan(calls));
  await fetchAnew();
  expect(await probed).toMatchObject({ value: { gone: 1 } });
  expect(row()?.subject?.probe).toBeNull();
});
