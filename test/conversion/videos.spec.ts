import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './conversion-fixture.ts';
import { decodeAll, ffmpeg, probe, soundOf, ssim } from './referee.ts';
import { clip } from './sources.ts';

const SECONDS = 3;
const LIMIT = 520_000;

const FORMATS = [
  { name: 'big.mp4', options: ['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '12M', '-c:a', 'aac'] },
  { name: 'pcm.mov', options: ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'pcm_s16le'] },
  {
    name: 'vp8.webm',
    options: ['-c:v', 'libvpx', '-deadline', 'realtime', '-b:v', '4M', '-c:a', 'libvorbis'],
  },
  {
    name: 'vp9.mkv',
    options: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus'],
  },
  { name: 'mute.mp4', options: ['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '12M', '-an'] },
];

test('every video format becomes MP4 under the limit, with all its tracks', async ({
  converter,
  upload,
  scratch,
}) => {
  const original = join(scratch, 'original.mkv');
  const lossless = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-c:a', 'pcm_s16le'];
  await clip(original, { size: '640x360', seconds: SECONDS }, ...lossless);
  for (const { name, options } of FORMATS) {
    const source = join(scratch, name);
    await ffmpeg('-i', original, ...options, source);

    const made = await converter.convert(source, { kind: 'video', maxBytes: LIMIT });

    if (!made.ok) throw new Error(`${name}: ${made.error.code}`);
    const { codecs, seconds } = await probe(made.path);
    const bytes = await readFile(made.path);
    const said = `${made.width} × ${made.height}, ${made.bytes} bytes, ${seconds.toFixed(2)} s`;
    const likeness = (await ssim(made.path, source)).toFixed(3);
    process.stdout.write(`    ${name} → MP4 ${said}, SSIM ${likeness}, ${made.took.toFixed(0)} ms\n`);
    expect.soft(made.bytes, name).toBeLessThanOrEqual(LIMIT);
    expect.soft(codecs, name).toEqual({ video: 'h264', ...(name === 'mute.mp4' ? {} : { audio: 'aac' }) });
    expect.soft(seconds, name).toBeCloseTo(SECONDS, 0);
    expect.soft(await decodeAll(made.path), name).toBe('');
    expect.soft(await upload('video', made.path), name).toBe(0);
    // Fast start: what a player needs to begin comes first.
    expect.soft(bytes.indexOf('moov'), name).toBeLessThan(bytes.indexOf('mdat'));
    expect.soft(made.progress.length, name).toBeGreaterThan(3);
  }
});

test('a clip that begins late, or whose header lies about its length, is converted whole', async ({
  converter,
  scratch,
}) => {
  const late = join(scratch, 'late.mkv');
  const lying = join(scratch, 'lying.mp4');
  const big = ['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '12M', '-c:a', 'aac'];
  await clip(late, { size: '640x360', seconds: 4 }, ...big, '-output_ts_offset', '10');
  await clip(lying, { size: '640x360', seconds: 4 }, ...big);
  const bytes = await readFile(lying);
  for (const [box, at] of [
    ['mvhd', 20],
    ['mdhd', 20],
    ['tkhd', 24],
  ] as const) {
    for (let found = bytes.indexOf(box); found >= 0; found = bytes.indexOf(box, found + 1)) {
      bytes.writeUInt32BE(Math.ceil(bytes.readUInt32BE(found + at) / 40), found + at);
    }
  }
  await writeFile(lying, bytes);
  for (const path of [late, lying]) {
    const made = await converter.convert(path, { kind: 'video', maxBytes: LIMIT });
    if (!made.ok) throw new Error(`${path}: ${made.error.code}`);
    expect.soft(made.seconds, path).toBeCloseTo(4, 0);
    // Planned for its own length: it has what it may have.
    expect.soft(made.bytes, path).toBeGreaterThan(LIMIT * 0.6);
    expect.soft(made.bytes, path).toBeLessThanOrEqual(LIMIT);
  }
});

test('a clip with a second sound is refused, rather than converted without it', async ({
  converter,
  scratch,
}) => {
  const one = join(scratch, 'one.mp4');
  const two = join(scratch, 'two.mp4');
  await clip(one, { size: '320x240', seconds: 2 }, '-c:v', 'libx264', '-c:a', 'aac');
  await ffmpeg('-i', one, '-map', '0:v', '-map', '0:a', '-map', '0:a', '-c', 'copy', two);
  const made = await converter.convert(two, { kind: 'video', maxBytes: LIMIT });
  expect(made).toMatchObject({ error: { code: 'conversion_lost_track' } });
});

test('a small H.264 clip keeps every bit of its picture', async ({ converter, scratch }) => {
  const source = join(scratch, 'small.mov');
  await clip(source, { size: '320x240', seconds: 2 }, '-c:v', 'libx264', '-b:v', '300k', '-c:a', 'aac');
  const made = await converter.convert(source, { kind: 'video', maxBytes: LIMIT });
  if (!made.ok) throw new Error(made.error.code);
  expect(await ssim(made.path, source)).toBe(1);
});

test('sound that is AAC and small enough stays as it is', async ({ converter, scratch }) => {
  const source = join(scratch, 'big.mov');
  const big = ['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '9M', '-c:a', 'aac', '-b:a', '64k'];
  await clip(source, { size: '640x360', seconds: 3 }, ...big);
  const made = await converter.convert(source, { kind: 'video', maxBytes: LIMIT });
  if (!made.ok) throw new Error(made.error.code);
  expect(await soundOf(made.path)).toBe(await soundOf(source));
});

test('a clip turned by its header is turned for good', async ({ converter, scratch }) => {
  const plain = join(scratch, 'plain.mp4');
  const source = join(scratch, 'turned.mp4');
  await clip(plain, { size: '640x360', seconds: 2 }, '-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '9M');
  await ffmpeg('-i', plain, '-c', 'copy', '-metadata:s:v', 'rotate=90', source);
  const made = await converter.convert(source, { kind: 'video', maxBytes: LIMIT });
  if (!made.ok) throw new Error(made.error.code);
  expect((await probe(made.path)).height).toBeGreaterThan((await probe(made.path)).width);
});
