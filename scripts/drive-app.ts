import { projectRoot, runShown, SetupError, tool } from './command.ts';
import { openDisplay } from './display.ts';
import { ensureElectron, runtimeEnv } from './electron-runtime.ts';
import { inKeyringSession } from './keyring-session.ts';
import { buildApp } from './launch.ts';
import { utf8Locale } from './locale.ts';

/** Ctrl-C ends the whole run, not one stage. */
export class Interrupted extends SetupError {}

/** @throws Interrupted */
export async function show(command: string, args: readonly string[], env = process.env): Promise<number> {
  // dbus-run-session passes no signal on.
  const { code, interruptedBy } = await runShown(command, args, { env, signalChildren: true });
  if (interruptedBy !== null) throw new Interrupted(`Interrupted by ${interruptedBy}.`);
  return code;
}

/**
 * Builds the app and runs one of playwright.config.ts's projects against it: in real Electron, on a screen of its own
 * and, on Linux, with a keychain of its own below `temp`.
 * @returns Playwright's exit code.
 */
export async function driveApp(options: {
  readonly project: 'e2e' | 'conversion' | 'demo' | 'screenshots' | 'endurance' | 'bench';
  readonly temp: string;
  readonly reporter: string;
  /** Only these of the project's files; absent or none: all. */
  readonly files?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}): Promise<number> {
  const runtime = await ensureElectron();
  await buildApp(runtime);
  const display = await openDisplay({ ownScreen: true });
  try {
    const env = { ...display.env, ...utf8Locale(display.env), ...runtimeEnv(runtime), ...options.env };
    const args = [
      await tool('@playwright/test', 'playwright'),
      'test',
      `--config=${projectRoot}/playwright.config.ts`,
      `--project=${options.project}`,
      `--reporter=${options.reporter}`,
      ...(options.files ?? []),
    ];
    if (process.platform !== 'linux') return await show(process.execPath, args, env);
    const session = await inKeyringSession(options.temp, process.execPath, args, env);
    return await show(session.command, session.args, session.env);
  } finally {
    await display.close();
  }
}
