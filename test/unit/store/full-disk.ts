import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);
const limit = (bytes: number | 'unlimited') =>
  run('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`]);

/**
 * Makes every write of this process beyond `bytes` of a file fail, as on a disk that is full or a quota that is used up;
 * until the test ends or `free` is called. Needs no rights and no disk of its own.
 */
export async function fillDisk(bytes: number): Promise<{ readonly free: () => Promise<unknown> }> {
  const free = () => limit('unlimited');
  onTestFinished(async () => {
    await free();
  });
  await limit(bytes);
  return { free };
}
