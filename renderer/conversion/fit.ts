import { fail, type Result } from '../../electron/contract/errors.ts';
import { CANCEL, type ConversionSource, type FitTarget, type Fitted, type Job, type JobNews } from './job.ts';

export interface FitOptions {
  readonly signal?: AbortSignal;
  /** @param progress from 0 to 1. */
  readonly onProgress?: (progress: number) => void;
}

/** How long a worker is kept that ended by itself, in ms: until the codec it started has surely gone. */
const LINGER = 2000;

/**
 * Makes of `source` what `target` takes, off the page's thread. The workers end with the job; those of a cancelled one
 * end at once, their memory with them.
 */
export async function fit(
  source: ConversionSource,
  target: FitTarget,
  { signal, onProgress }: FitOptions = {},
): Promise<Result<Fitted>> {
  if (signal?.aborted) return fail('cancelled');
  if (source.size === 0) return fail('file_empty');
  const run = (workers: Workers) => runJob({ source, target }, workers, signal, onProgress);
  const first = await run(startWorkers(target.kind));
  return first === 'heic' ? ((await run(startHeicWorker())) as Result<Fitted>) : first;
}

interface Workers {
  readonly main: Worker;
  /** Answers what `main` asks. */
  readonly codec?: Worker;
  /**
   * It has workers of its own, which a library started: Chromium (130) falls over when a worker is terminated that
   * has. It is asked to end, and terminated when they are gone.
   */
  readonly hasWorkers?: boolean;
}

/** Each kind's codecs are scripts of their own, loaded when first asked for. */
function startWorkers(kind: FitTarget['kind']): Workers {
  if (kind === 'video') {
    return {
      main: new Worker(new URL('./video-worker.ts', import.meta.url), { type: 'module' }),
      hasWorkers: true,
    };
  }
  if (kind === 'voice') {
    return {
      main: new Worker(new URL('./voice-worker.ts', import.meta.url), { type: 'module' }),
      // electron.vite.config.ts puts it there.
      codec: new Worker('./workers/amr-codec.js'),
    };
  }
  return { main: new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' }) };
}

const startHeicWorker = (): Workers => ({
  main: new Worker(new URL('./heic-worker.ts', import.meta.url), { type: 'module' }),
});

/** Gives 'heic' where only that worker can do it. */
function runJob(
  job: Job,
  { main, codec, hasWorkers = false }: Workers,
  signal: AbortSignal | undefined,
  onProgress: FitOptions['onProgress'],
): Promise<Result<Fitted> | 'heic'> {
  return new Promise((resolve) => {
    const end = (result: Result<Fitted> | 'heic') => {
      resolve(result);
      signal?.removeEventListener('abort', cancel);
      codec?.terminate();
      if (hasWorkers) setTimeout(() => main.terminate(), LINGER);
      else main.terminate();
    };
    const cancel = () => {
      if (!hasWorkers) return end(fail('cancelled'));
      main.postMessage(CANCEL);
      resolve(fail('cancelled'));
    };
    signal?.addEventListener('abort', cancel);
    main.addEventListener('message', ({ data }: MessageEvent<JobNews>) => {
      if ('result' in data) end(data.result);
      else if ('isHeic' in data) end('heic');
      else if ('ask' in data) codec?.postMessage(data.ask);
      else if (!signal?.aborted) onProgress?.(data.progress);
    });
    codec?.addEventListener('message', ({ data }: MessageEvent<unknown>) => main.postMessage(data));
    for (const worker of codec ? [main, codec] : [main]) {
      for (const name of ['error', 'messageerror']) {
        worker.addEventListener(name, () => end(fail('conversion_failed')));
      }
    }
    main.postMessage(job);
  });
}
