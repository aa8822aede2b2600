import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CATALOGUES } from '../../electron/contract/locale/catalogue.ts';
import { openDatabase, type Database } from '../../electron/store/database.ts';
import { expect, test } from './app-fixture.ts';

/** Nobody can press a system box's button here: it is written to stdout instead. */
const BOX_TO_STDOUT = `require('electron').dialog.showErrorBox = (...box) => console.log(JSON.stringify(box));`;

/** Starts the app on a profile and waits for its end. */
async function startUntilEnd(scratch: string, profile: string, lang: string) {
  const stub = join(scratch, 'box-to-stdout.cjs');
  await writeFile(stub, BOX_TO_STDOUT);
  const project = join(import.meta.dirname, '../..');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = ['-r', stub, project, `--user-data-dir=${profile}`, `--lang=${lang}`, ...sandbox];
  const app = spawn(process.env['ELECTRON_EXECUTABLE'] ?? '', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  app.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((resolve) => app.once('exit', resolve));
  return { code, output };
}

async function library(profile: string, change: (database: Database) => void): Promise<string> {
  await mkdir(profile, { recursive: true });
  const path = join(profile, 'library.db');
  const opened = await openDatabase(path);
  if (!opened.ok) throw new Error(opened.failure);
  change(opened.database);
  opened.database.close();
  return path;
}

const logOf = (profile: string) => readFile(join(profile, 'logs', 'media-desk.log'), 'utf8');

test('a library of a later version is said to be one, is left as it is, and the app ends', async ({
  scratch,
}) => {
  const profile = join(scratch, 'later');
  const path = await library(profile, (database) => database.prepare('PRAGMA user_version = 1000').get());
  const before = await readFile(path);
  const { code, output } = await startUntilEnd(scratch, profile, 'zh-CN');
  const words = CATALOGUES['zh-CN'].startFailure;
  expect([code, output]).toEqual([1, expect.stringContaining(words.newer_than_app)]);
  expect(output).toContain(profile);
  expect((await readFile(path)).equals(before)).toBe(true);
  expect(await logOf(profile)).toContain('library not opened: newer_than_app');
});

test('a start that fails for any other reason says so, logs why, and the app ends', async ({ scratch }) => {
  const profile = join(scratch, 'broken');
  await library(profile, (database) => database.prepare('DROP TABLE accounts').run());
  const { code, output } = await startUntilEnd(scratch, profile, 'en');
  expect([code, output]).toEqual([1, expect.stringContaining(CATALOGUES.en.startFailure.fault)]);
  expect(await logOf(profile)).toContain('no such table: accounts');
});
