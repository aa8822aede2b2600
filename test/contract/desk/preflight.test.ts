import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { AccountInput } from '../../../electron/contract/account.ts';
import { DEFAULT_LIMITS } from '../../../electron/contract/account-limits.ts';
import { questionOf, type UploadDecision } from '../../../electron/contract/preflight.ts';
import { readMediaFacts } from '../../../electron/services/media-facts.ts';
import { fixture, jpegOf, padded, pngOf } from '../../media-bytes.ts';
import { libraryQuery } from '../../library-query.ts';
import {
  miniProgramAccount,
  officialAccount,
  onDisk,
  startDesk,
  startServer,
  wecomAccount,
  type RunningDesk,
} from './desk-harness.ts';

const MB = 1024 * 1024;

async function withAccount(
  accountOf: (...args: Parameters<typeof wecomAccount>) => AccountInput = wecomAccount,
  options: Parameters<typeof startDesk>[0] = {},
) {
  const { server, origin } = await startServer();
  const running = await startDesk(options);
  const saved = await running.desk.accounts.save(accountOf(origin, server));
  const accountId = saved.ok ? saved.value.id : '';
  return { server, running, desk: running.desk, accountId, ...droppingInto(running, accountId) };
}

/** What a person does with files and rows. */
function droppingInto(running: RunningDesk, accountId: string) {
  const { desk } = running;
  const drop = async (files: Readonly<Record<string, string | Uint8Array>>) => {
    const paths = await Promise.all(
      Object.entries(files).map(([name, content]) => running.file(name, content)),
    );
    return running.settled(await desk.uploads.add(accountId, paths.map(onDisk)));
  };
  const row = (id: string | undefined) => desk.transfers.find(id ?? '');
  const settled = async (id: string | undefined) => {
    await desk.transfers.idle();
    return row(id);
  };
  const decide = async (id: string | undefined, decision: UploadDecision) => {
    desk.transfers.decide([id ?? ''], decision);
    return settled(id);
  };
  return { drop, row, settled, decide };
}

const recordsOf = ({ desk }: RunningDesk) => {
  const page = desk.library.page(libraryQuery());
  return page.ok ? page.value.rows : [];
};

describe('what is ready', () => {
  test('is sent without another word, with its facts on its row', async () => {
    const { drop, server } = await withAccount();
    const [row] = await drop({ 'poster.jpg': jpegOf(5000) });
    expect(row).toMatchObject({
      state: 'done',
      type: 'image',
      preflight: {
        facts: { kind: 'image', contentType: 'image/jpeg', size: 5000, width: 48, height: 32 },
        verdict: { kind: 'ready', type: 'image' },
        types: ['image', 'file'],
        chosenType: null,
        original: null,
      },
    });
    expect(server.media()).toHaveLength(1);
  });

  test('waits to be confirmed where it is more than ten files, and is sent once it is', async () => {
    const { drop, desk, server, row } = await withAccount();
    const files = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`${at}.txt`, `text ${at}`]));
    const rows = await drop(files);
    expect(rows.map(questionOf)).toEqual(rows.map(() => 'upload_unconfirmed'));
    expect([desk.transfers.active(), server.media().length]).toEqual([0, 0]);
    const ids = rows.map(({ id }) => id);
    desk.transfers.resume(ids);
    await desk.transfers.idle();
    expect(ids.map((id) => row(id)?.state)).toEqual(rows.map(() => 'done'));
    expect(server.media()).toHaveLength(11);
  });

  test('goes at once where it is no more than ten, and does not wait for the one that is asked about', async () => {
    const { drop } = await withAccount();
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`${at}.txt`, `text ${at}`]));
    const rows = await drop({ ...files, 'sketch.png': await fixture('still.png') });
    expect(rows.map(({ state }) => state)).toEqual([...Array.from({ length: 9 }, () => 'done'), 'paused']);
  });

  test('waits to be confirmed where it is more than 100 MB', async () => {
    const { drop, server } = await withAccount();
    const large = Object.fromEntries(
      Array.from({ length: 10 }, (_, at) => [`${at}.bin`, Buffer.alloc(10 * MB, at + 1)]),
    );
    const rows = await drop({ ...large });
    expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'done'));
    expect(server.media()).toHaveLength(10);
    const more = Object.fromEntries(
      Array.from({ length: 10 }, (_, at) => [`${at + 10}.bin`, Buffer.alloc(10 * MB, at + 100)]),
    );
    // One byte more than 100 MB in all; the largest file WeCom takes is 10 MB.
    const asked = await drop({ ...more, 'one.txt': '.' });
    expect(asked).toHaveLength(11);
    expect(asked.map(questionOf)).toEqual(asked.map(() => 'upload_unconfirmed'));
  });

  test('what was not confirmed is asked about in the next run of the app, and nothing of it is sent', async () => {
    const { drop, running, server, accountId } = await withAccount();
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at}.txt`, `text ${at}`]));
    const ids = (await drop(files)).map(({ id }) => id);
    await running.close();
    const again = await startDesk({ folder: running.folder });
    const { row, settled } = droppingInto(again, accountId);
    await again.desk.transfers.idle();
    expect(ids.map((id) => row(id)?.error?.code)).toEqual(ids.map(() => 'upload_unconfirmed'));
    expect(server.media()).toHaveLength(0);
    again.desk.transfers.resume(ids.slice(0, 1));
    expect((await settled(ids[0]))?.state).toBe('done');
  });
});

describe('what the server would refuse', () => {
  test('is asked about, and goes as a file where the person says so', async () => {
    const { drop, decide, server } = await withAccount();
    const [row] = await drop({ 'sketch.png': await fixture('still.png') });
    expect(row).toMatchObject({
      state: 'paused',
      error: { code: 'fits_after_conversion' },
      preflight: { verdict: { cures: ['fit', 'send_as_file', 'switch_to_current', 'send_anyway'] } },
    });
    expect(server.log.filter(({ operation }) => operation === 'upload')).toEqual([]);
    expect(await decide(row?.id, { kind: 'send_as', type: 'file' })).toMatchObject({
      state: 'done',
      type: 'file',
    });
    expect(server.media()).toMatchObject([{ type: 'file', filename: 'sketch.png' }]);
  });

  test('or goes as it is: the server has the last word', async () => {
    const { drop, decide } = await withAccount();
    const [taken] = await drop({ 'sketch.png': await fixture('still.png') });
    expect(await decide(taken?.id, { kind: 'send_anyway' })).toMatchObject({ state: 'done', type: 'image' });
    const [refused] = await drop({ 'huge.txt': Buffer.alloc(21 * MB, 65) });
    expect(refused?.error?.code).toBe('will_be_refused');
    expect(await decide(refused?.id, { kind: 'send_anyway' })).toMatchObject({
      state: 'failed',
      error: { code: 'api_refused' },
    });
  });

  test('is looked at once more when the account goes over to the current limits', async () => {
    const { drop, desk, accountId, settled } = await withAccount();
    const [picture, text] = await drop({
      'sketch.png': await fixture('still.png'),
      'list.txt': Buffer.alloc(25 * MB, 65),
    });
    desk.accounts.changeLimits(accountId, { ...DEFAULT_LIMITS, profile: 'current' });
    expect((await settled(picture?.id))?.state).toBe('done');
    expect(await settled(text?.id)).toMatchObject({ state: 'paused', error: { code: 'will_be_refused' } });
  });

  test('what the platform has no type for fails plainly, unsent', async () => {
    const { drop, server } = await withAccount(officialAccount);
    const [row] = await drop({ 'price list.txt': 'coffee 12' });
    expect(row).toMatchObject({ state: 'failed', error: { code: 'type_not_on_platform' } });
    expect(server.log.filter(({ operation }) => operation === 'upload')).toEqual([]);
  });

  test('a bomb, a torso, nothing at all and what is not what it claims each get their own words', async () => {
    const { drop } = await withAccount();
    const jpg = await fixture('still.jpg');
    const rows = await drop({
      'bomb.png': pngOf(50_000, 50_000),
      'torso.jpg': jpg.subarray(0, 300),
      'empty.jpg': '',
      'claims.amr': '#!AMR\nthis is no voice at all',
    });
    const reasons = rows.map(({ error, preflight }) => {
      const verdict = preflight?.verdict;
      return verdict && 'refusals' in verdict
        ? verdict.refusals.map(({ reason }) => reason).join(' ')
        : error?.code;
    });
    expect(reasons).toEqual(['format_not_taken too_many_pixels', 'incomplete', 'file_empty', 'damaged']);
  });

  test('what was decided about a file is known in the next run of the app', async () => {
    const { drop, running, server, accountId, desk } = await withAccount();
    const [row] = await drop({ 'sketch.png': await fixture('still.png') });
    server.faults.set({ on: 'upload', latencyMs: 3000 });
    desk.transfers.decide([row?.id ?? ''], { kind: 'send_as', type: 'file' });
    await vi.waitFor(() => expect(desk.transfers.find(row?.id ?? '')?.state).toBe('running'));
    running.disk.fails();
    await running.close();
    server.faults.clear();
    const again = await startDesk({ folder: running.folder });
    const { settled } = droppingInto(again, accountId);
    expect(await settled(row?.id)).toMatchObject({ state: 'done', type: 'file' });
  });

  test('a Mini Program takes pictures and nothing else', async () => {
    const { drop } = await withAccount(miniProgramAccount);
    const rows = await drop({ 'a.jpg': jpegOf(2000), 'voice.amr': Buffer.from('#!AMR\n') });
    expect(rows.map(({ state, error }) => error?.code ?? state)).toEqual(['done', 'type_not_on_platform']);
  });
});

describe('what was made to fit', () => {
  const fitted = async (running: RunningDesk, id: string | undefined, bytes = jpegOf(900)) => {
    const answer = await running.desk.uploads.putFitted(id ?? '', bytes);
    await running.desk.transfers.idle();
    return answer;
  };

  test('takes the place of its original once the person has seen it', async () => {
    const { drop, running, row, settled, server, desk } = await withAccount();
    const png = padded(await fixture('still.png'), 3000);
    const [asked] = await drop({ 'sketch.png': png });
    expect(await fitted(running, asked?.id)).toEqual({ ok: true, value: null });
    expect(row(asked?.id)).toMatchObject({
      name: 'sketch.jpg',
      state: 'paused',
      error: { code: 'upload_unconfirmed' },
      bytesTotal: 900,
      preflight: {
        facts: { size: 900, contentType: 'image/jpeg' },
        original: { name: 'sketch.png', size: 3000, contentType: 'image/png' },
      },
    });
    desk.transfers.resume([asked?.id ?? '']);
    expect(await settled(asked?.id)).toMatchObject({ state: 'done', type: 'image' });
    expect(server.media()).toMatchObject([{ type: 'image', filename: 'sketch.jpg' }]);
    expect(recordsOf(running)).toMatchObject([{ name: 'sketch.jpg', size: 900 }]);
    await vi.waitFor(async () => expect(await readdir(join(running.folder, 'pasted'))).toEqual([]));
  });

  test('or the original goes as a file, and nothing is left of what was made', async () => {
    const { drop, running, decide, server } = await withAccount();
    const [asked] = await drop({ 'sketch.png': await fixture('still.png') });
    await fitted(running, asked?.id);
    expect(await decide(asked?.id, { kind: 'restore_original', type: 'file' })).toMatchObject({
      state: 'done',
      type: 'file',
      name: 'sketch.png',
    });
    expect(server.media()).toMatchObject([{ type: 'file', filename: 'sketch.png' }]);
    await vi.waitFor(async () => expect(await readdir(join(running.folder, 'pasted'))).toEqual([]));
  });

  test('the person may also think again, or fit it another way', async () => {
    const { drop, running, decide, row } = await withAccount();
    const [asked] = await drop({ 'sketch.png': await fixture('still.png') });
    await fitted(running, asked?.id);
    expect(await decide(asked?.id, { kind: 'restore_original', type: null })).toMatchObject({
      name: 'sketch.png',
      error: { code: 'fits_after_conversion' },
    });
    await fitted(running, asked?.id);
    await fitted(running, asked?.id, jpegOf(1000));
    expect(row(asked?.id)?.preflight).toMatchObject({
      facts: { size: 1000 },
      original: { name: 'sketch.png' },
    });
    await vi.waitFor(async () => expect(await readdir(join(running.folder, 'pasted'))).toHaveLength(1));
  });

  test('is checked like any file: what does not fit after all is asked about', async () => {
    const { drop, running, row } = await withAccount();
    const [asked] = await drop({ 'sketch.png': await fixture('still.png') });
    await fitted(running, asked?.id, jpegOf(2 * MB));
    expect(row(asked?.id)).toMatchObject({ state: 'paused', error: { code: 'fits_after_conversion' } });
  });

  test('is asked about also where the app was quit before it was looked at', async () => {
    const { drop, running, server, accountId } = await withAccount();
    const [asked] = await drop({ 'sketch.png': await fixture('still.png') });
    await running.desk.uploads.putFitted(asked?.id ?? '', jpegOf(900));
    await running.close();
    const again = await startDesk({ folder: running.folder });
    const { settled } = droppingInto(again, accountId);
    expect((await settled(asked?.id))?.error?.code).toBe('upload_unconfirmed');
    expect(server.media()).toEqual([]);
  });

  test('comes too late for what is sent or cancelled, and leaves no file', async () => {
    const { drop, running, desk } = await withAccount();
    const [done, asked] = await drop({ 'a.jpg': jpegOf(2000), 'sketch.png': await fixture('still.png') });
    desk.transfers.cancel([asked?.id ?? '']);
    for (const id of [done?.id, asked?.id])
      expect(await fitted(running, id)).toEqual({ ok: false, error: { code: 'cancelled' } });
    await vi.waitFor(async () => expect(await readdir(join(running.folder, 'pasted'))).toEqual([]));
  });

  test('lies there still in the next run of the app', async () => {
    const { drop, running, server, accountId } = await withAccount();
    const [asked] = await drop({ 'sketch.png': await fixture('still.png') });
    await fitted(running, asked?.id);
    await running.close();
    const again = await startDesk({ folder: running.folder });
    const { row, settled } = droppingInto(again, accountId);
    await again.desk.transfers.idle();
    expect(row(asked?.id)).toMatchObject({
      name: 'sketch.jpg',
      error: { code: 'upload_unconfirmed' },
      preflight: { original: { name: 'sketch.png' } },
    });
    again.desk.transfers.resume([asked?.id ?? '']);
    expect((await settled(asked?.id))?.state).toBe('done');
    expect(server.media()).toMatchObject([{ filename: 'sketch.jpg' }]);
  });
});

test('what is said of bytes that are live is not said of what they are made into', async () => {
  const { drop, decide, running, row, desk } = await withAccount();
  const png = await fixture('still.png');
  const [first] = await drop({ 'sketch.png': png });
  await decide(first?.id, { kind: 'send_as', type: 'file' });
  const [second] = await drop({ 'again.png': png });
  expect((await decide(second?.id, { kind: 'send_as', type: 'file' }))?.error?.code).toBe('already_live');
  expect((await decide(second?.id, { kind: 'send_as', type: 'image' }))?.error?.code).toBe(
    'fits_after_conversion',
  );
  await running.desk.uploads.putFitted(second?.id ?? '', jpegOf(900));
  await desk.transfers.idle();
  desk.transfers.resume([second?.id ?? '']);
  await desk.transfers.idle();
  expect(row(second?.id)).toMatchObject({ state: 'done', type: 'image' });
});

test('an answer that makes no sense is passed over: nothing is sent by it', async () => {
  const { drop, desk, server } = await withAccount();
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at}.txt`, `text ${at}`]));
  const ids = (await drop(files)).map(({ id }) => id);
  for (const decision of [
    { kind: 'restore_original', type: 'file' },
    { kind: 'send_anyway' },
    { kind: 'use_live' },
    { kind: 'send_as', type: 'file' },
  ] as const)
    desk.transfers.decide(ids, decision);
  await desk.transfers.idle();
  expect(ids.map((id) => desk.transfers.find(id)?.error?.code)).toEqual(ids.map(() => 'upload_unconfirmed'));
  expect(server.media()).toEqual([]);
});

test('limits changed while a file is looked at count for it', async () => {
  let look: () => void = () => undefined;
  const looked = new Promise<void>((resolve) => (look = resolve));
  const readFacts = (path: string) => looked.then(() => readMediaFacts(path));
  const { desk, running, accountId } = await withAccount(wecomAccount, { readFacts });
  const path = await running.file('sketch.png', await fixture('still.png'));
  const added = await desk.uploads.add(accountId, [onDisk(path)]);
  const id = added.ok ? (added.value[0]?.id ?? '') : '';
  await vi.waitFor(() => expect(desk.transfers.find(id)?.state).toBe('checking'));
  desk.accounts.changeLimits(accountId, { ...DEFAULT_LIMITS, profile: 'current' });
  look();
  await desk.transfers.idle();
  expect(desk.transfers.find(id)?.state).toBe('done');
});

test('a file that changes between its check and its turn is not sent', async () => {
  const { desk, running, accountId, server } = await withAccount();
  server.faults.set({ on: 'token', latencyMs: 300, times: 1 });
  const path = await running.file('list.txt', 'coffee 12');
  const added = await desk.uploads.add(accountId, [onDisk(path)]);
  const id = added.ok ? (added.value[0]?.id ?? '') : '';
  await vi.waitFor(() => expect(desk.transfers.find(id)?.state).toBe('running'));
  await writeFile(path, 'coffee 13, tea 9');
  await desk.transfers.idle();
  expect(desk.transfers.find(id)).toMatchObject({ state: 'failed', error: { code: 'file_changed' } });
  expect(server.media()).toHaveLength(0);
  desk.transfers.retry([id], false);
  await desk.transfers.idle();
  expect(desk.transfers.find(id)).toMatchObject({ state: 'done', bytesTotal: 16 });
});
