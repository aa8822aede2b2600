import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  _electron,
  expect,
  test as base,
  type ElectronApplication,
  type Page,
  type TestInfo,
} from '@playwright/test';
import type { Simulator } from '../../electron/simulator/simulator.ts';
import { createSimulator } from '../../electron/simulator/simulator.ts';
import { ordinaryUser, type OrdinaryUser } from './ordinary-user.ts';

/** The app's folder: the project, built by `npm test`. */
const PROJECT = join(import.meta.dirname, '../..');

const isRoot = process.getuid?.() === 0;

export interface LaunchOptions {
  /** An earlier run's profile, to continue it. */
  readonly profile?: string;
  readonly lang?: 'en' | 'zh-CN';
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Not as root, with the operating system's sandbox and file permissions in force. */
  readonly asOrdinaryUser?: boolean;
}

export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** Everything written to stdout and stderr so far. */
  readonly output: () => string;
  /** Quits as a person does. */
  readonly quit: () => Promise<void>;
  /** Ends it at once, as a power cut does. */
  readonly kill: () => Promise<void>;
  /** Starts the app once more on the same profile; gives its exit code. */
  readonly startAgain: () => Promise<number | null>;
}

interface Fixtures {
  readonly launch: (options?: LaunchOptions) => Promise<RunningApp>;
  /** A folder of this test's own, gone after it. */
  readonly scratch: string;
  /** A server of both dialects outside the app, with its switches in reach. */
  readonly server: { readonly simulator: Simulator; readonly origin: string };
}

interface WorkerFixtures {
  /** This worker's screen and keychain, in its environment and so in that of all it starts. */
  readonly seat: null;
  /** Null where the tests themselves run as one. */
  readonly user: OrdinaryUser | null;
}

/** Real Electron, a fresh profile a test, captured output; nothing survives the test. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  scratch: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'media-desk-e2e-'));
    // Files dropped on an app that runs as another user lie in it.
    await chmod(folder, 0o755);
    await use(folder);
    // Of a killed app, Chromium's other processes still write for a moment.
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  },

  server: async ({}, use) => {
    const simulator = await createSimulator({ dataDir: null });
    const { origin } = await simulator.listen();
    await use({ simulator, origin });
    await simulator.close();
  },

  seat: [
    async ({}, use, { parallelIndex }) => {
      // Absent where somebody runs Playwright by hand, on their own screen.
      const seats = JSON.parse(process.env['TEST_SEATS'] ?? '[]') as readonly NodeJS.ProcessEnv[];
      Object.assign(process.env, seats[parallelIndex]);
      await use(null);
    },
    { scope: 'worker', auto: true },
  ],

  user: [
    async ({}, use) => {
      const user = isRoot ? await ordinaryUser(electronExecutable(), PROJECT) : null;
      await use(user);
      await user?.dispose();
    },
    { scope: 'worker' },
  ],

  launch: async ({ scratch, user }, use, testInfo) => {
    const running: RunningApp[] = [];
    await use(async (options = {}) => {
      const profile = options.profile ?? join(scratch, `profile ${running.length}`);
      const app = await launchApp(profile, options, options.asOrdinaryUser ? user : null);
      running.push(app);
      await expect(app.page.getByRole('navigation')).toBeVisible();
      return app;
    });
    for (const [index, app] of running.entries()) {
      if (testInfo.status !== testInfo.expectedStatus) await attachState(testInfo, index, app);
      await app.kill();
    }
  },
});

export { expect };

function electronExecutable(): string {
  const executable = process.env['ELECTRON_EXECUTABLE'];
  if (!executable) throw new Error('ELECTRON_EXECUTABLE is not set: run e2e tests with `npm test -- e2e`');
  return executable;
}

async function launchApp(
  profile: string,
  options: LaunchOptions,
  user: OrdinaryUser | null,
): Promise<RunningApp> {
  await user?.makeFolder(profile);
  const executablePath = user?.executablePath ?? electronExecutable();
  // Chromium refuses to run as root with its sandbox on.
  const chromiumSandbox = !isRoot || user !== null;
  const args = [
    user?.appFolder ?? PROJECT,
    `--user-data-dir=${profile}`,
    `--lang=${options.lang ?? 'en'}`,
    ...(options.args ?? []),
  ];
  const env = { ...definedOnly(process.env), ...user?.env, ...options.env };
  // Playwright would pretend a light system; the app's own theme setting is what counts here.
  const electron = await _electron.launch({ executablePath, chromiumSandbox, colorScheme: null, args, env });
  const process_ = electron.process();
  let output = '';
  for (const stream of [process_.stdout, process_.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const gone = new Promise<void>((resolve) => process_.once('exit', () => resolve()));
  const page = await electron.firstWindow();
  return {
    electron,
    page,
    profile,
    output: () => output,
    async quit() {
      await electron.close();
      await gone;
    },
    async kill() {
      if (process_.exitCode === null && process_.signalCode === null) process_.kill('SIGKILL');
      await gone;
    },
    startAgain: () =>
      new Promise((resolve) => {
        const again = [...args, ...(chromiumSandbox ? [] : ['--no-sandbox'])];
        spawn(executablePath, again, { env, stdio: 'ignore' }).once('exit', resolve);
      }),
  };
}

/** What the app printed, logged and showed: text, which a report can hold, and a picture. */
async function attachState(testInfo: TestInfo, index: number, app: RunningApp): Promise<void> {
  const texts = {
    output: app.output(),
    log: await readFile(join(app.profile, 'logs', 'media-desk.log'), 'utf8').catch(() => ''),
    window: await app.page.innerText('body', { timeout: 5000 }).catch((error: unknown) => String(error)),
  };
  for (const [what, body] of Object.entries(texts))
    await testInfo.attach(`${what} ${index}`, { body, contentType: 'text/plain' });
  const picture = await app.page.screenshot({ timeout: 5000 }).catch(() => null);
  if (picture) await testInfo.attach(`picture ${index}`, { body: picture, contentType: 'image/png' });
}

const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
