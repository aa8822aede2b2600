import type { PictureAnswer, PictureQuestion } from './picture-messages.ts';
import { createWorkerAsker, type WorkerAsker } from './worker-asker.ts';

export type Pictures = WorkerAsker<PictureQuestion, PictureAnswer>;

/** Pictures are measured and decoded away from the page, one at a time. */
export const createPictures = (): Pictures =>
  createWorkerAsker(() => new Worker(new URL('./picture.worker.ts', import.meta.url), { type: 'module' }));
