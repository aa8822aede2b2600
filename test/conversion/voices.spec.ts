import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { amrDurationMs } from '../../electron/simulator/file-format.ts';
import { expect, test } from './conversion-fixture.ts';
import { decodeAll, ffmpeg, levelOf, probe, samplesOf, signalToNoise } from './referee.ts';
import { amr, clip, sound } from './sources.ts';

const LIMIT = 2 * 1024 * 1024;
const MINUTE = { kind: 'voice', maxBytes: LIMIT, from: 5, to: 65 } as const;

const FORMATS = [
  { extension: 'mp3', options: [] },
  { extension: 'wav', options: [] },
  { extension: 'm4a', options: ['-c:a', 'aac'] },
  { extension: 'ogg', options: ['-c:a', 'libvorbis'] },
  { extension: 'opus', options: ['-c:a', 'libopus'] },
  { extension: 'flac', options: [] },
  { extension: 'amr', options: [] },
];

test('every sound format becomes a minute of AMR', async ({ converter, upload, scratch }) => {
  const original = join(scratch, 'original.wav');
  await sound(original, 66);
  for (const { extension, options } of FORMATS) {
    const source = join(scratch, `source.${extension}`);
    if (extension === 'amr') await amr(original, source);
    else await ffmpeg('-i', original, ...options, source);

    const made = await converter.convert(source, MINUTE);

    if (!made.ok) throw new Error(`${extension}: ${made.error.code}`);
    const said = `${made.seconds} s, ${made.bytes} bytes, ${made.took.toFixed(0)} ms`;
    process.stdout.write(`    ${extension} → AMR ${said}\n`);
    expect.soft(await upload('voice', made.path), extension).toBe(0);
    expect.soft(amrDurationMs(await readFile(made.path)), extension).toBe(60_000);
    expect.soft(made.seconds, extension).toBeCloseTo(60);
    expect.soft((await probe(made.path)).codecs, extension).toEqual({ audio: 'amr_nb' });
    expect.soft(await decodeAll(made.path), extension).toBe('');
  }
});

test('where the parts meet that were encoded at the same time nothing is heard', async ({
  converter,
  scratch,
}) => {
  const source = join(scratch, 'source.wav');
  const inOnePiece = join(scratch, 'in-one-piece.amr');
  await sound(source, 20, '-ar', '8000', '-ac', '1');
  await amr(source, inOnePiece);
  const made = await converter.convert(source, { ...MINUTE, from: 0 });
  if (!made.ok) throw new Error(made.error.code);
  const [wanted, heard, reference] = [
    await samplesOf(source),
    await samplesOf(made.path),
    await samplesOf(inOnePiece),
  ];
  for (const from of [9.8, 9.9, 10, 10.1, 10.2, 10.4]) {
    const [own, other] = [heard, reference].map((each) => signalToNoise(wanted, each, from, from + 0.1));
    process.stdout.write(`    at ${from} s: ${own?.toFixed(1)} dB, in one piece ${other?.toFixed(1)} dB\n`);
    expect.soft(own, `${from} s`).toBeGreaterThan((other ?? 0) - 3);
  }
});

test('of a clip the sound is taken, and what is shorter stays as long as it is', async ({
  converter,
  scratch,
}) => {
  const source = join(scratch, 'clip.mp4');
  await clip(source, { size: '320x240', seconds: 3 });
  const made = await converter.convert(source, { ...MINUTE, from: 1 });
  if (!made.ok) throw new Error(made.error.code);
  expect(made.seconds).toBeGreaterThan(1.9);
  expect(made.seconds).toBeLessThan(2.2);
});

test('a quiet voice is raised to be heard, a loud one is not clipped', async ({ converter, scratch }) => {
  const quiet = join(scratch, 'quiet.wav');
  const loud = join(scratch, 'loud.wav');
  await sound(quiet, 5, '-af', 'volume=-26dB');
  await sound(loud, 5, '-af', 'volume=9dB');
  const levels: number[] = [];
  for (const path of [quiet, loud]) {
    const made = await converter.convert(path, { ...MINUTE, from: 0 });
    if (!made.ok) throw new Error(made.error.code);
    const { mean, peak } = await levelOf(made.path);
    process.stdout.write(`    mean ${mean} dB, peak ${peak} dB\n`);
    levels.push(mean);
    expect(peak).toBeLessThan(0);
  }
  expect(levels[0]).toBeGreaterThan(-28);
});

test('what lies above the band of AMR does not fold into it', async ({ converter, scratch }) => {
  const source = join(scratch, 'high.wav');
  // 6.5 kHz would be heard at 1.5 kHz; the low tone keeps the level.
  await sound(
    source,
    4,
    '-filter_complex',
    'aevalsrc=0.3*sin(2*PI*6500*t)+0.003*sin(2*PI*300*t):s=48000:d=4',
  );
  const made = await converter.convert(source, { ...MINUTE, from: 0 });
  if (!made.ok) throw new Error(made.error.code);
  expect((await levelOf(made.path, 'bandpass=f=1500:w=400')).mean).toBeLessThan(-45);
});
