import { projectRoot, runShown, SetupError, tool } from './command.ts';
import { ensureElectron, runtimeEnv } from './electron-runtime.ts';
import { buildApp } from './launch.ts';
import { utf8Locale } from './locale.ts';
import { closeSeats, openSeats } from './seat.ts';

/** Ctrl-C ends the whole run, not one stage. */
export class Interrupted extends SetupError {}

/** @throws Interrupted */
export async function show(command: string, args: readonly string[], env = process.env): Promise<number> {
  const { code, interruptedBy } = await runShown(command, args, { env, signalChildren: true });
  if (interruptedBy !== null) throw new Interrupted(`Interrupted by ${interruptedBy}.`);
  return code;
}

interface Drive {
  readonly project: 'e2e' | 'conversion' | 'demo' | 'screenshots' | 'endurance' | 'bench';
  readonly temp: string;
  readonly reporter: string;
  /** Run two tests side by side: windows mostly wait. Only where each can have a screen of its own. */
  readonly inTwoLanes?: boolean;
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
  const lanes = drive.inTwoLanes && process.platform === 'linux' ? 2 : 1;
  const seats = await openSeats(drive.temp, lanes);
  try {
    return await show(
      process.execPath,
      [
        await tool('@playwright/test', 'playwright'),
        'test',
        `--config=${projectRoot}/playwright.config.ts`,
        `--project=${drive.project}`,
        `--reporter=${drive.reporter}`,
        `--workers=${lanes}`,
        ...(drive.files ?? []),
      ],
      {
        ...process.env,
        ...seats[0]?.env,
        ...utf8Locale(process.env),
        ...runtimeEnv(runtime),
        ...drive.env,
        // Which one a test sits on is told by its lane: test/e2e/app-fixture.ts.
        TEST_SEATS: JSON.stringify(seats.map((seat) => seat.env)),
      },
    );
  } finally {
    await closeSeats(seats);
  }
}
