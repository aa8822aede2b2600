import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fail, succeed, type Result } from '../../../../electron/contract/errors.ts';
import type { Preflight } from '../../../../electron/contract/preflight.ts';
import {
  fitTargetOf,
  fitUploads,
  partKept,
  secondsKept,
  settleFits,
  stopFits,
} from '../../../../renderer/actions/fit.ts';
import { fit, type FitOptions } from '../../../../renderer/conversion/fit.ts';
import type { ConversionSource, Fitted, FitTarget } from '../../../../renderer/conversion/job.ts';
import { useAccounts } from '../../../../renderer/stores/account-store.ts';
import { fitOf, setFitStart, useFits } from '../../../../renderer/stores/fit-store.ts';
import { dropTransfers, putTransfers, useTransfers } from '../../../../renderer/stores/transfer-store.ts';
import { useFakeBridge } from '../fake-bridge.ts';
import { sampleAccount, sampleFitting, samplePreflight, sampleTransfer } from '../samples.ts';

vi.mock('../../../../renderer/conversion/fit.ts');

interface Job {
  readonly source: ConversionSource;
  readonly target: FitTarget;
  readonly options: FitOptions;
  readonly end: (result: Result<Fitted>) => void;
}

/** Conversions that were begun, in order; each ends when it is told to. */
let jobs: Job[] = [];

const made = succeed<Fitted>({ blob: new Blob(['made']), contentType: 'image/jpeg' });
const main = () => useFakeBridge({ putFitted: () => Promise.resolve(succeed(null)) });
const begun = (count: number) => vi.waitFor(() => expect(jobs).toHaveLength(count));
const confirmed = (id: string) =>
  sampleTransfer({
    id,
    state: 'paused',
    error: { code: 'upload_unconfirmed' },
    preflight: samplePreflight({ original: { name: 'a.png', size: 3_000_000, contentType: 'image/png' } }),
  });

beforeEach(() => {
  vi.unstubAllGlobals();
  jobs = [];
  vi.mocked(fit).mockImplementation(
    (source, target, options = {}) =>
      new Promise((resolve) => {
        options.signal?.addEventListener('abort', () => resolve(fail('cancelled')));
        jobs.push({ source, target, options, end: resolve });
      }),
  );
  useAccounts.setState({ accounts: [sampleAccount()] });
  useTransfers.setState({ byId: new Map() });
  useFits.setState({ byId: new Map(), starts: new Map() });
  putTransfers([sampleFitting({ id: 'a' }), sampleFitting({ id: 'b' })]);
});

describe('making uploads fit', () => {
  test('is done one at a time, and each is handed to main', async () => {
    const calls = main();
    const all = fitUploads(['a', 'b']);
    await begun(1);
    expect(fitOf('b')).toEqual({ kind: 'waiting' });
    jobs[0]?.end(made);
    await begun(2);
    expect(fitOf('a')).toEqual({ kind: 'done' });
    jobs[1]?.end(made);
    await all;
    expect(jobs.map(({ source }) => source)).toEqual(
      ['a', 'b'].map((id) => ({ url: `media://upload/${id}`, size: 3_000_000, contentType: 'image/png' })),
    );
    expect(calls.map(({ name, args }) => [name, args[0]])).toEqual(
      ['a', 'b'].map((id) => ['putFitted', { id, bytes: new TextEncoder().encode('made') }]),
    );
  });

  test('is over once main has told of the upload, whichever comes first', async () => {
    main();
    const all = fitUploads(['a', 'b']);
    await begun(1);
    jobs[0]?.end(made);
    await begun(2);
    putTransfers([confirmed('a'), confirmed('b')]);
    settleFits(['a']);
    jobs[1]?.end(made);
    await all;
    expect(useFits.getState().byId.size).toBe(0);
  });

  test('shows whole percents of what runs, and nothing of what was stopped', async () => {
    main();
    const all = fitUploads(['a']);
    await begun(1);
    jobs[0]?.options.onProgress?.(0.4567);
    expect(fitOf('a')).toMatchObject({ kind: 'running', progress: 0.45 });
    stopFits(['a']);
    jobs[0]?.options.onProgress?.(0.9);
    await all;
    expect(fitOf('a')).toBeNull();
  });

  test('can be stopped before its turn, and asked for again', async () => {
    main();
    const all = fitUploads(['a', 'b']);
    await begun(1);
    stopFits(['b']);
    void fitUploads(['b', 'b']);
    jobs[0]?.end(made);
    await begun(2);
    jobs[1]?.end(made);
    await all;
    await fitUploads([]);
    expect(jobs).toHaveLength(2);
  });

  test('says why it failed, goes on with the next, and can be tried again', async () => {
    const calls = main();
    const all = fitUploads(['a', 'b']);
    await begun(1);
    jobs[0]?.end(fail('conversion_no_fit'));
    await begun(2);
    expect(fitOf('a')).toEqual({ kind: 'failed', error: { code: 'conversion_no_fit' } });
    vi.mocked(fit).mockRejectedValueOnce(new Error('no worker'));
    jobs[1]?.end(made);
    await all;
    await fitUploads(['a']);
    expect(fitOf('a')).toEqual({ kind: 'failed', error: { code: 'conversion_failed' } });
    expect(calls).toHaveLength(1);
  });

  test('failed where main does not take what was made', async () => {
    useFakeBridge({ putFitted: () => Promise.resolve(fail('disk_full')) });
    const all = fitUploads(['a']);
    await begun(1);
    jobs[0]?.end(made);
    await all;
    expect(fitOf('a')).toEqual({ kind: 'failed', error: { code: 'disk_full' } });
  });

  test('ends where the upload does not ask for it any more', async () => {
    const calls = main();
    setFitStart('a', 30);
    const all = fitUploads(['a', 'b']);
    await begun(1);
    putTransfers([sampleTransfer({ id: 'a', state: 'waiting' })]);
    dropTransfers(['b']);
    settleFits(['a', 'b', 'other']);
    await all;
    expect(jobs[0]?.options.signal?.aborted).toBe(true);
    expect(jobs).toHaveLength(1);
    expect(calls).toEqual([]);
    expect(useFits.getState()).toMatchObject({ byId: new Map(), starts: new Map() });
  });
});

describe('an upload that is to become something else by now', () => {
  const verdict = {
    kind: 'fits_after_conversion',
    type: 'image',
    refusals: [],
    cures: ['fit'],
    conversion: { contentType: 'image/jpeg', maxBytes: 1_048_576, maxSeconds: null },
  } as const;
  const toldOf = (change: Partial<Preflight>) => {
    putTransfers([sampleFitting({ id: 'a', preflight: samplePreflight(change) })]);
    settleFits(['a']);
  };

  test.each<[string, Preflight['verdict']]>([
    ['another type', { ...verdict, type: 'thumb' }],
    ['a smaller file', { ...verdict, conversion: { ...verdict.conversion, maxBytes: 1000 } }],
    ['a shorter one', { ...verdict, conversion: { ...verdict.conversion, maxSeconds: 30 } }],
  ])('is not made what it was to be: %s', async (_, other) => {
    const calls = main();
    const all = fitUploads(['a']);
    await begun(1);
    toldOf({ verdict });
    expect(fitOf('a')).toMatchObject({ kind: 'running' });
    toldOf({ verdict: other });
    expect(fitOf('a')).toBeNull();
    jobs[0]?.end(made);
    await all;
    expect(jobs[0]?.options.signal?.aborted).toBe(true);
    expect(calls).toEqual([]);
  });

  test('does not say any more why the former could not be made', async () => {
    main();
    const all = fitUploads(['a']);
    await begun(1);
    jobs[0]?.end(fail('conversion_no_fit'));
    await all;
    toldOf({ verdict });
    expect(fitOf('a')).toMatchObject({ kind: 'failed' });
    toldOf({ verdict: { ...verdict, type: 'thumb' } });
    expect(fitOf('a')).toBeNull();
  });

  test('is made of the original, but for a voice, whose part is chosen in what was made', async () => {
    main();
    const original = { name: 'a.png', size: 5_000_000, contentType: 'image/png' };
    toldOf({ verdict, original });
    const all = fitUploads(['a']);
    await begun(1);
    jobs[0]?.end(fail('conversion_no_fit'));
    await all;
    toldOf({ verdict: { ...verdict, type: 'voice' }, original });
    void fitUploads(['a']);
    await begun(2);
    expect(jobs.map(({ source }) => source)).toEqual([
      { url: 'media://original/a', size: 5_000_000, contentType: 'image/png' },
      { url: 'media://upload/a', size: 3_000_000, contentType: 'image/png' },
    ]);
    stopFits(['a']);
  });
});

describe('what a file has to become', () => {
  const facts = { size: 9, contentType: 'audio/mpeg', damage: null, codec: null } as const;
  const sound = (durationMs: number | null) => ({ ...facts, kind: 'audio', durationMs }) as const;
  const verdict = (
    type: 'image' | 'thumb' | 'voice' | 'video' | 'file',
    maxSeconds: number | null = null,
  ) => ({
    kind: 'fits_after_conversion' as const,
    type,
    refusals: [],
    cures: [],
    conversion: { contentType: 'image/jpeg' as const, maxBytes: 200 * 1024 * 1024, maxSeconds },
  });
  const target = (
    type: Parameters<typeof verdict>[0],
    file: Preflight['facts'] = sound(null),
    account = sampleAccount(),
  ) => fitTargetOf(verdict(type, 60), file, account, 5);
  const maxBytes = 64 * 1024 * 1024;

  test('is a JPG, or a PNG where the account takes that, and never more than main takes', () => {
    const current = sampleAccount({ limits: { profile: 'current', edits: { documented: {}, current: {} } } });
    expect(target('image')).toEqual({ kind: 'image', contentTypes: ['image/jpeg'], maxBytes });
    expect(target('image', sound(null), current)).toMatchObject({
      contentTypes: ['image/jpeg', 'image/png'],
    });
    expect(fitTargetOf(verdict('image'), sound(null), null, 0)).toMatchObject({
      contentTypes: ['image/jpeg'],
    });
    expect(target('thumb')).toEqual({ kind: 'thumb', maxBytes });
    expect(target('video')).toEqual({ kind: 'video', maxBytes });
    expect(target('file')).toBeNull();
  });

  test('is the chosen part of a voice, a minute at most, or all of it where it is short', () => {
    expect(target('voice', sound(200_000))).toEqual({ kind: 'voice', maxBytes, from: 5, to: 65 });
    expect([
      partKept(sound(200_000), 60, 150),
      partKept(sound(60_500), 60, 1),
      partKept(sound(20_000), 60, 5),
      partKept(sound(null), 60, 0),
    ]).toEqual([
      { from: 140, to: 200 },
      { from: 0.5, to: 60.5 },
      { from: 0, to: 20 },
      { from: 0, to: 60 },
    ]);
    expect([
      secondsKept(sound(200_000), 60),
      secondsKept(sound(20_000), 60),
      secondsKept(sound(20_000), null),
      secondsKept(sound(null), 30),
      secondsKept(sound(null), null),
      secondsKept(sound(200_000), null),
      secondsKept(sound(200_000), 120),
    ]).toEqual([60, 20, 20, 30, 60, 60, 60]);
  });
});
