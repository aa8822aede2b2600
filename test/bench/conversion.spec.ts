import { join } from 'node:path';
import { mergeTests } from '@playwright/test';
import { expect, test as converting } from '../conversion/conversion-fixture.ts';
import { ffmpeg, probe, ssim } from '../conversion/referee.ts';
import { clip, photo, sound } from '../conversion/sources.ts';
import { test as benching } from './bench-fixture.ts';
import { alternate, median, ratioOf, timed } from './rounds.ts';

const test = mergeTests(converting, benching);

const MB = 1024 * 1024;
const ROUNDS = 5;

test('a picture of 12 megapixels becomes a JPG of 1 MB', async ({ converter, scratch, report }) => {
  const source = join(scratch, 'photo.png');
  await photo(source, 4000, 3000);
  const target = { kind: 'image', contentTypes: ['image/jpeg'], maxBytes: MB } as const;
  const took: number[] = [];
  let likeness = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const made = await converter.convert(source, target);
    if (!made.ok) throw new Error(made.error.code);
    expect([made.width, made.height]).toEqual([4000, 3000]);
    took.push(made.took);
    if (round === 0) likeness = await ssim(made.path, source);
  }
  const what = '12 megapixel PNG → JPG ≤ 1 MB, same pixels';
  await report({ what, against: '', reach: '≤ 1 s', measured: `${median(took).toFixed(0)} ms` });
  await report({ what, against: 'SSIM to the source', reach: '≥ 0.96', measured: likeness.toFixed(3) });
});

test('a minute of voice becomes AMR', async ({ converter, scratch, report }) => {
  const source = join(scratch, 'voice.mp3');
  await sound(source, 60);
  const target = { kind: 'voice', maxBytes: 2 * MB, from: 0, to: 60 } as const;
  for (const isReady of [true, false]) {
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const made = await converter.convert(source, target, { isReady });
      if (!made.ok) throw new Error(made.error.code);
      took.push(made.took);
    }
    const against = isReady ? 'workers started with the card' : 'workers started with the click';
    const measured = `${median(took).toFixed(0)} ms`;
    await report({ what: '60 s MP3 → AMR', against, reach: '≤ 0.5 s', measured });
  }
});

test('a minute of 720p becomes MP4 of 10 MB', async ({ converter, scratch, report }) => {
  const source = join(scratch, 'clip.mov');
  const fast = ['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '8M', '-c:a', 'aac'];
  await clip(source, { size: '1280x720', seconds: 60 }, ...fast);
  const reference = join(scratch, 'reference.mp4');
  let bytes = 10 * MB;
  let likeness = 0;
  const own = async () => {
    const made = await converter.convert(source, { kind: 'video', maxBytes: 10 * MB });
    if (!made.ok) throw new Error(made.error.code);
    bytes = made.bytes;
    likeness = await ssim(made.path, source);
    return made.took;
  };
  const { soundRate } = await probe(source);
  const ofFfmpeg = () =>
    timed(() => {
      // The sound is kept as it is by both.
      const rate = `${Math.round((bytes * 8) / 60 - soundRate)}`;
      const veryfast = ['-c:v', 'libx264', '-preset', 'veryfast', '-b:v', rate, '-c:a', 'copy'];
      return ffmpeg('-i', source, ...veryfast, reference);
    });
  const [took = [], taken = []] = await alternate(3, [own, ofFfmpeg]);
  const what = '60 s 720p → MP4 ≤ 10 MB';
  await report({ what, against: 'ffmpeg -preset veryfast', reach: '< 1 ×', measured: ratioOf(took, taken) });
  const likenesses = `${likeness.toFixed(3)} / ${(await ssim(reference, source)).toFixed(3)}, ${(bytes / MB).toFixed(1)} MB`;
  await report({ what, against: 'SSIM of both', reach: '', measured: likenesses });
});
