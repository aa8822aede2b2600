import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { RealPlatform } from '../../../electron/contract/account.ts';
import type { Fault } from '../../../electron/simulator/faults.ts';
import { createWechatClient } from '../../../electron/wechat/client.ts';
import { createHttp } from '../../../electron/wechat/http.ts';
import { SinkFailure } from '../../../electron/wechat/intake.ts';
import { keepDownload, type KeptDownload } from './kept-download.ts';
import { startSession, type Session } from './session.ts';

const MB = 1024 * 1024;
const SLICE = 8 * MB;
const LARGE = randomBytes(45 * MB);
const SMALL = randomBytes(3 * MB);

let session: Session;
beforeEach(async () => {
  session = await startSession();
});
afterEach(() => session.close());

const set = (...faults: readonly Fault[]): void => session.simulator.faults.set(faults);

async function stored(bytes: Buffer, platform: RealPlatform = 'wecom') {
  const { wecom, officialAccount } = session.simulator.apps;
  const owner = platform === 'wecom' ? wecom.corpid : officialAccount.appid;
  const mediaId = await session.simulator.receive({ owner, type: 'file', filename: 'a.bin', bytes });
  const token = await session.tokenOf(platform);
  const run = (download: KeptDownload, client = session.client) =>
    download.run(client, session.endpointOf(platform), token, mediaId);
  return { run };
}

const gets = () => session.simulator.log.filter(({ operation }) => operation === 'get');
const ranges = () => gets().map(({ range }) => range);
const sent = () => gets().reduce((sum, { responseBytes }) => sum + responseBytes, 0);
const done = { ok: true, value: { fileName: 'a.bin' } };
const misfit = { ok: false, error: { code: 'answer_unreadable', facts: { reason: 'content_range' } } };

/** A download of SMALL that was cut at `at`, and the log emptied of it in thought. */
async function cutAt(at: number, platform: RealPlatform = 'wecom') {
  const { run } = await stored(SMALL, platform);
  const download = keepDownload();
  set({ on: 'get', cutAfterBytes: at });
  expect(await run(download)).toMatchObject({ ok: false, error: { code: 'answer_incomplete' } });
  session.simulator.faults.clear();
  return { run, download };
}

describe('a file that was cut off', () => {
  test.each([1, 65_537, SMALL.length - 1])(
    'after %i bytes is gone on with there, and no byte is sent twice',
    async (at) => {
      const { run, download } = await cutAt(at);
      expect(download.bytes().length).toBe(at);
      expect(await run(download)).toMatchObject(done);
      expect(download.bytes().equals(SMALL)).toBe(true);
      expect(ranges()).toEqual([null, `bytes=${at}-${SMALL.length - 1}`]);
      expect(sent()).toBe(SMALL.length);
      const counts = download.progress.map(([bytes]) => bytes);
      expect(counts).toEqual([...counts].sort((a, b) => a - b));
      expect(download.progress.at(-1)).toEqual([SMALL.length, SMALL.length]);
    },
  );

  test('before its first byte is asked for whole', async () => {
    const { run, download } = await cutAt(0);
    expect(await run(download)).toMatchObject(done);
    expect(ranges()).toEqual([null, null]);
  });

  test('is taken whole from a server that answers a Range with 200', async () => {
    const { run, download } = await cutAt(1000);
    set({ on: 'get', ignoreRange: true });
    expect(await run(download)).toMatchObject(done);
    expect(download.restarts()).toBe(1);
    expect(download.bytes().equals(SMALL)).toBe(true);
  });

  test('and cut again in that 200 is gone on with from there', async () => {
    const { run, download } = await cutAt(100_000);
    set({ on: 'get', ignoreRange: true, cutAfterBytes: 70_000 });
    expect((await run(download)).ok).toBe(false);
    expect(download.part).toEqual({ bytes: 70_000, total: SMALL.length });
    session.simulator.faults.clear();
    expect(await run(download)).toMatchObject(done);
    expect(download.bytes().equals(SMALL)).toBe(true);
  });

  test.each(['absent', 'other-start', 'other-total'] as const)(
    'is begun anew where the Content-Range does not fit: %s',
    async (contentRange) => {
      const { run, download } = await cutAt(1000);
      set({ on: 'get', contentRange });
      expect(await run(download)).toMatchObject(done);
      expect(ranges()).toEqual([null, `bytes=1000-${SMALL.length - 1}`, null]);
      expect(download.restarts()).toBe(1);
      expect(download.bytes().equals(SMALL)).toBe(true);
    },
  );

  test.each([7, -7])('is begun anew where the length is %i off what the Content-Range says', async (off) => {
    const { run, download } = await cutAt(1000);
    set({ on: 'get', contentLengthOff: off, times: 1 });
    expect(await run(download)).toMatchObject(done);
    expect(download.bytes().equals(SMALL)).toBe(true);
  });

  test('is begun anew after a 416, unless nothing is missing', async () => {
    const { run, download } = await cutAt(1000);
    set({ on: 'get', refuseRange: true });
    expect(await run(download)).toMatchObject(done);
    expect(download.bytes().equals(SMALL)).toBe(true);
    const asked = gets().length;
    expect(await run(download)).toMatchObject({ ok: true, value: { fileName: null } });
    expect(ranges().slice(asked)).toEqual([`bytes=${SMALL.length}-${SMALL.length + SLICE - 1}`]);
    expect(download.restarts()).toBe(1);
  });

  test('keeps what it has when the next answer is a refusal, a page or nothing', async () => {
    const { run, download } = await cutAt(1000);
    const faults: readonly [Fault, object][] = [
      [{ errcode: 40007 }, { code: 'api_refused', errcode: 40007, call: 'get' }],
      [{ errcode: 42001 }, { code: 'api_refused', errcode: 42001 }],
      [
        { errcode: 45009, textPlain: true },
        { code: 'api_refused', errcode: 45009 },
      ],
      [{ errcode: 830002 }, { code: 'api_refused', errcode: 830002 }],
      [{ html: 200 }, { code: 'proxy_page' }],
      [{ html: 502 }, { code: 'proxy_page' }],
      [{ empty: true }, { code: 'answer_empty' }],
      [{ closeBeforeResponse: true }, { code: 'connection_lost' }],
      [{ reset: 'before-body' }, { code: 'connection_lost' }],
    ];
    for (const [fault, error] of faults) {
      set(fault);
      expect(await run(download)).toMatchObject({ ok: false, error });
      expect(download.bytes().equals(SMALL.subarray(0, 1000))).toBe(true);
    }
    session.simulator.faults.clear();
    expect(await run(download)).toMatchObject(done);
    expect(download.bytes().equals(SMALL)).toBe(true);
    expect(download.restarts()).toBe(0);
  });

  test('is asked for whole by an Official Account, which knows no Range', async () => {
    const { run, download } = await cutAt(1000, 'official_account');
    expect(await run(download)).toMatchObject(done);
    expect(ranges()).toEqual([null, null]);
    expect(download.bytes().equals(SMALL)).toBe(true);
  });
});

describe('a file above 20 MB', () => {
  const slices = [0, 1, 2, 3, 4, 5].map(
    (index) => `bytes=${index * SLICE}-${Math.min((index + 1) * SLICE, LARGE.length) - 1}`,
  );
  const firstSlice = `bytes=0-${SLICE - 1}`;

  test('comes in slices of at most 8 MB once the server says 830002', async () => {
    const { run } = await stored(LARGE);
    const download = keepDownload();
    expect(await run(download)).toMatchObject(done);
    expect(download.bytes().equals(LARGE)).toBe(true);
    expect(gets().map(({ errcode }) => errcode)).toEqual([830002, ...slices.map(() => null)]);
    expect(ranges()).toEqual([null, firstSlice, ...slices.slice(1)]);
    expect(
      gets()
        .slice(1)
        .every(({ responseBytes }) => responseBytes <= SLICE),
    ).toBe(true);
    expect(download.restarts()).toBe(0);
  });

  test('is asked for in slices at once where its size is known', async () => {
    const { run } = await stored(LARGE);
    const download = keepDownload();
    download.part = { bytes: 0, total: LARGE.length };
    expect(await run(download)).toMatchObject(done);
    expect(ranges()).toEqual(slices);
    expect(download.bytes().equals(LARGE)).toBe(true);
  });

  test('is never in memory beyond one slice, however slowly it is written', async () => {
    const { run } = await stored(LARGE);
    let most = 0;
    let pieces = 0;
    const download = keepDownload(async (bytes) => {
      most = Math.max(most, sent() - bytes);
      pieces += 1;
      if (pieces % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    });
    expect(await run(download)).toMatchObject(done);
    expect(most).toBeLessThanOrEqual(SLICE);
  });

  test.each([40007, 42001, 45009])(
    'refused with %i in the middle is never that refusal’s JSON',
    async (errcode) => {
      const { run } = await stored(LARGE);
      const download = keepDownload((bytes) => {
        if (bytes === 2 * SLICE) set({ on: 'get', errcode, times: 1 });
      });
      expect(await run(download)).toMatchObject({ error: { code: 'api_refused', errcode } });
      expect(download.bytes().equals(LARGE.subarray(0, 2 * SLICE))).toBe(true);
      expect(await run(download)).toMatchObject(done);
      expect(download.bytes().equals(LARGE)).toBe(true);
      expect(sent() - LARGE.length).toBeLessThan(1000);
    },
  );

  test('that stalls in a slice is gone on with in the middle of it', async () => {
    const { run } = await stored(LARGE);
    const download = keepDownload((bytes) => {
      if (bytes === SLICE) set({ on: 'get', stall: 'in-body', times: 1 });
    });
    // Longer than a machine stalls: all that the server sent is to be taken before the wait is over.
    const http = createHttp({ timeouts: { stall: 1_500 } });
    onTestFinished(() => http.close());
    expect(await run(download, createWechatClient({ http, now: Date.now }))).toMatchObject({
      error: { code: 'timed_out', facts: { phase: 'body' } },
    });
    expect(download.part).toEqual({ bytes: 1.5 * SLICE, total: LARGE.length });
    expect(await run(download)).toMatchObject(done);
    expect(download.bytes().equals(LARGE)).toBe(true);
    expect(sent() - LARGE.length).toBeLessThan(1000);
  });

  test('whose slices never fit is given up after one new start', async () => {
    const { run } = await stored(LARGE);
    set({ on: 'get', contentRange: 'other-start' });
    expect(await run(keepDownload())).toEqual(misfit);
    expect(ranges()).toEqual([null, firstSlice, null, firstSlice]);
  });
});

test('a full disk ends the download at once', async () => {
  const { run } = await stored(LARGE);
  const download = keepDownload(() => {
    throw new SinkFailure({ code: 'disk_full' });
  });
  expect(await run(download)).toEqual({ ok: false, error: { code: 'disk_full' } });
  expect(gets()).toHaveLength(2);
});
