import { appendFile, copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './conversion-fixture.ts';
import { decodeAll, ffmpeg, probe, rawPixel, ssim, tool } from './referee.ts';
import { heic, markTurned, photo, reencode } from './sources.ts';

const KB = 1024;
const JPG_ONLY = ['image/jpeg'] as const;

/** What a format keeps of the picture to begin with is the smaller number of its row. */
const FORMATS = [
  { extension: 'png', least: 0.94 },
  { extension: 'webp', least: 0.9, options: ['-quality', '95'] },
  { extension: 'bmp', least: 0.94 },
  { extension: 'tif', least: 0.94 },
  { extension: 'avif', least: 0.85, options: ['-c:v', 'libaom-av1', '-cpu-used', '8', '-crf', '20'] },
  { extension: 'heic', least: 0.85 },
  {
    extension: 'gif',
    least: 0.8,
    options: ['-vf', 'split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none'],
  },
];

test('every picture format becomes the largest JPG under the limit', async ({
  converter,
  upload,
  scratch,
}) => {
  const original = join(scratch, 'photo.png');
  await photo(original, 1200, 900);
  for (const { extension, least, options = [] } of FORMATS) {
    const source = join(scratch, `source.${extension}`);
    if (extension === 'heic') await heic(original, source);
    else await reencode(original, source, ...options);

    const made = await converter.convert(source, {
      ...{ kind: 'image', contentTypes: JPG_ONLY, maxBytes: 150 * KB },
    });

    if (!made.ok) throw new Error(`${extension}: ${made.error.code}`);
    const likeness = await ssim(made.path, original);
    const said = `${made.width} × ${made.height}, ${made.bytes} bytes, SSIM ${likeness.toFixed(3)}, ${made.took.toFixed(0)} ms`;
    process.stdout.write(`    ${extension} → JPG ${said}\n`);
    expect.soft(made.bytes, extension).toBeLessThanOrEqual(150 * KB);
    expect.soft(await decodeAll(made.path), extension).toBe('');
    expect.soft((await probe(made.path)).codecs, extension).toEqual({ video: 'mjpeg' });
    expect.soft(await upload('image', made.path), extension).toBe(0);
    expect.soft([made.width, made.height], extension).toEqual([1200, 900]);
    expect.soft(likeness, extension).toBeGreaterThan(least);
  }
});

test('a thumb and a picture far above the limit get smaller, not muddy', async ({
  converter,
  upload,
  scratch,
}) => {
  const original = join(scratch, 'photo.png');
  await photo(original, 4000, 3000);

  const made = await converter.convert(original, { kind: 'thumb', maxBytes: 64 * KB });

  if (!made.ok) throw new Error(made.error.code);
  process.stdout.write(`    12 megapixels → thumb ${made.width} × ${made.height}, ${made.bytes} bytes\n`);
  expect(await upload('thumb', made.path)).toBe(0);
  expect(made.bytes).toBeGreaterThan(50 * KB);
  expect(made.width).toBeLessThan(2000);
  expect((made.width ?? 0) / (made.height ?? 1)).toBeCloseTo(4 / 3, 1);
  expect(await decodeAll(made.path)).toBe('');
});

test('a turned picture stands upright, and where it was taken is gone', async ({ converter, scratch }) => {
  const source = join(scratch, 'turned.jpg');
  const png = join(scratch, 'photo.png');
  await photo(png, 640, 480);
  await reencode(png, source, '-q:v', '2');
  await markTurned(source);

  const made = await converter.convert(source, {
    ...{ kind: 'image', contentTypes: JPG_ONLY, maxBytes: 100 * KB },
  });

  if (!made.ok) throw new Error(made.error.code);
  expect([made.width, made.height]).toEqual([480, 640]);
  const text = (await readFile(made.path)).toString('latin1');
  expect((await readFile(source)).toString('latin1')).toContain('GPS 31.2304N');
  expect(text).not.toContain('GPS');
  expect(text).not.toContain('Exif');
});

test('of a HEIC file the primary picture is taken, and its colours are kept', async ({
  converter,
  scratch,
}) => {
  const at = (name: string) => join(scratch, name);
  const plain = (name: string, colour: string) =>
    ffmpeg('-f', 'lavfi', '-i', `color=c=${colour}:s=320x240`, '-frames:v', '1', at(name));
  await plain('orange.png', '0xC8503C');
  await plain('blue.png', '0x0000FF');
  await tool('heif-enc', at('blue.png'), at('orange.png'), '-o', at('two.heic'));
  const two = await readFile(at('two.heic'));
  const [, second = 0] = [...two.toString('latin1').matchAll(/infe/g)].map(({ index }) =>
    two.readUInt16BE(index + 8),
  );
  two.writeUInt16BE(second, two.indexOf('pitm') + 8);
  await writeFile(at('two.heic'), two);
  await heic(at('orange.png'), at('p3.heic'));
  // heif-enc writes none; where it stands does not matter to what reads it.
  await appendFile(
    at('p3.heic'),
    Buffer.from([0, 0, 0, 19, ...Buffer.from('colrnclx'), 0, 12, 0, 13, 0, 6, 0x80]),
  );
  const reds: number[] = [];
  for (const name of ['two.heic', 'p3.heic']) {
    const made = await converter.convert(at(name), {
      ...{ kind: 'image', contentTypes: JPG_ONLY, maxBytes: 100 * KB },
    });
    if (!made.ok) throw new Error(made.error.code);
    reds.push((await rawPixel(made.path))[0] ?? 0);
  }
  // As sRGB has it, the same colour of Display P3 takes more red.
  expect(Math.abs((reds[0] ?? 0) - 200)).toBeLessThan(8);
  expect((reds[1] ?? 0) - (reds[0] ?? 0)).toBeGreaterThan(8);
});

test('what is clear becomes white in a JPG and stays clear in a PNG, where that is smaller', async ({
  converter,
  upload,
  scratch,
}) => {
  const source = join(scratch, 'clear.png');
  const squares = "geq=r='255':g='0':b='0':a='255*gt(X,31)*mod(floor(X/7)+floor(Y/5),2)'";
  await ffmpeg('-f', 'lavfi', '-i', `nullsrc=s=400x300,format=rgba,${squares}`, '-frames:v', '1', source);
  const copy = join(scratch, 'lies.jpg');
  await copyFile(source, copy);

  const jpg = await converter.convert(source, {
    ...{ kind: 'image', contentTypes: JPG_ONLY, maxBytes: 100 * KB },
  });
  const png = await converter.convert(copy, {
    ...{ kind: 'image', contentTypes: ['image/jpeg', 'image/png'], maxBytes: 100 * KB },
  });

  if (!jpg.ok || !png.ok) throw new Error('not made');
  expect(await rawPixel(jpg.path)).toEqual([255, 255, 255, 255]);
  expect(png.contentType).toBe('image/png');
  expect(await upload('image', jpg.path)).toBe(0);
  expect(await upload('image', png.path, 'current')).toBe(0);
  expect((await rawPixel(png.path))[3]).toBe(0);
  expect(png.bytes).toBeLessThan(jpg.bytes);
});
