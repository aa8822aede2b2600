import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'undici';
import { electronArguments } from '../../scripts/launch.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** The app without Playwright, whose hold on the page keeps it awake even when its window is hidden. */
export interface BareApp {
  /** Runs an expression in main, where `electron` is Electron; gives its value. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  kill(): Promise<void>;
}

export async function launchBare(profile: string): Promise<BareApp> {
  const executable = process.env['ELECTRON_EXECUTABLE'] ?? '';
  const args = electronArguments(
    PROJECT,
    [`--user-data-dir=${profile}`, '--lang=en'],
    process.getuid?.() === 0,
  );
  const child = spawn(executable, ['--inspect=0', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  const lines = createInterface(child.stderr);
  const address = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const [, found] = /^Debugger listening on (ws:\S+)/.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
    lines.once('close', () => reject(new Error('the app did not start')));
  });
  const main = await openInspector(address);
  return {
    evaluate: main.evaluate,
    async kill() {
      main.close();
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Main is an ES module: nothing in it is called `require`. */
const ELECTRON = "process.getBuiltinModule('node:module').createRequire(process.execPath)('electron')";

interface Answer {
  readonly id: number;
  readonly result?: { readonly result?: { readonly value?: unknown }; readonly exceptionDetails?: unknown };
}

async function openInspector(address: string) {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let lastId = 0;
  return {
    close: () => socket.close(),
    evaluate: async (expression: string): Promise<unknown> => {
      const id = (lastId += 1);
      const whole = `(async () => { const electron = ${ELECTRON}; return ${expression}; })()`;
      const params = { expression: whole, awaitPromise: true, returnByValue: true };
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
      const { result } = await answered;
      if (result?.exceptionDetails) throw new Error(`main: ${JSON.stringify(result.exceptionDetails)}`);
      return result?.result?.value;
    },
  };
}
