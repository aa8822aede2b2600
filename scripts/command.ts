import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, with no trailing separator. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/** A failed set-up step whose message is written for the person at the terminal; shown without a stack. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Killed after this many milliseconds. */
  readonly timeoutMs?: number;
  /** Killed when this aborts. */
  readonly signal?: AbortSignal;
}

export interface CommandResult {
  /** 127 when the program could not be started, 128 + n when signal n ended it. */
  readonly code: number;
  /** stdout and stderr as they came. */
  readonly output: string;
}

const signalExitCode = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

/** Runs a program to its end. Never rejects: a failure is a `code` other than 0. */
export function run(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? projectRoot,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      killSignal: 'SIGKILL',
      ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const output = (): string => Buffer.concat(chunks).toString('utf8');
    child.on('error', (error) => {
      resolve({ code: child.pid === undefined ? 127 : 1, output: `${output()}${error.message}\n` });
    });
    child.on('close', (code, signal) => {
      resolve({ code: code ?? signalExitCode(signal ?? 'SIGKILL'), output: output() });
    });
  });
}

/** A second signal this soon is the terminal's, npm's and tsx's copy of the first, not a second wish. */
const sameWishMs = 1000;

export interface ShownOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Pass signals to the program's children too, for one that does not do so itself. */
  readonly signalChildren?: boolean;
}

export interface ShownResult {
  readonly code: number;
  /** The signal that was passed on, if any. */
  readonly interruptedBy: NodeJS.Signals | null;
}

/**
 * Runs a program on this terminal to its end. SIGINT and SIGTERM are passed on once; asking again kills it.
 * @throws SetupError when it cannot be started.
 */
export function runShown(
  command: string,
  args: readonly string[],
  { env = process.env, signalChildren = false }: ShownOptions = {},
): Promise<ShownResult> {
  // A process group of its own: in the terminal's, it would get each Ctrl-C twice, and Chromium dies at once
  // of the second.
  const ownGroup = process.platform !== 'win32';
  const child = spawn(command, args, { cwd: projectRoot, env, stdio: 'inherit', detached: ownGroup });
  let interruptedBy: NodeJS.Signals | null = null;
  let askedAt = 0;
  const forward = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined || Date.now() - askedAt < sameWishMs) return;
    const again = interruptedBy !== null;
    const toGroup = ownGroup && (signalChildren || again);
    interruptedBy = signal;
    askedAt = Date.now();
    process.kill(toGroup ? -child.pid : child.pid, again ? 'SIGKILL' : signal);
  };
  process.on('SIGINT', forward);
  process.on('SIGTERM', forward);
  return new Promise<ShownResult>((resolve, reject) => {
    child.once('error', (error) =>
      reject(new SetupError(`${command} could not be started: ${error.message}`)),
    );
    child.once('exit', (code, signal) =>
      resolve({ code: code ?? signalExitCode(signal ?? 'SIGKILL'), interruptedBy }),
    );
  }).finally(() => {
    process.off('SIGINT', forward);
    process.off('SIGTERM', forward);
  });
}

/**
 * The script of a development tool, to be run with `process.execPath`. Going through its package.json instead
 * of `node_modules/.bin` needs no shell on Windows.
 */
export async function tool(packageName: string, command: string = packageName): Promise<string> {
  const folder = join(projectRoot, 'node_modules', packageName);
  const { bin } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly bin: string | Readonly<Record<string, string>>;
  };
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}`);
  return join(folder, file);
}

/** Runs a script's body; a SetupError is printed as it is and ends the process with 1. */
export async function runScript(body: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
