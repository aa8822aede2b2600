import { SetupError, projectRoot, run, runShown, tool } from './command.ts';
import { runtimeEnv, type ElectronRuntime } from './electron-runtime.ts';
import { utf8Locale } from './locale.ts';
import { ensureSandboxCanBeBuilt } from './os-sandbox.ts';

/**
 * Builds out/. It takes about a second, so nothing decides whether it is needed.
 * @throws SetupError with the build's output.
 */
export async function buildApp(runtime: ElectronRuntime): Promise<void> {
  const { code, output } = await run(
    process.execPath,
    [await tool('electron-vite'), 'build', '--logLevel', 'warn'],
    { env: { ...process.env, ...runtimeEnv(runtime) } },
  );
  if (code !== 0) throw new SetupError(`${output}The build failed.`);
}

/** Electron's arguments for an app folder: Chromium refuses to run as root with its sandbox on. */
export function electronArguments(
  folder: string,
  args: readonly string[],
  isRoot: boolean,
): readonly string[] {
  return [
    folder,
    ...(isRoot && !args.includes('--no-sandbox') ? ['--no-sandbox'] : []),
    // Chromium's own complaints about a missing bus or GPU tell a person nothing; fatal ones still show.
    ...(args.some((arg) => arg.startsWith('--log-level')) ? [] : ['--log-level=3']),
    ...args,
  ];
}

export interface LaunchOptions {
  readonly executable: string;
  /** Passed to the app after its folder. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly folder?: string;
}

/**
 * Runs the app to its end, passing SIGINT and SIGTERM on.
 * @returns its exit code.
 */
export async function launchApp(options: LaunchOptions): Promise<number> {
  const { executable, args, env, folder = projectRoot } = options;
  const isRoot = process.getuid?.() === 0;
  if (isRoot) console.log('Running as root: the OS sandbox is off (--no-sandbox).');
  else if (!args.includes('--no-sandbox')) await ensureSandboxCanBeBuilt(executable);
  // Editors built on Electron set this in their terminals; the app would start as plain Node.
  const appEnv = { ...env, ...utf8Locale(env), ELECTRON_RUN_AS_NODE: undefined };
  return (await runShown(executable, electronArguments(folder, args, isRoot), { env: appEnv })).code;
}
