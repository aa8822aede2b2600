import { fail, type Result } from '../../electron/contract/errors.ts';
import type { ConversionSource, FitTarget, Fitted, Job, JobNews } from './job.ts';

export interface FitOptions {
  readonly signal?: AbortSignal;
  /** @param progress from 0 to 1. */
  readonly onProgress?: (progress: number) => void;
}

/** Each kind's codecs are scripts of their own, loaded when first asked for. */
function startWorker(kind: FitTarget['kind']): Worker {
  if (kind === 'voice') {
    return new Worker(new URL('./voice-worker.ts', import.meta.url), { type: 'module' });
  }
  if (kind === 'video') {
    return new Worker(new URL('./video-worker.ts', import.meta.url), { type: 'module' });
  }
  return new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
}

/**
 * Makes of `source` what `target` takes, in a worker that ends with the job. A cancelled job ends at once, its memory
 * with it.
 */
export function fit(
  source: ConversionSource,
  target: FitTarget,
  { signal, onProgress }: FitOptions = {},
): Promise<Result<Fitted>> {
  if (signal?.aborted) return Promise.resolve(fail('cancelled'));
  if (source.size === 0) return Promise.resolve(fail('file_empty'));
  const worker = startWorker(target.kind);
  return new Promise((resolve) => {
    const end = (result: Result<Fitted>) => {
      worker.terminate();
      signal?.removeEventListener('abort', cancel);
      resolve(result);
    };
    const cancel = () => end(fail('cancelled'));
    signal?.addEventListener('abort', cancel);
    worker.addEventListener('message', ({ data }: MessageEvent<JobNews>) => {
      if ('result' in data) end(data.result);
      else onProgress?.(data.progress);
    });
    worker.addEventListener('error', () => end(fail('conversion_failed')));
    worker.addEventListener('messageerror', () => end(fail('conversion_failed')));
    worker.postMessage({ source, target } satisfies Job);
  });
}
