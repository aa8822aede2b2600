import { readFile, truncate, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { ErrorCode } from '../../electron/contract/errors.ts';
import type { FitTarget } from '../../renderer/conversion/job.ts';
import { expect, test, type Converter } from './conversion-fixture.ts';
import { clip, photo, pngBomb, reencode, sound } from './sources.ts';

const MB = 1024 * 1024;
const IMAGE: FitTarget = { kind: 'image', contentTypes: ['image/jpeg'], maxBytes: MB };
const VOICE: FitTarget = { kind: 'voice', maxBytes: 2 * MB, from: 0, to: 60 };
const VIDEO: FitTarget = { kind: 'video', maxBytes: 10 * MB };

/** The most memory the page's process has had at once, in MB. */
async function peakOfPage({ app }: Converter): Promise<number> {
  return app.electron.evaluate(({ app: electronApp }) => {
    const page = electronApp.getAppMetrics().find(({ type }) => type === 'Tab');
    return Math.round((page?.memory.peakWorkingSetSize ?? page?.memory.workingSetSize ?? 0) / 1024);
  });
}

test('what cannot be made fit is said so, in bounded memory', async ({ converter, scratch }) => {
  const at = (name: string) => join(scratch, name);
  await photo(at('photo.png'), 800, 600);
  await reencode(at('photo.png'), at('photo.jpg'));
  await sound(at('sound.mp3'), 3);
  await clip(at('clip.mp4'), { size: '320x240', seconds: 3 });
  await clip(at('mute.mp4'), { size: '320x240', seconds: 1 }, '-an');
  await sound(at('only-sound.mp4'), 2, '-c:a', 'aac');
  await pngBomb(at('bomb.png'), 50_000);
  await writeFile(at('noise.jpg'), randomBytes(200_000));
  await writeFile(at('empty.png'), '');
  await writeFile(at('page.png'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>');
  await writeFile(at('wide.amr'), Buffer.concat([Buffer.from('#!AMR-WB\n'), randomBytes(4000)]));
  await writeFile(at('header.amr'), '#!AMR\n');
  const cut = async (from: string, to: string, bytes: number) => {
    await writeFile(at(to), await readFile(at(from)));
    await truncate(at(to), bytes);
  };
  await cut('photo.png', 'cut.png', 30_000);
  await cut('photo.jpg', 'cut.jpg', 9000);
  await cut('clip.mp4', 'cut.mp4', 60_000);
  await clip(at('fast.mp4'), { size: '320x240', seconds: 3 }, '-movflags', 'faststart');
  await cut('fast.mp4', 'cut-fast.mp4', 60_000);

  const expected: readonly (readonly [string, FitTarget, ErrorCode])[] = [
    ['bomb.png', IMAGE, 'conversion_too_many_pixels'],
    ['noise.jpg', IMAGE, 'conversion_undecodable'],
    ['empty.png', IMAGE, 'file_empty'],
    ['page.png', IMAGE, 'conversion_undecodable'],
    ['cut.png', IMAGE, 'conversion_undecodable'],
    ['cut.jpg', IMAGE, 'conversion_undecodable'],
    ['sound.mp3', IMAGE, 'conversion_undecodable'],
    ['gone.png', IMAGE, 'file_missing'],
    ['photo.png', VOICE, 'conversion_undecodable'],
    ['mute.mp4', VOICE, 'conversion_no_sound'],
    ['wide.amr', VOICE, 'conversion_undecodable'],
    ['header.amr', VOICE, 'conversion_undecodable'],
    ['noise.jpg', VIDEO, 'conversion_undecodable'],
    ['cut.mp4', VIDEO, 'conversion_undecodable'],
    ['cut-fast.mp4', VIDEO, 'conversion_undecodable'],
    ['only-sound.mp4', VIDEO, 'conversion_no_picture'],
    ['clip.mp4', { kind: 'video', maxBytes: 4000 }, 'conversion_no_fit'],
    ['photo.png', { kind: 'thumb', maxBytes: 200 }, 'conversion_no_fit'],
  ];
  const before = await peakOfPage(converter);
  for (const [name, target, code] of expected) {
    const made = await converter.convert(at(name), target, name === 'gone.png' ? { size: 1000 } : {});
    const what = `${name} → ${target.kind}`;
    process.stdout.write(`    ${what}: ${made.ok ? 'made' : made.error.code}, ${made.took.toFixed(0)} ms\n`);
    expect.soft(made.ok ? 'made' : made.error.code, what).toBe(code);
  }
  const after = await peakOfPage(converter);
  process.stdout.write(`    memory of the page ${before} → ${after} MB\n`);
  expect(after).toBeLessThan(600);
});

test('what sends the decoder round in circles is given up, and the page lives on', async ({
  converter,
  scratch,
}) => {
  const spoiled = join(scratch, 'spoiled.webm');
  await clip(
    spoiled,
    { size: '160x120', seconds: 2 },
    '-c:v',
    'libvpx',
    '-deadline',
    'realtime',
    '-c:a',
    'libvorbis',
  );
  const bytes = await readFile(spoiled);
  await writeFile(spoiled, bytes.fill(0, Math.floor(bytes.length / 2)));
  expect(await converter.convert(spoiled, VIDEO)).toMatchObject({ error: { code: 'conversion_stuck' } });
  const picture = join(scratch, 'photo.png');
  await photo(picture, 80, 60);
  expect((await converter.convert(picture, IMAGE)).ok).toBe(true);
});

test('HEVC is converted whole or refused, never to a clip without its picture', async ({
  converter,
  scratch,
}) => {
  const source = join(scratch, 'hevc.mp4');
  const hevc = ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none', '-c:a', 'aac'];
  await clip(source, { size: '320x240', seconds: 2 }, ...hevc);
  const made = await converter.convert(source, VIDEO);
  process.stdout.write(`    HEVC: ${made.ok ? 'made' : made.error.code}\n`);
  if (made.ok) expect(made.width).toBe(320);
  else expect(made.error.code).toBe('conversion_undecodable');
});
