import { join } from 'node:path';
import { expect, test } from './conversion-fixture.ts';
import { clip, photo, sound } from './sources.ts';

const IMAGE = { kind: 'image', contentTypes: ['image/jpeg'], maxBytes: 300_000 } as const;
const VOICE = { kind: 'voice', maxBytes: 2_000_000, from: 0, to: 60 } as const;

test('a cancelled job ends at once, and its workers with it', async ({ converter, scratch }) => {
  const video = join(scratch, 'long.mp4');
  const voice = join(scratch, 'long.mp3');
  const picture = join(scratch, 'photo.png');
  await clip(video, { size: '640x360', seconds: 8 });
  await sound(voice, 60);
  await photo(picture, 2000, 1500);
  for (const [path, target] of [
    [video, { kind: 'video', maxBytes: 300_000 }],
    [voice, VOICE],
    [picture, IMAGE],
  ] as const) {
    for (const cancelAfter of [0, 30, 120]) {
      const late: number[] = [];
      // A machine may stall in one of them.
      while (late.length < 3 && Math.min(...late) > 1000) {
        const made = await converter.convert(path, target, { cancelAfter });
        if (!made.ok) expect(made.error.code).toBe('cancelled');
        late.push(made.took - cancelAfter);
      }
      expect(Math.min(...late)).toBeLessThan(1000);
    }
  }
  await expect.poll(() => converter.app.page.workers().length).toBe(0);
  expect((await converter.convert(voice, VOICE)).ok).toBe(true);
  await expect.poll(() => converter.app.page.workers().length).toBe(0);
});

test('only the workers may run WebAssembly and read media, and neither they nor the page connect anywhere', async ({
  launch,
}) => {
  const { page } = await launch({ asOrdinaryUser: true });
  const policyOf = (path: string) =>
    page.evaluate(async (asked) => (await fetch(asked)).headers.get('content-security-policy') ?? '', path);
  const ofPage = await policyOf('/index.html');
  const ofWorkers = await policyOf('/workers/amr-codec.js');
  expect(ofPage).toContain("script-src 'self';");
  expect(ofPage).toContain("connect-src 'self' media:;");
  expect(ofWorkers).toContain(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src media:;",
  );
  expect(ofWorkers).not.toMatch(/'unsafe|https?:|\*/);
});
