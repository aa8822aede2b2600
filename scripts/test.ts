import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError, projectRoot, runScript, runShown, tool } from './command.ts';
import { openDisplay } from './display.ts';
import { ensureElectron, runtimeEnv } from './electron-runtime.ts';
import { inKeyringSession } from './keyring-session.ts';
import { buildApp } from './launch.ts';
import { ensureSystemPackages } from './system-packages.ts';
import {
  addCounts,
  chooseStages,
  countPlaywright,
  countVitest,
  stageNames,
  totalLine,
  withExitCode,
  type Count,
  type StageName,
} from './test-stages.ts';

const readReport = async (file: string): Promise<unknown> => {
  const text = await readFile(file, 'utf8').catch(() => 'null');
  return JSON.parse(text) as unknown;
};

/** Ctrl-C ends the whole run, not one stage. */
class Interrupted extends SetupError {}

async function show(command: string, args: readonly string[], env = process.env): Promise<number> {
  // dbus-run-session passes no signal on.
  const { code, interruptedBy } = await runShown(command, args, { env, signalChildren: true });
  if (interruptedBy !== null) throw new Interrupted(`Interrupted by ${interruptedBy}.`);
  return code;
}

async function check(): Promise<Count> {
  const code = await show(process.execPath, [await tool('tsx'), join(projectRoot, 'scripts', 'check.ts')]);
  return withExitCode({ passed: 0, failed: 0 }, code);
}

async function unit(temp: string): Promise<Count> {
  const report = join(temp, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await show(process.execPath, [await tool('vitest'), 'run', ...reporters]);
  return withExitCode(countVitest(await readReport(report)), code);
}

async function playwright(temp: string, env: NodeJS.ProcessEnv): Promise<number> {
  const args = [await tool('@playwright/test', 'playwright'), 'test', '--reporter=list,json'];
  if (process.platform !== 'linux') return show(process.execPath, args, env);
  const session = await inKeyringSession(temp, process.execPath, args, env);
  return show(session.command, session.args, session.env);
}

async function e2e(temp: string): Promise<Count> {
  const runtime = await ensureElectron();
  await buildApp(runtime);
  const display = await openDisplay({ ownScreen: true });
  try {
    const report = join(temp, 'playwright.json');
    const env = { ...display.env, ...runtimeEnv(runtime), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const code = await playwright(temp, env);
    return withExitCode(countPlaywright(await readReport(report)), code);
  } finally {
    await display.close();
  }
}

const stages: Readonly<Record<StageName, (temp: string) => Promise<Count>>> = { check, unit, e2e };

/** A stage that cannot even start counts as one failure and does not stop the others. */
async function runStage(
  name: string,
  stage: () => Promise<Count>,
): Promise<Count & { readonly line: string }> {
  console.log(`\n== ${name}`);
  const startedAt = performance.now();
  const count = await stage().catch((error: unknown): Count => {
    if (error instanceof Interrupted) throw error;
    console.error(error instanceof SetupError ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const verdict = count.failed === 0 ? 'ok' : 'FAILED';
  return { ...count, line: `${name.padEnd(8)} ${seconds.padStart(6)} s  ${verdict}  ${totalLine(count)}` };
}

await runScript(async () => {
  const chosen = chooseStages(process.argv.slice(2));
  if (typeof chosen === 'string') {
    throw new SetupError(`There is no stage "${chosen}". Stages: ${stageNames.join(', ')}`);
  }
  const temp = await mkdtemp(join(tmpdir(), 'media-desk-test-'));
  try {
    const results = [
      await runStage('set-up', async () => {
        await ensureSystemPackages('test');
        return { passed: 0, failed: 0 };
      }),
    ];
    for (const name of chosen) results.push(await runStage(name, () => stages[name](temp)));
    const total = addCounts(results);
    console.log(`\n${results.map(({ line }) => line).join('\n')}\n${totalLine(total)}`);
    return total.failed === 0 ? 0 : 1;
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
});
