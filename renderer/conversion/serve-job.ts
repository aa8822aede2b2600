import { fail, type Result } from '../../electron/contract/errors.ts';
import { ConversionFailure } from './conversion-failure.ts';
import { CANCEL, type Answer, type Ask, type FitTarget, type Fitted, type Job, type JobNews } from './job.ts';

export interface JobContext {
  /** @param progress from 0 to 1. */
  readonly report: (progress: number) => void;
  /** Of a job that is no longer wanted; only the workers that are not simply terminated need it. */
  readonly signal: AbortSignal;
}

/** Does the one job of this worker: `work` gives what came out, or throws a ConversionFailure. */
export function serveJob<Target extends FitTarget>(
  work: (job: Job<Target>, context: JobContext) => Promise<Fitted>,
): void {
  const cancelling = new AbortController();
  self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === CANCEL) cancelling.abort();
  });
  self.addEventListener(
    'message',
    ({ data }: MessageEvent<Job<Target>>) => {
      const report = (progress: number) => say({ progress: Math.min(1, Math.max(0, progress)) });
      void work(data, { report, signal: cancelling.signal })
        .then(
          (value): Result<Fitted> => ({ ok: true, value }),
          // What is no failure we know of: mostly memory that could not be had.
          (error: unknown): Result<Fitted> =>
            error instanceof ConversionFailure
              ? { ok: false, error: error.error }
              : fail('conversion_failed'),
        )
        .then((result) => say({ result }));
    },
    { once: true },
  );
}

/** Says that the source was read: a file of many gigabytes takes a while before there is any progress. */
export const sayReads = (): void => say({ reads: true });

let asked = 0;

/** Asks the page for what it alone can do. What is in `given` goes over to it. */
export function askPage(ask: Ask, given: readonly Transferable[] = []): Promise<unknown> {
  const id = (asked += 1);
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent<Answer>) => {
      if (data.id !== id) return;
      self.removeEventListener('message', hear);
      resolve(data.answer);
    };
    self.addEventListener('message', hear);
    self.postMessage({ ask, id } satisfies JobNews, { transfer: [...given] });
  });
}

/** Says that this picture needs the worker that reads HEIC; this one is then ended. */
export function leaveToHeicWorker(): Promise<never> {
  say({ isHeic: true });
  return new Promise(() => undefined);
}

const say = (news: JobNews) => self.postMessage(news);
