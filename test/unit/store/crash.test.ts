import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../electron/store/database.ts';
import { createMediaRecords } from '../../../electron/store/media-records.ts';
import { libraryQuery } from '../../library-query.ts';
import { scratchFolder } from './scratch.ts';

const ROUNDS = 10;

/** Lets a process write into `path`, kills it without warning, and returns the ids it had reported by then. */
async function writeAndKill(path: string, round: number): Promise<readonly string[]> {
  const script = fileURLToPath(new URL('./crash-writer.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, path, `round${round}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let printed = '';
  const started = new Promise((resolve) => child.stdout.once('data', resolve));
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  await Promise.race([started, ended]);
  await setTimeout(Math.random() * 60);
  child.kill('SIGKILL');
  await ended;
  return printed.split('\n').slice(0, -1);
}

test(
  `no reported record is missing after ${ROUNDS} kills in the middle of writing`,
  { timeout: 60_000 },
  async () => {
    const path = join(await scratchFolder(), 'library.db');
    const reported: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const ids = await writeAndKill(path, round);
      expect(ids.length).toBeGreaterThan(0);
      reported.push(...ids);

      const opened = await openDatabase(path);
      if (!opened.ok) throw new Error(opened.failure);
      const records = createMediaRecords(opened.database);
      expect(records.byIds(reported).map(({ id }) => id)).toEqual(reported);
      // At most the one that was committed when the kill kept it from being reported.
      expect(records.page(libraryQuery({}, { limit: 1 }), 0).total).toBeLessThanOrEqual(
        reported.length + round + 1,
      );
      expect(opened.database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
      opened.database.close();
    }
  },
);
