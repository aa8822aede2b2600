import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { amrDurationMs } from '../../electron/simulator/file-format.ts';
import { expect, test } from '../conversion/conversion-fixture.ts';
import { makePng } from './desk-actions.ts';

/** A second of a tone, 16 bits, one channel, 16 kHz. */
function makeWav(): Buffer {
  const samples = 16_000;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples * 2, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(samples, 24);
  head.writeUInt32LE(samples * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples * 2, 40);
  const tone = Buffer.alloc(samples * 2);
  for (let at = 0; at < samples; at += 1) tone.writeInt16LE(Math.round(8000 * Math.sin(at / 8)), at * 2);
  return Buffer.concat([head, tone]);
}

test('pictures and voices are made to fit in workers, which end with their job', async ({
  converter,
  scratch,
}) => {
  const png = join(scratch, 'noise.png');
  const wav = join(scratch, 'tone.wav');
  const bomb = join(scratch, 'bomb.png');
  const large = makePng(8);
  large.writeUInt32BE(50_000, 16);
  large.writeUInt32BE(50_000, 20);
  await Promise.all([writeFile(png, makePng(500)), writeFile(wav, makeWav()), writeFile(bomb, large)]);
  const image = { kind: 'image', contentTypes: ['image/jpeg'], maxBytes: 30_000 } as const;

  const picture = await converter.convert(png, image);
  const voice = await converter.convert(wav, { kind: 'voice', maxBytes: 2_000_000, from: 0, to: 60 });
  const refused = await converter.convert(bomb, image);
  const cancelled = await converter.convert(png, image, { cancelAfter: 0 });

  if (!picture.ok || !voice.ok) throw new Error('not made');
  expect(picture.bytes).toBeLessThanOrEqual(30_000);
  expect((await readFile(picture.path)).subarray(0, 2).toString('hex')).toBe('ffd8');
  expect(amrDurationMs(await readFile(voice.path))).toBe(1000);
  expect(refused).toMatchObject({ ok: false, error: { code: 'conversion_too_many_pixels' } });
  expect(cancelled).toMatchObject({ ok: false, error: { code: 'cancelled' } });
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
  expect(ofPage).toContain("connect-src 'self';");
  expect(ofWorkers).toContain(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src media:;",
  );
  expect(ofWorkers).not.toMatch(/'unsafe|https?:|\*/);
});
