import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { firstLine } from './first-line.ts';

export interface Display {
  /** What a program must be given besides our own environment to open its windows here. */
  readonly env: NodeJS.ProcessEnv;
  readonly close: () => Promise<void>;
}

export interface DisplayOptions {
  /** Use an Xvfb even where there is a screen, so that size and focus are the same on every machine. */
  readonly ownScreen?: boolean;
}

const screen = '1600x1000x24';
const startTimeoutMs = 15_000;

async function openXvfb(): Promise<Display> {
  // A process group of its own: Ctrl-C must reach the app first, and the app needs its screen to close.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const gone = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const kill = (): void => void server.kill();
  process.once('exit', kill);
  const close = async (): Promise<void> => {
    process.off('exit', kill);
    kill();
    await gone;
  };
  try {
    // Xvfb picks a free number and writes it to descriptor 3 once it answers.
    const answers = server.stdio[3] as Readable;
    const number = await firstLine(server, answers, {
      what: 'Xvfb did not start',
      timeoutMs: startTimeoutMs,
    });
    console.log(`No display used: windows open on Xvfb :${number} (${screen})`);
    return { env: { DISPLAY: `:${number}`, WAYLAND_DISPLAY: undefined, XDG_SESSION_TYPE: 'x11' }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The screen this machine has, or on Linux without one an Xvfb that lives until `close`.
 * @throws SetupError when Xvfb does not start.
 */
export async function openDisplay({ ownScreen = false }: DisplayOptions = {}): Promise<Display> {
  const hasScreen = Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
  if (process.platform !== 'linux' || (hasScreen && !ownScreen)) {
    return { env: {}, close: () => Promise.resolve() };
  }
  return openXvfb();
}
