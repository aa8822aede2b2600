import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../electron/contract/account-limits.ts';
import { createMediaFactsReader } from '../../../electron/services/media-facts-reader.ts';
import { verdictOf } from '../../../electron/services/verdict.ts';
import { cpuTime } from '../../cpu-time.ts';
import { amrFrames, fixture, pngOf, spoiled, STILLS } from '../../media-bytes.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-desk-facts-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: 'electron/services/media-facts-thread.ts',
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'thread.mjs' } },
    },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The thread as it ships: built. */
const builtThread = () => pathToFileURL(join(folder, 'thread.mjs'));

function startReader(script: URL = builtThread(), longestSilenceMs = 2000) {
  const faults: unknown[] = [];
  const reader = createMediaFactsReader({
    script,
    longestSilenceMs,
    onFault: (fault) => faults.push(fault),
  });
  onTestFinished(() => reader.stop());
  return { reader, faults };
}

const written = async (name: string, bytes: Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
};

/** A thread that answers each question with its path, but for one that it never comes out of. */
const stuckOn = (name: string, what = 'for (;;);') =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ id, path }) => {
        if (path.includes('${name}')) { ${what} }
        setTimeout(() => parentPort.postMessage({ id, result: { ok: true, value: path } }), 5);
      });`)}`,
  );

const MIXED = [
  ...STILLS,
  ...['tone.wav', 'tone.mp3', 'plain.mp3', 'tone.m4a', 'vorbis.ogg', 'opus.ogg', 'clip.mp4', 'fragments.mp4'],
  ...['clip.mov', 'clip.mkv', 'clip.webm', 'clip.avi', 'turned.mp4', 'make.sh'],
];

/** A hundred files of every kind, some of several megabytes. */
async function hundredFiles(): Promise<readonly string[]> {
  const large = Buffer.concat([await fixture('still.jpg'), Buffer.alloc(8 * 2 ** 20)]);
  const some = [...(await Promise.all(MIXED.map(fixture))), large, amrFrames(30_000), pngOf(50_000, 50_000)];
  return Promise.all(
    Array.from({ length: 100 }, (_, at) => written(`mixed-${at}`, some[at % some.length] ?? large)),
  );
}

/** The longest time the event loop was held up by this process while `work` ran, in ms; not by a machine that stalls. */
async function blockedWhile(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let lastCpu = cpuTime();
  const tick = setInterval(() => {
    const now = performance.now();
    const cpu = cpuTime();
    longest = Math.max(longest, Math.min(now - last - 1, cpu - lastCpu));
    last = now;
    lastCpu = cpu;
  }, 1);
  await work();
  clearInterval(tick);
  return longest;
}

test('100 mixed files: facts and verdicts for 2 s of processor, and the window is never held up for 50 ms', async () => {
  const paths = await hundredFiles();
  const { reader } = startReader();
  const kinds: Record<string, number> = {};
  const started = cpuTime();
  const blocked = await blockedWhile(async () => {
    await Promise.all(
      paths.map(async (path) => {
        const facts = await reader.of(path);
        if (!facts.ok) throw new Error(facts.error.code);
        const { kind } = verdictOf(facts.value, DEFAULT_LIMITS, 'wecom', null);
        kinds[kind] = (kinds[kind] ?? 0) + 1;
      }),
    );
  });
  const elapsed = cpuTime() - started;
  // eslint-disable-next-line no-console
  console.log(
    `100 files: ${elapsed.toFixed(0)} ms with the thread's start, main held up ${blocked.toFixed(1)} ms;`,
    kinds,
  );
  expect(Object.values(kinds).reduce((sum, count) => sum + count, 0)).toBe(100);
  expect(elapsed).toBeLessThan(2000);
  expect(blocked).toBeLessThan(50);
});

describe('a file its reader does not survive', () => {
  test('is not readable, and costs no other file anything', async () => {
    const { reader, faults } = startReader(stuckOn('evil'), 300);
    const paths = ['a', 'b', 'evil', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((name) =>
      join(folder, name),
    );
    await writeFile(join(folder, 'evil'), await fixture('clip.mkv'));
    const all = await Promise.all(paths.map((path) => reader.of(path)));
    const evil = all[2];
    expect(evil).toMatchObject({ value: { contentType: 'video/matroska', damage: 'not_readable' } });
    const others = all.map((found) => found.ok && found.value).filter((value) => typeof value === 'string');
    expect(others).toEqual(paths.filter((path) => !path.includes('evil')));
    // Once among others, once by itself.
    expect(faults).toHaveLength(2);
  });

  test('may also throw the thread down', async () => {
    const { reader, faults } = startReader(stuckOn('evil', 'throw new Error("broken")'), 5000);
    const evil = await written('evil.jpg', await fixture('still.jpg'));
    expect(await reader.of(evil)).toMatchObject({
      ok: true,
      value: { kind: 'image', damage: 'not_readable' },
    });
    expect(await reader.of('good')).toEqual({ ok: true, value: 'good' });
    expect(faults.map(String)).toEqual(['Error: broken', 'Error: broken']);
  });

  test('is not one that had no time to answer: the window or the whole machine stood still', async () => {
    const { reader, faults } = startReader(stuckOn('evil'), 300);
    expect(await reader.of('first')).toMatchObject({ ok: true });
    const asked = reader.of('good');
    // From here the clock's turn comes before the thread's answers.
    await immediate();
    const started = performance.now();
    while (performance.now() - started < 600);
    expect(await asked).toEqual({ ok: true, value: 'good' });
    expect(faults).toEqual([]);
  });

  test('that is gone by then is an error of the disk', async () => {
    const { reader } = startReader(stuckOn('evil'), 200);
    expect(await reader.of(join(folder, 'evil-but-gone'))).toEqual({
      ok: false,
      error: { code: 'file_missing' },
    });
  });
});

test('a Matroska that sends the library round for ever is not readable', async () => {
  const bytes = await fixture('clip.mkv');
  bytes[504] = 0x16;
  bytes[753] = 0x93;
  const { reader, faults } = startReader(builtThread(), 500);
  expect(await reader.of(await written('loop.mkv', bytes.subarray(0, 826)))).toMatchObject({
    ...{ ok: true, value: { kind: 'video', contentType: 'video/matroska', damage: 'not_readable' } },
  });
  expect(faults).toHaveLength(2);
});

describe('questions', () => {
  test('that nobody waits for any longer are not asked', async () => {
    const { reader } = startReader(stuckOn('nothing'));
    const left = new AbortController();
    const asked = Array.from({ length: 30 }, (_, at) => reader.of(String(at), left.signal));
    left.abort();
    const answers = await Promise.all(asked);
    expect(answers.slice(0, 8).every(({ ok }) => ok)).toBe(true);
    expect(answers.at(-1)).toEqual({ ok: false, error: { code: 'cancelled' } });
  });

  test('still open when the reader stops are cancelled', async () => {
    const { reader } = startReader(stuckOn('slow'), 60_000);
    const asked = Array.from({ length: 20 }, () => reader.of('slow'));
    await reader.stop();
    for (const answer of await Promise.all(asked))
      expect(answer).toMatchObject({ error: { code: 'cancelled' } });
  });
});

test('spoiled sound and film are answered, every one', async () => {
  const names = ['tone.wav', 'tone.mp3', 'tone.m4a', 'vorbis.ogg', 'opus.ogg', 'clip.mp4', 'fragments.mp4'];
  const originals = await Promise.all(
    [...names, 'clip.mov', 'clip.mkv', 'clip.webm', 'streamed.webm'].map(fixture),
  );
  const files = originals.flatMap((original) => fc.sample(spoiled(original), { seed: 4, numRuns: 40 }));
  const { reader, faults } = startReader(builtThread(), 600);
  const answers = await Promise.all(
    files.map(async (bytes, at) => reader.of(await written(`spoiled-${at}`, bytes))),
  );
  expect(answers.map((facts) => (facts.ok ? facts.value.size : facts))).toEqual(
    files.map(({ length }) => length),
  );
  // eslint-disable-next-line no-console
  console.log(`${files.length} spoiled files, threads lost: ${faults.length}`);
});
