import { createWorkerAsker, type WorkerAsker } from '../codecs/worker-asker.ts';
import type { Findings } from './findings.ts';

/** Long texts and files are read away from the page, one at a time; null where one cannot be read. */
export const createPasteReader = (): WorkerAsker<string | Blob, Findings> =>
  createWorkerAsker(() => new Worker(new URL('./paste.worker.ts', import.meta.url), { type: 'module' }));
