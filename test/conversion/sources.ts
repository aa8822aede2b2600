import { readFile, writeFile } from 'node:fs/promises';
import { makePng } from '../e2e/desk-actions.ts';
import { ffmpeg, tool } from './referee.ts';

/**
 * A picture with the spectrum of a photo: noise of every scale, the coarser the stronger, in colour. The suffix of
 * `path` says the format.
 */
export async function photo(path: string, width: number, height: number): Promise<void> {
  const sides = [6, 16, 48, 140, 420, 1260];
  const inputs = sides.flatMap((side) => {
    const noise = (seed: number) => `random(${side + seed})*255`;
    const geq = `geq=r='${noise(1)}':g='${noise(2)}':b='${noise(3)}'`;
    return ['-f', 'lavfi', '-i', `nullsrc=s=${side}x${Math.ceil(side * 0.75)},format=gbrp,${geq}`];
  });
  const scaled = sides.map((_, at) => `[${at}]scale=${width}:${height}:flags=bicubic,format=gbrp[s${at}]`);
  const names = sides.map((_, at) => `[s${at}]`).join('');
  const weights = sides.map((_, at) => 2 ** (sides.length - at)).join(' ');
  const mix = `${scaled.join(';')};${names}mix=inputs=${sides.length}:weights='${weights}'`;
  await ffmpeg(...inputs, '-filter_complex', mix, '-frames:v', '1', path);
}

/** The same picture in another format. */
export const reencode = (from: string, to: string, ...options: readonly string[]): Promise<string> =>
  ffmpeg('-i', from, '-frames:v', '1', ...options, to);

export const heic = (from: string, to: string): Promise<void> => tool('heif-enc', '-q', '90', from, '-o', to);

/** Puts an EXIF block into a JPG: lying on its side, and taken at a place that nobody has to know. */
export async function markTurned(path: string): Promise<void> {
  const jpg = await readFile(path);
  const entry = (tag: number, type: number, value: number) =>
    Buffer.from(
      [0, tag & 0xff, 0, type, 0, 0, 0, 1, 0, value, 0, 0].map((byte, at) => (at === 0 ? tag >> 8 : byte)),
    );
  const tiff = Buffer.concat([
    Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1]),
    entry(0x0112, 3, 6),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from('GPS 31.2304N 121.4737E'),
  ]);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 0xff]);
  await writeFile(path, Buffer.concat([jpg.subarray(0, 2), head, exif, jpg.subarray(2)]));
}

/** A PNG of a few bytes that says it has `side` × `side` pixels. */
export async function pngBomb(path: string, side: number): Promise<void> {
  const png = makePng(8);
  png.writeUInt32BE(side, 16);
  png.writeUInt32BE(side, 20);
  await writeFile(path, png);
}

/** Something like speech: tones that come and go, on two channels. */
export async function sound(path: string, seconds: number, ...options: readonly string[]): Promise<void> {
  const tones = '0.2*sin(2*PI*(220+40*sin(2*PI*0.7*t))*t)*(0.6+0.4*sin(2*PI*3*t))+0.1*sin(2*PI*1200*t)';
  const input = `aevalsrc='${tones}|${tones}':s=48000:d=${seconds}`;
  await ffmpeg('-f', 'lavfi', '-i', input, ...options, path);
}

/** The same sound as AMR-NB, 12.2 kbit/s, which ffmpeg reads but does not write. */
export const amr = (from: string, to: string): Promise<void> =>
  tool('sox', from, '-r', '8000', '-c', '1', '-t', 'amr-nb', '-C', '7', to);

/** A clip with picture and sound; the options choose the codecs. */
export async function clip(
  path: string,
  { size, seconds }: { readonly size: string; readonly seconds: number },
  ...options: readonly string[]
): Promise<void> {
  const picture = `testsrc2=s=${size}:r=30:d=${seconds},noise=alls=3:allf=t`;
  const tone = `aevalsrc='0.2*sin(880*t)*(0.6+0.4*sin(6*t))':s=48000:d=${seconds}`;
  await ffmpeg(
    '-f',
    'lavfi',
    '-i',
    picture,
    '-f',
    'lavfi',
    '-i',
    tone,
    '-pix_fmt',
    'yuv420p',
    ...options,
    path,
  );
}
