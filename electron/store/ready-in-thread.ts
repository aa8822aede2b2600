import { Worker } from 'node:worker_threads';
import type { FileCheck } from './check-database.ts';

/**
 * Readies a backup without the window waiting for it: 100,000 records take 50 ms.
 * @param script `backup-thread.ts`, as built
 */
export const readyInThread =
  (script: string | URL) =>
  (path: string): Promise<FileCheck> =>
    new Promise((resolve, reject) => {
      const thread = new Worker(script, { workerData: path });
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', () => {
        reject(new Error('The thread ended without an answer'));
      });
    });
