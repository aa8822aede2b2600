import { ConversionFailure } from './conversion-failure.ts';

/** Sends a worker one message, with its bytes, and waits for the one answer. */
export function askWorker(
  worker: Worker,
  message: unknown,
  transfer: readonly Transferable[],
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const only = { once: true };
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => resolve(data), only);
    worker.addEventListener('error', () => reject(new ConversionFailure('conversion_failed')), only);
    worker.postMessage(message, [...transfer]);
  });
}
