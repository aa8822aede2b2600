import { randomBytes } from 'node:crypto';
import { appendFile, rm } from 'node:fs/promises';
import { describe, expect, test, vi } from 'vitest';
import type { AccountInput } from '../../../electron/contract/account.ts';
import type { AppError, ErrorCode } from '../../../electron/contract/errors.ts';
import { en } from '../../../electron/contract/locale/en.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import type { Effects } from '../../../electron/simulator/faults.ts';
import type { HttpTimeouts } from '../../../electron/wechat/http.ts';
import { errorText } from '../../../renderer/format/error-text.ts';
import { libraryQuery } from '../../library-query.ts';
import { jpegWith } from '../../media-bytes.ts';
import { officialAccount, onDisk, startDesk, startServer, wecomAccount, mentionsOf } from './desk-harness.ts';

/** What a person is to see in the end, and what the server is to have seen. */
interface Outcome {
  readonly state: 'done' | 'failed' | 'retrying';
  readonly code?: ErrorCode;
  readonly errcode?: number;
  /** The words on the row. */
  readonly title?: string;
  /** Calls of the faulty kind for the faulty transfer. */
  readonly calls: number;
}

/** Tries after the first, as the desk of these tests makes them. */
const RETRIES = 3;
const ALWAYS = 1 + RETRIES;

const broken = (code: ErrorCode, calls: number, more: Partial<Outcome> = {}): Outcome => ({
  state: 'failed',
  code,
  title: en.errors[code].title,
  calls,
  ...more,
});
const refused = (
  errcode: number,
  title: string,
  calls: number,
  state: Outcome['state'] = 'failed',
): Outcome => ({
  state,
  code: 'api_refused',
  errcode,
  title,
  calls,
});
const mended = (calls: number): Outcome => ({ state: 'done', calls });

type Row = readonly [title: string, fault: Effects & { readonly times?: number }, outcome: Outcome];

const STATUS = (status: number): Partial<Outcome> => ({
  title: en.errors.proxy_page.title.replace('{{status}}', String(status)),
});

/** Faults that an upload and a fetch meet alike. */
const COMMON: readonly Row[] = [
  ['a reset before the body', { reset: 'before-body' }, broken('connection_lost', ALWAYS)],
  ['a reset before the body, twice', { reset: 'before-body', times: 2 }, mended(3)],
  ['HTTP 500 with a page', { html: 500 }, broken('proxy_page', ALWAYS, STATUS(500))],
  ['HTTP 502 with a page', { html: 502 }, broken('proxy_page', ALWAYS, STATUS(502))],
  ['HTTP 503 with a page, once', { html: 503, times: 1 }, mended(2)],
  ['HTTP 404 with a page', { html: 404 }, broken('proxy_page', 1)],
  ['HTML with HTTP 200', { html: 200 }, broken('proxy_page', 1)],
  ['an empty answer', { empty: true }, broken('answer_empty', ALWAYS)],
  ['a redirect', { redirectTo: 'http://127.0.0.1:9/elsewhere' }, broken('redirect_refused', 1)],
  ['no answer at all', { stall: 'before-headers' }, broken('timed_out', ALWAYS)],
  ['errcode -1 twice', { errcode: -1, times: 2 }, mended(3)],
  ['errcode -1 for good', { errcode: -1 }, refused(-1, 'WeCom is busy.', ALWAYS)],
  ['42001 in the middle of the work', { expireTokens: true, times: 1 }, mended(2)],
  [
    '45009',
    { errcode: 45009 },
    refused(45009, 'Too many calls: WeCom blocks them until the limit’s window is over.', 1, 'retrying'),
  ],
  [
    '60020, an IP not allowed',
    { ipAllowed: false },
    refused(60020, 'This computer’s IP is not a trusted IP of the app.', 1),
  ],
];

const UPLOADS: readonly Row[] = [
  ...COMMON,
  ['a reset in the body', { reset: 'in-body' }, broken('connection_lost', ALWAYS)],
  ['a reset after the body', { reset: 'after-body' }, broken('connection_lost', ALWAYS)],
  ['a reset after the body, once', { reset: 'after-body', times: 1 }, mended(2)],
  ['an answer that stalls in the middle', { stall: 'in-body' }, broken('timed_out', ALWAYS)],
  ['JSON cut short', { truncateJson: true }, broken('answer_unreadable', ALWAYS)],
  ['an answer longer than it is', { contentLengthOff: 10 }, broken('answer_incomplete', ALWAYS)],
  ['an answer that drips', { dripBytesPerSecond: 2000 }, mended(1)],
];

const FETCHES: readonly Row[] = [
  ...COMMON,
  ['a reset after the call', { reset: 'after-body', times: 1 }, mended(2)],
  ['a body that stalls in the middle, twice', { stall: 'in-body', times: 2 }, mended(3)],
  ['a body cut at a third, again and again', { cutAfterBytes: 100_000 }, mended(3)],
  ['a length too long', { contentLengthOff: 10, times: 1 }, mended(2)],
  ['a body that drips', { dripBytesPerSecond: 1_000_000 }, mended(1)],
];

const SIZE = 300_000;
/**
 * Short only where the server falls silent: elsewhere an answer that is late, on a machine that stalls, would be one call
 * more. Longer than a stall where a call is to succeed after the silent ones.
 */
function patienceWith({ stall, times }: Row[1]): Partial<HttpTimeouts> {
  const ms = times === undefined ? 400 : 1_500;
  if (stall === 'before-headers') return { firstByte: ms, firstByteOfUpload: ms };
  return stall === 'in-body' ? { stall: ms } : {};
}

/** Two accounts of one server, each on the other dialect, so that a fault can meet one of them alone. */
async function setUp(timeouts: Partial<HttpTimeouts> = {}) {
  const { server, origin } = await startServer();
  const running = await startDesk({ timeouts });
  const { desk } = running;
  const save = async (input: AccountInput) => {
    const saved = await desk.accounts.save(input);
    if (!saved.ok) throw new Error(saved.error.code);
    return saved.value.id;
  };
  const faulty = await save(wecomAccount(origin, server));
  const sound = await save(officialAccount(origin, server, { name: 'Neighbour' }));

  const upload = async (accountId: string, path: string): Promise<string> => {
    const added = await desk.uploads.add(accountId, [onDisk(path)]);
    if (!added.ok || !added.value[0]) throw new Error('not added');
    return added.value[0].id;
  };
  const fetch = (accountId: string, mediaId: string): string => {
    const added = desk.fetches.add(accountId, mentionsOf([mediaId]));
    if (!added.ok || !added.value[0]) throw new Error('not added');
    return added.value[0].id;
  };
  const settled = async (id: string): Promise<Transfer> => {
    await vi.waitFor(
      () => expect(['done', 'failed', 'retrying', 'paused']).toContain(settledState(desk.transfers.find(id))),
      { interval: 5 },
    );
    const row = desk.transfers.find(id);
    if (!row) throw new Error('gone');
    return row;
  };
  const jpeg = () => jpegWith(randomBytes(500));
  return { server, origin, running, desk, faulty, sound, save, upload, fetch, settled, jpeg };
}

/** A short backoff passes by itself; the wait for a limit's window does not. */
function settledState(row: Transfer | null): string | undefined {
  if (row?.state !== 'retrying') return row?.state;
  return (row.retryAt ?? 0) - Date.now() > 1000 ? 'retrying' : undefined;
}

function expectOutcome(row: Transfer, outcome: Outcome): void {
  const { state, code, errcode, title } = outcome;
  expect([row.state, row.error?.code, row.error?.errcode]).toEqual([state, code, errcode]);
  if (title !== undefined) expect(wordsOf(row.error)).toBe(title);
}

const wordsOf = (error: AppError | null): string | null => error && errorText(error, 'wecom', 'en').title;

describe.each(UPLOADS)('an upload that meets %s', (_, fault, outcome) => {
  test('ends as it should, after as many calls as it should, and touches no neighbour', async () => {
    const { server, running, desk, faulty, sound, upload, fetch, settled, jpeg } = await setUp(
      patienceWith(fault),
    );
    const before = await settled(await upload(faulty, await running.file('before.txt', 'sent before')));
    const callsBefore = server.log.filter(({ operation }) => operation === 'upload').length;
    server.faults.set({ on: 'upload', dialect: 'wecom', ...fault });

    const path = await running.file('faulty.bin', randomBytes(SIZE));
    const [id, otherAccount, otherDirection] = [
      await upload(faulty, path),
      await upload(sound, await running.file('neighbour.jpg', jpeg())),
      fetch(faulty, before.mediaId ?? ''),
    ];
    const rows = await Promise.all([otherAccount, otherDirection].map(settled));
    const row = await settled(id);
    const calls = server.log.filter(
      ({ operation, dialect }) => operation === 'upload' && dialect === 'wecom',
    ).length;

    expectOutcome(row, outcome);
    expect(calls - callsBefore).toBe(outcome.calls);
    // Another account's upload, and the same account's fetch.
    expect(rows.map(({ state }) => state)).toEqual(['done', 'done']);

    server.faults.clear();
    // Until the limit's window is over or the person tries, the whole queue waits.
    if (outcome.state === 'retrying') {
      desk.transfers.retry([id], false);
      expect((await settled(id)).state).toBe('done');
    }
    const after = await settled(await upload(faulty, await running.file('after.txt', 'sent after')));
    expect(after.state).toBe('done');
    const page = desk.library.page(libraryQuery());
    const names = page.ok ? page.value.rows.map(({ name }) => name) : [];
    const expected = ['after.txt', 'before.txt', 'neighbour.jpg'];
    expect(names.toSorted()).toEqual(
      outcome.state === 'failed' ? expected : [...expected, 'faulty.bin'].toSorted(),
    );
  });
});

describe.each(FETCHES)('a fetch that meets %s', (_, fault, outcome) => {
  test('ends as it should, after as many calls as it should, and touches no neighbour', async () => {
    const { server, running, faulty, sound, upload, fetch, settled, jpeg } = await setUp(patienceWith(fault));
    const bytes = randomBytes(SIZE);
    const mediaId = await server.receive({
      owner: server.apps.wecom.corpid,
      type: 'file',
      filename: 'a.bin',
      bytes,
    });
    server.faults.set({ on: 'get', dialect: 'wecom', ...fault });
    const id = fetch(faulty, mediaId);
    const neighbours = [
      await upload(faulty, await running.file('same account.txt', 'an upload beside it')),
      await upload(sound, await running.file('neighbour.jpg', jpeg())),
    ];
    const rows = await Promise.all(neighbours.map(settled));
    const row = await settled(id);
    const calls = server.log.filter(({ operation }) => operation === 'get').length;

    expectOutcome(row, outcome);
    expect(calls).toBe(outcome.calls);
    expect(rows.map(({ state }) => state)).toEqual(['done', 'done']);
    // Nothing that is an error is kept as media.
    if (outcome.state === 'done') expect(row.fetched).toMatchObject({ size: SIZE });
    else expect(row.fetched).toBeNull();
  });
});

describe('what happens before the server is reached', () => {
  const nowhere: readonly (readonly [string, string, ErrorCode])[] = [
    ['a name that does not exist', 'http://no-such-host.invalid', 'host_not_found'],
    ['a port that nobody listens on', 'http://127.0.0.1:9', 'host_refused'],
  ];
  test.each(nowhere)('%s is tried four times and then said plainly', async (_, baseUrl, code) => {
    const { server, origin, running, save, sound, upload, settled, jpeg } = await setUp();
    const lost = await save(wecomAccount(origin, server, { name: 'Lost', baseUrl }));
    const id = await upload(lost, await running.file('a.txt', 'some words'));
    const neighbour = await upload(sound, await running.file('n.jpg', jpeg()));
    expectOutcome(await settled(id), broken(code, 0));
    expect((await settled(neighbour)).state).toBe('done');
  });

  test('a server without a certificate is final at once: nothing is sent', async () => {
    const { server, origin, running, save, upload, settled } = await setUp();
    const baseUrl = `${origin.replace('http:', 'https:')}/wecom`;
    const plain = await save(wecomAccount(origin, server, { name: 'Plain', baseUrl }));
    const row = await settled(await upload(plain, await running.file('a.txt', 'some words')));
    expectOutcome(row, broken('tls_failed', 0));
    expect(server.log).toEqual([]);
  });

  test('a file that vanishes while it waits is missing on its own row alone, and costs no call', async () => {
    const { server, running, desk, faulty, upload, settled } = await setUp();
    // The rest of this test has these two seconds, on however busy a machine.
    server.faults.set({ on: 'upload', latencyMs: 2000, times: 1 });
    desk.settings.change({ uploadsAtOnce: 1 });
    const first = await upload(faulty, await running.file('first.txt', 'the first one'));
    const path = await running.file('vanishes.txt', 'the second one');
    const second = await upload(faulty, path);
    const third = await upload(faulty, await running.file('third.txt', 'the third one'));
    await vi.waitFor(() => expect(desk.transfers.find(second)?.preflight).not.toBeNull());
    await rm(path);
    expectOutcome(await settled(second), broken('file_missing', 0));
    expect([(await settled(first)).state, (await settled(third)).state]).toEqual(['done', 'done']);
    expect(server.log.filter(({ operation }) => operation === 'upload')).toHaveLength(2);
  });

  test('a file that changes while it is sent leaves nothing on the server and is not tried again', async () => {
    const { server, running, desk, faulty, upload, settled } = await setUp();
    server.faults.set({ on: 'upload', readBytesPerSecond: 4_000_000, times: 1 });
    const path = await running.file('grows.bin', randomBytes(10_000_000));
    const id = await upload(faulty, path);
    await vi.waitFor(() => expect(desk.transfers.find(id)?.bytesDone).toBeGreaterThan(0));
    await appendFile(path, 'more');
    expectOutcome(await settled(id), broken('file_changed', 1));
    expect(server.media()).toEqual([]);
  });
});
