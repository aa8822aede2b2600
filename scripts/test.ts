import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError, projectRoot, runScript, tool } from './command.ts';
import { driveApp, Interrupted, show } from './drive-app.ts';
import { failedInPlaywright, failedInVitest } from './failed-tests.ts';
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

interface Outcome extends Count {
  /** What failed, or passed only at a second try. */
  readonly failures: readonly string[];
}

const readReport = async (file: string): Promise<unknown> => {
  const text = await readFile(file, 'utf8').catch(() => 'null');
  return JSON.parse(text) as unknown;
};

async function check(): Promise<Outcome> {
  const code = await show(process.execPath, [await tool('tsx'), join(projectRoot, 'scripts', 'check.ts')]);
  return { ...withExitCode({ passed: 0, failed: 0 }, code), failures: [] };
}

async function unit(temp: string): Promise<Outcome> {
  const file = join(temp, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await show(process.execPath, [await tool('vitest'), 'run', ...reporters]);
  const report = await readReport(file);
  return { ...withExitCode(countVitest(report), code), failures: failedInVitest(report, projectRoot) };
}

async function inElectron(project: 'e2e' | 'conversion', temp: string): Promise<Outcome> {
  const file = join(temp, `${project}.json`);
  const code = await driveApp({
    project,
    temp: join(temp, project),
    reporter: 'list,json',
    inTwoLanes: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  const report = await readReport(file);
  return { ...withExitCode(countPlaywright(report), code), failures: failedInPlaywright(report) };
}

const stages: Readonly<Record<StageName, (temp: string) => Promise<Outcome>>> = {
  check,
  unit,
  e2e: (temp) => inElectron('e2e', temp),
  conversion: (temp) => inElectron('conversion', temp),
};

/** A stage that cannot even start counts as one failure and does not stop the others. */
async function runStage(
  name: string,
  stage: () => Promise<Outcome>,
): Promise<Outcome & { readonly line: string }> {
  console.log(`\n== ${name}`);
  const startedAt = performance.now();
  const outcome = await stage().catch((error: unknown): Outcome => {
    if (error instanceof Interrupted) throw error;
    console.error(error instanceof SetupError ? error.message : error);
    return { passed: 0, failed: 1, failures: [] };
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const verdict = outcome.failed === 0 ? 'ok' : 'FAILED';
  return {
    ...outcome,
    line: `${name.padEnd(10)} ${seconds.padStart(6)} s  ${verdict}  ${totalLine(outcome)}`,
  };
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
        return { passed: 0, failed: 0, failures: [] };
      }),
    ];
    // Without its packages every stage would only fail in misleading ways.
    const runnable = results.some(({ failed }) => failed > 0) ? [] : chosen;
    for (const name of runnable) results.push(await runStage(name, () => stages[name](temp)));
    const total = addCounts(results);
    const failures = results.flatMap((result) => result.failures);
    console.log(['', ...results.map(({ line }) => line), ...failures, totalLine(total)].join('\n'));
    return total.failed === 0 ? 0 : 1;
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
});
