import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLogger } from '../../../electron/log/logger.ts';
import { createRedactor } from '../../../electron/log/redact.ts';
import { createRotatingFile } from '../../../electron/log/rotating-file.ts';

async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'media-desk-log-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const now = () => new Date(0);
const linesIn = async (folder: string) =>
  (await readFile(join(folder, 'media-desk.log'), 'utf8')).split('\n').slice(0, -1);

test('messages are plain lines in the order they came, in private files', async () => {
  const folder = join(await scratchFolder(), 'logs');
  const logger = createLogger({ folder, now });
  logger.info('started');
  logger.warn('careful');
  logger.error('broken');
  await logger.close();
  expect(await linesIn(folder)).toEqual([
    '1970-01-01T00:00:00.000Z info started',
    '1970-01-01T00:00:00.000Z warn careful',
    '1970-01-01T00:00:00.000Z error broken',
  ]);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, 'media-desk.log'))).mode & 0o777).toBe(0o600);
});

test('messages below the level are left out', async () => {
  const folder = await scratchFolder();
  const logger = createLogger({ folder, level: 'warn', now });
  logger.debug('a');
  logger.info('b');
  logger.warn('c');
  await logger.close();
  expect(await linesIn(folder)).toEqual(['1970-01-01T00:00:00.000Z warn c']);
});

test('no message can pass for an entry of its own or steer a terminal', async () => {
  const folder = await scratchFolder();
  const logger = createLogger({ folder, now });
  logger.info('one\r\n1970-01-01T00:00:00.000Z error forged\u2028more\u001b[31mred');
  await logger.close();
  expect(await linesIn(folder)).toEqual([
    '1970-01-01T00:00:00.000Z info one',
    '    1970-01-01T00:00:00.000Z error forged',
    '    more [31mred',
  ]);
});

test('what is written is redacted, also what was registered after the logger was made', async () => {
  const folder = await scratchFolder();
  const redact = createRedactor('/home/me');
  const logger = createLogger({ folder, redact, now });
  redact.register('canary-secret');
  logger.error(`${'x '.repeat(1995)}canary-secret`);
  logger.error('GET https://a.example/?access_token=abc from /home/me/app');
  await logger.close();
  const text = (await linesIn(folder)).join('\n');
  expect(text).not.toMatch(/canary|abc|home/);
  expect(text).toContain('GET https://a.example/?*** from ~/app');
});

test('a message without end is cut', async () => {
  const folder = await scratchFolder();
  const logger = createLogger({ folder, now });
  logger.info('y'.repeat(100) + ' z'.repeat(100_000));
  await logger.close();
  expect((await stat(join(folder, 'media-desk.log'))).size).toBeLessThan(4100);
});

test('a burst faster than the disk is cut short, and says so', async () => {
  const folder = await scratchFolder();
  const logger = createLogger({ folder, now });
  for (let i = 0; i < 1000; i++) logger.info(`line ${i}`);
  await logger.close();
  const lines = await linesIn(folder);
  expect(lines).toHaveLength(201);
  expect(lines.at(-1)).toBe('1970-01-01T00:00:00.000Z warn 800 lines left out: the disk was too slow');
});

test('a log that cannot be written disturbs nobody', async () => {
  const folder = await scratchFolder();
  await writeFile(join(folder, 'logs'), 'a file where the folder should be');
  const logger = createLogger({ folder: join(folder, 'logs'), now });
  logger.error('lost');
  await expect(logger.close()).resolves.toBeUndefined();
  logger.error('after the end');
});

test('files turn over at their size, and the oldest falls off', async () => {
  const folder = await scratchFolder();
  const options = { folder, name: 'log', maxBytes: 10, files: 3 };
  for (const text of ['aaaaaa', 'bbbb', 'cccccc', 'dddddd', 'eeeeee']) {
    // A new one each time: a restart goes on where the last run stopped.
    await createRotatingFile(options).append(text);
  }
  expect((await readdir(folder)).sort()).toEqual(['log.1.log', 'log.2.log', 'log.log']);
  const texts = await Promise.all(
    ['log', 'log.1', 'log.2'].map((name) => readFile(join(folder, `${name}.log`), 'utf8')),
  );
  expect(texts).toEqual(['eeeeee', 'dddddd', 'cccccc']);
});
