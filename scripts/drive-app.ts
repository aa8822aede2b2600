import { projectRoot, runShown, SetupError, tool } from './command.ts';
import { openDisplay } from './display.ts';
import { ensureElectron, runtimeEnv, type ElectronRuntime } from './electron-runtime.ts';
import { inKeyringSession } from './keyring-session.ts';
import { buildApp } from './launch.ts';
import { utf8Locale } from './locale.ts';
import { mapTwoAtATime } from './two-at-a-time.ts';

/** Ctrl-C ends the whole run, not one stage. */
export class Interrupted extends SetupError {}

/** @throws Interrupted */
export async function show(command: string, args: readonly string[], env = process.env): Promise<number> {
  // dbus-run-session passes no signal on.
  const { code, interruptedBy } = await runShown(command, args, { env, signalChildren: true });
  if (interruptedBy !== null) throw new Interrupted(`Interrupted by ${interruptedBy}.`);
  return code;
}

interface Drive {
  readonly project: 'e2e' | 'conversion' | 'demo' | 'screenshots' | 'endurance' | 'bench';
  readonly temp: string;
  readonly reporter: string;
  /** Only these of the project's files; absent or none: all. */
  readonly files?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Builds the app and runs one of playwright.config.ts's projects against it: in real Electron, on a screen of its own
 * and, on Linux, with a keychain of its own below `temp`.
 * @returns Playwright's exit code.
 */
export async function driveApp(drive: Drive): Promise<number> {
  const runtime = await ensureElectron();
  await buildApp(runtime);
  return driveBuilt(runtime, drive, []);
}

/**
 * The same in two halves side by side: windows mostly wait. Only where each half can have a screen, so a focus and a
 * clipboard, of its own.
 * @param halfOf what differs between the halves; their number is 1 and 2, and 1 where it runs as a whole
 * @returns Playwright's exit codes.
 */
export async function driveAppInHalves(halfOf: (half: number) => Drive): Promise<readonly number[]> {
  const runtime = await ensureElectron();
  await buildApp(runtime);
  if (process.platform !== 'linux') return [await driveBuilt(runtime, halfOf(1), [])];
  return mapTwoAtATime([1, 2], (half) =>
    driveBuilt(runtime, halfOf(half), [
      `--shard=${half}/2`,
      `--output=${projectRoot}/test-results/half-${half}`,
    ]),
  );
}

async function driveBuilt(runtime: ElectronRuntime, drive: Drive, more: readonly string[]): Promise<number> {
  const display = await openDisplay({ ownScreen: true });
  try {
    const env = { ...display.env, ...utf8Locale(display.env), ...runtimeEnv(runtime), ...drive.env };
    const args = [
      await tool('@playwright/test', 'playwright'),
      'test',
      `--config=${projectRoot}/playwright.config.ts`,
      `--project=${drive.project}`,
      `--reporter=${drive.reporter}`,
      ...more,
      ...(drive.files ?? []),
    ];
    if (process.platform !== 'linux') return await show(process.execPath, args, env);
    const session = await inKeyringSession(drive.temp, process.execPath, args, env);
    return await show(session.command, session.args, session.env);
  } finally {
    await display.close();
  }
}
