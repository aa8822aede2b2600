import { Worker } from 'node:worker_threads';
import { fail, type Result } from '../contract/errors.ts';

/** What takes this long will not end. */
const LONGEST_MS = 20_000;

export type DecodeSilk = (path: string) => Promise<Result<Uint8Array>>;

/**
 * `decodeSilkFile` in a thread of its own: the decoder is loaded there and nowhere else, and a file that it cannot cope
 * with ends the thread and nothing else.
 * @param script `silk-thread.ts`, as built
 */
export const decodeSilkInThread =
  (script: string | URL): DecodeSilk =>
  async (path) => {
    const thread = new Worker(script, { workerData: path });
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Result<Uint8Array>>((resolve) => {
        const giveUp = () => {
          resolve(fail('voice_undecodable'));
        };
        thread.once('message', resolve);
        thread.once('error', giveUp);
        thread.once('exit', giveUp);
        timer = setTimeout(giveUp, LONGEST_MS);
      });
    } finally {
      clearTimeout(timer);
      await thread.terminate();
    }
  };
