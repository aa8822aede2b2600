import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { rowsOf, tableOf } from './bench-table.ts';
import { projectRoot, runScript, SetupError } from './command.ts';
import { driveApp } from './drive-app.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** `npm run bench` runs every benchmark, `npm run bench -- uploads idle` some; the exit code tells only of what is wrong. */
await runScript(async () => {
  const names = await benchmarksNamed(process.argv.slice(2));
  const temp = await mkdtemp(join(tmpdir(), 'media-desk-bench-'));
  const results = join(temp, 'rows.jsonl');
  try {
    await ensureSystemPackages('test');
    const before = loadOf();
    const code = await driveApp({
      project: 'bench',
      temp,
      reporter: 'list',
      files: names.map((name) => `test/bench/${name}.spec.ts`),
      env: { BENCH_ROWS: results },
    });
    const rows = rowsOf(await readFile(results, 'utf8').catch(() => ''));
    console.log(`\n${tableOf(rows)}\n`);
    console.log(`${machine()}; load average ${before} before, ${loadOf()} after.`);
    return code;
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
});

/** @throws SetupError naming those there are. */
async function benchmarksNamed(asked: readonly string[]): Promise<readonly string[]> {
  const files = await readdir(join(projectRoot, 'test/bench'));
  const known = files
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => file.slice(0, -'.spec.ts'.length));
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new SetupError(`No benchmark ${unknown}. There are: ${known.join(', ')}.`);
  return asked;
}

function loadOf(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(' ');
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown CPU'}, ${memory} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}
