import { fail, type ErrorCode, type Result } from '../../electron/contract/errors.ts';
import {
  CANCEL,
  type Answer,
  type ConversionSource,
  type FitTarget,
  type Fitted,
  type Job,
  type JobNews,
} from './job.ts';
import type { VoiceAids } from './voice-aids.ts';
import { startVoiceWorkers, type VoiceReadiness } from './voice-workers.ts';

export interface FitOptions {
  readonly signal?: AbortSignal;
  /** @param progress from 0 to 1. */
  readonly onProgress?: (progress: number) => void;
  /** Of this page; without it a voice waits for its workers to start. */
  readonly voices?: VoiceReadiness;
}

/**
 * A worker that says nothing for so many ms will not end: decoders lose their way in damaged files. One of pictures is
 * silent while 120 megapixels are decoded or encoded.
 */
const LONGEST_SILENCE = { image: 60_000, thumb: 60_000, voice: 10_000, video: 10_000 } as const;

/** How long a worker is kept that was asked to end, in ms: until the codec it started has surely gone. */
const LINGER = 2000;

/**
 * Makes of `source` what `target` takes, off the page's thread. The workers end with the job; those of a cancelled one
 * end at once, their memory with them.
 */
export async function fit(
  source: ConversionSource,
  target: FitTarget,
  { signal, onProgress, voices }: FitOptions = {},
): Promise<Result<Fitted>> {
  if (source.size === 0) return fail('file_empty');
  const run = async (start: () => Workers) =>
    signal?.aborted ? fail('cancelled') : runJob({ source, target }, start(), signal, onProgress);
  const first = await run(() => startWorkers(target.kind, voices));
  voices?.refill();
  if (first !== 'heic') return first;
  const second = await run(startHeicWorker);
  return second === 'heic' ? fail('conversion_failed') : second;
}

interface Workers {
  readonly main: Worker;
  readonly aids?: VoiceAids;
  /**
   * It has workers of its own, which a library started: Chromium (130) falls over when a worker is terminated that
   * has. It is asked to end, and terminated when they are gone.
   */
  readonly hasWorkers?: boolean;
}

/** Each kind's codecs are scripts of their own, loaded when first asked for. */
function startWorkers(kind: FitTarget['kind'], voices: VoiceReadiness | undefined): Workers {
  if (kind === 'video') {
    return {
      main: new Worker(new URL('./video-worker.ts', import.meta.url), { type: 'module' }),
      hasWorkers: true,
    };
  }
  if (kind === 'voice') return voices?.take() ?? startVoiceWorkers();
  return { main: new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' }) };
}

const startHeicWorker = (): Workers => ({
  main: new Worker(new URL('./heic-worker.ts', import.meta.url), { type: 'module' }),
});

/** Gives 'heic' where only that worker can do it. */
function runJob(
  job: Job,
  { main, aids, hasWorkers = false }: Workers,
  signal: AbortSignal | undefined,
  onProgress: FitOptions['onProgress'],
): Promise<Result<Fitted> | 'heic'> {
  return new Promise((resolve) => {
    const running = new AbortController();
    const until = { signal: running.signal };
    let silence: ReturnType<typeof setTimeout> | undefined;
    const end = (result: Result<Fitted> | 'heic') => {
      if (running.signal.aborted) return;
      running.abort();
      clearTimeout(silence);
      resolve(result);
      aids?.end();
      main.postMessage(CANCEL);
      if (hasWorkers) setTimeout(() => main.terminate(), LINGER);
      else main.terminate();
    };
    const endWith = (code: ErrorCode) => () => end(fail(code));
    const waitOn = () => {
      clearTimeout(silence);
      silence = setTimeout(endWith('conversion_stuck'), LONGEST_SILENCE[job.target.kind]);
    };
    const help = (id: number, answering: Promise<unknown>) =>
      answering.then(
        (answer) => main.postMessage({ id, answer } satisfies Answer),
        endWith('conversion_failed'),
      );
    signal?.addEventListener('abort', endWith('cancelled'), until);
    main.addEventListener(
      'message',
      ({ data }: MessageEvent<JobNews>) => {
        waitOn();
        if ('result' in data) end(data.result);
        else if ('isHeic' in data) end('heic');
        else if ('ask' in data) void (aids && help(data.id, aids.answer(data.ask)));
        else if ('progress' in data) onProgress?.(data.progress);
      },
      until,
    );
    main.addEventListener('error', endWith('conversion_failed'), until);
    main.addEventListener('messageerror', endWith('conversion_failed'), until);
    waitOn();
    main.postMessage(job);
  });
}
