import { fail, type Result } from '../../electron/contract/errors.ts';
import { ConversionFailure } from './conversion-failure.ts';
import type { FitTarget, Fitted, Job, JobNews } from './job.ts';

/** Does the one job of this worker: `work` gives what came out, or throws a ConversionFailure. */
export function serveJob<Target extends FitTarget>(
  work: (job: Job<Target>, report: (progress: number) => void) => Promise<Fitted>,
): void {
  const say = (news: JobNews) => self.postMessage(news);
  self.addEventListener('message', ({ data }: MessageEvent<Job<Target>>) => {
    const report = (progress: number) => say({ progress: Math.min(1, Math.max(0, progress)) });
    void work(data, report)
      .then(
        (value): Result<Fitted> => ({ ok: true, value }),
        // What is no failure we know of: mostly memory that could not be had.
        (error: unknown): Result<Fitted> =>
          error instanceof ConversionFailure ? { ok: false, error: error.error } : fail('conversion_failed'),
      )
      .then((result) => say({ result }));
  });
}
