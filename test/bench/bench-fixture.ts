import { appendFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import type { BenchRow } from '../../scripts/bench-table.ts';
import { test as base } from '../e2e/app-fixture.ts';
import { startStandAlone, type StandAlone } from './stand-alone.ts';

interface Fixtures {
  /** A server in a process of its own, the same for the app and for curl. */
  readonly standAlone: StandAlone;
  /** Puts a line into the table. */
  readonly report: (row: Omit<BenchRow, 'load'>) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  standAlone: async ({}, use) => {
    const standAlone = await startStandAlone();
    await use(standAlone);
    await standAlone.stop();
  },

  report: async ({}, use) => {
    await use(async (row) => {
      const whole: BenchRow = { ...row, load: loadavg()[0] ?? 0 };
      process.stdout.write(`    ${row.what}: ${row.measured}\n`);
      const file = process.env['BENCH_ROWS'];
      if (file) await appendFile(file, `${JSON.stringify(whole)}\n`);
    });
  },
});
