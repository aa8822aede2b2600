import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { SetupError } from './command.ts';

/**
 * The first line a server writes once it answers.
 * @param what is said with the reason where none comes: the process ended, could not be started, or took too long
 * @throws SetupError
 */
export function firstLine(
  server: ChildProcess,
  stream: Readable | null,
  { what, timeoutMs }: { readonly what: string; readonly timeoutMs: number },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new SetupError(`${what}: ${why}`));
    const timer = setTimeout(() => fail('no answer'), timeoutMs);
    let errors = '';
    let answer = '';
    server.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    stream?.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
      if (!answer.includes('\n')) return;
      clearTimeout(timer);
      resolve(answer.trim());
    });
    server.once('error', (error) => fail(error.message));
    server.once('close', () => {
      clearTimeout(timer);
      fail(errors.trim());
    });
  });
}
