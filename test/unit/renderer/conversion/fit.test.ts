import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fit } from '../../../../renderer/conversion/fit.ts';
import { createVoiceReadiness } from '../../../../renderer/conversion/voice-workers.ts';
import type { FitTarget, JobNews } from '../../../../renderer/conversion/job.ts';

/** What the page says to a worker, and how it ends it. */
class StubWorker extends EventTarget {
  static readonly started: StubWorker[] = [];
  readonly heard: unknown[] = [];
  readonly name: string;
  isTerminated = false;

  constructor(script: URL | string) {
    super();
    this.name = /([^/]+)-worker/.exec(String(script))?.[1] ?? 'codec';
    StubWorker.started.push(this);
  }

  postMessage(message: unknown) {
    this.heard.push(message);
  }

  terminate() {
    this.isTerminated = true;
  }

  says(data: JobNews) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

const SOURCE = { url: 'media://upload/1', size: 1000, contentType: 'video/webm' };
const VIDEO: FitTarget = { kind: 'video', maxBytes: 1000 };
const VOICE: FitTarget = { kind: 'voice', maxBytes: 1000, from: 0, to: 60 };
const THUMB: FitTarget = { kind: 'thumb', maxBytes: 1000 };
const FITTED = { ok: true, value: { blob: new Blob(['x']), contentType: 'image/jpeg' } } as const;

const workerNamed = (name: string): StubWorker => {
  const found = StubWorker.started.find((worker) => worker.name === name);
  if (!found) throw new Error(`no ${name} worker`);
  return found;
};

beforeEach(() => {
  StubWorker.started.length = 0;
  vi.stubGlobal('Worker', StubWorker);
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a job', () => {
  test('whose worker falls silent ends, and so does the worker', async () => {
    const job = fit(SOURCE, VIDEO);
    const worker = workerNamed('video');
    await vi.advanceTimersByTimeAsync(9000);
    worker.says({ reads: true });
    await vi.advanceTimersByTimeAsync(9000);
    worker.says({ progress: 0.5 });
    await vi.advanceTimersByTimeAsync(9999);
    expect(worker.heard).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await job).toMatchObject({ ok: false, error: { code: 'conversion_stuck' } });
    expect(worker.heard.at(-1)).toBe('cancel');
    // It may have started a worker of its own, which has to be gone first.
    expect(worker.isTerminated).toBe(false);
    await vi.advanceTimersByTimeAsync(2000);
    expect(worker.isTerminated).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('tells how far it is, ends with its workers, and says nothing after', async () => {
    const told: number[] = [];
    const job = fit(SOURCE, VOICE, { onProgress: (part) => told.push(part) });
    const worker = workerNamed('voice');
    worker.says({ progress: 0.4 });
    worker.says({ result: FITTED });
    worker.says({ progress: 0.9 });
    expect(await job).toEqual(FITTED);
    expect(told).toEqual([0.4]);
    expect(StubWorker.started.length).toBeGreaterThan(1);
    expect(StubWorker.started.every(({ isTerminated }) => isTerminated)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('that is cancelled ends at once; cancelled before, it starts nothing', async () => {
    const cancelling = new AbortController();
    const job = fit(SOURCE, THUMB, { signal: cancelling.signal });
    cancelling.abort();
    expect(await job).toMatchObject({ error: { code: 'cancelled' } });
    expect(workerNamed('picture').isTerminated).toBe(true);
    expect(await fit(SOURCE, THUMB, { signal: cancelling.signal })).toMatchObject({ ok: false });
    expect(StubWorker.started).toHaveLength(1);
  });

  test('of a HEIC picture goes on in the worker that reads it', async () => {
    const job = fit(SOURCE, THUMB);
    workerNamed('picture').says({ isHeic: true });
    await vi.advanceTimersByTimeAsync(0);
    expect(workerNamed('picture').isTerminated).toBe(true);
    workerNamed('heic').says({ result: FITTED });
    expect(await job).toEqual(FITTED);
  });

  test('cancelled on its way to the worker of HEIC starts none', async () => {
    const cancelling = new AbortController();
    const job = fit(SOURCE, THUMB, { signal: cancelling.signal });
    workerNamed('picture').says({ isHeic: true });
    cancelling.abort();
    expect(await job).toMatchObject({ error: { code: 'cancelled' } });
    expect(StubWorker.started).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('whose script breaks fails', async () => {
    const broken = fit(SOURCE, THUMB);
    workerNamed('picture').dispatchEvent(new Event('error'));
    expect(await broken).toMatchObject({ error: { code: 'conversion_failed' } });
  });

  test('of a voice takes the workers that are ready, and others are made ready while one is wanted', async () => {
    const voices = createVoiceReadiness();
    const wantNoMore = voices.want();
    const [ready] = StubWorker.started;
    const alreadyStarted = StubWorker.started.length;
    const job = fit(SOURCE, VOICE, { voices });
    expect(StubWorker.started).toHaveLength(alreadyStarted);
    ready?.says({ result: FITTED });
    expect(await job).toEqual(FITTED);
    await vi.advanceTimersByTimeAsync(0);
    expect(StubWorker.started).toHaveLength(2 * alreadyStarted);
    wantNoMore();
    expect(StubWorker.started.every(({ isTerminated }) => isTerminated)).toBe(true);
    voices.refill();
    expect(StubWorker.started).toHaveLength(2 * alreadyStarted);
  });

  test('of an empty file is none', async () => {
    expect(await fit({ ...SOURCE, size: 0 }, THUMB)).toMatchObject({ error: { code: 'file_empty' } });
    expect(StubWorker.started).toHaveLength(0);
  });
});
