import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'silk-wasm';
import { expect, test } from 'vitest';
import { decodeSilkFile } from '../../../electron/services/silk-file.ts';
import { scratchFolder } from '../store/scratch.ts';

const header = Buffer.from('\x02#!SILK_V3', 'latin1');

async function decoded(bytes: Uint8Array) {
  const path = join(await scratchFolder(), 'voice');
  await writeFile(path, bytes);
  return decodeSilkFile(path);
}

/** Two seconds of a tone that glides, at 24 kHz. */
const source = Int16Array.from({ length: 48_000 }, (_, at) =>
  Math.round(9000 * Math.sin(2 * Math.PI * (200 + at / 400) * (at / 24_000))),
);

test('a voice as WeChat has it becomes the samples it was made of, as far as SILK keeps them', async () => {
  const voice = await decoded((await encode(source, 24_000)).data);
  expect(voice.ok).toBe(true);
  if (!voice.ok) return;
  const samples = new Int16Array(new Uint8Array(voice.value).buffer);
  expect(Math.abs(samples.length - source.length)).toBeLessThan(24_000 / 20);
  // The decoder leaves out some of the beginning: the shift that fits best counts.
  const ratios = Array.from({ length: 1200 }, (_, shift) => snrOf(samples, -shift));
  const best = Math.max(...ratios);
  process.stdout.write(`SILK, silk-wasm against its source: ${best.toFixed(1)} dB\n`);
  expect(best).toBeGreaterThan(12);
});

function snrOf(samples: Int16Array, shift: number): number {
  let [signal, noise] = [0, 0];
  for (let at = 4800; at < 40_000; at += 5) {
    const wanted = source[at] ?? 0;
    signal += wanted ** 2;
    noise += (wanted - (samples[at + shift] ?? 0)) ** 2;
  }
  return 10 * Math.log10(signal / noise);
}

test.each([
  ['only a header', header],
  ['an end at once', Buffer.concat([header, Buffer.of(0xff, 0xff)])],
  ['nothing', Buffer.alloc(0)],
])('%s is no voice', async (_, bytes) => {
  expect(await decoded(bytes)).toMatchObject({ ok: false, error: { code: 'voice_undecodable' } });
});

test('more packets than are worth the while are not decoded', async () => {
  const bytes = Buffer.concat([header, Buffer.alloc(2 * 30_001)]);
  expect(await decoded(bytes)).toMatchObject({ ok: false, error: { code: 'voice_too_long' } });
});
