import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs ffmpeg, quietly; what it says about an error is thrown. */
export async function ffmpeg(...args: readonly string[]): Promise<string> {
  const { stderr } = await run('ffmpeg', ['-hide_banner', '-nostdin', '-y', '-v', 'error', ...args], {
    maxBuffer: 2 ** 26,
  });
  return stderr;
}

export const tool = async (command: string, ...args: readonly string[]): Promise<void> => {
  await run(command, args);
};

export interface Probed {
  /** Container names as ffprobe has them. */
  readonly format: string;
  readonly seconds: number;
  /** By kind: `video`, `audio`. */
  readonly codecs: Readonly<Record<string, string>>;
  readonly width: number;
  readonly height: number;
  /** Of the sound, in bits a second. */
  readonly soundRate: number;
}

/** What ffprobe says of a file. */
export async function probe(path: string): Promise<Probed> {
  const { stdout } = await run('ffprobe', [
    '-v',
    'error',
    '-of',
    'json',
    '-show_format',
    '-show_streams',
    path,
  ]);
  const { format, streams } = JSON.parse(stdout) as {
    format: { format_name: string; duration?: string };
    streams: { codec_type: string; codec_name: string; bit_rate?: string; width?: number; height?: number }[];
  };
  const picture = streams.find(({ codec_type }) => codec_type === 'video');
  return {
    format: format.format_name,
    seconds: Number(format.duration ?? 0),
    codecs: Object.fromEntries(streams.map(({ codec_type, codec_name }) => [codec_type, codec_name])),
    width: picture?.width ?? 0,
    height: picture?.height ?? 0,
    soundRate: Number(streams.find(({ codec_type }) => codec_type === 'audio')?.bit_rate ?? 0),
  };
}

/** Decodes all of a file. @returns what ffmpeg complains of: nothing, of a good one. */
export const decodeAll = (path: string): Promise<string> => ffmpeg('-i', path, '-f', 'null', '-');

/** SSIM of a picture or video to its source, scaled to the source's size. 1 is the same. */
export async function ssim(path: string, source: string): Promise<number> {
  const { stderr } = await run(
    'ffmpeg',
    [
      ...['-hide_banner', '-nostdin', '-i', path, '-i', source],
      ...[
        '-lavfi',
        '[0:v]format=yuv420p[a];[1:v]format=yuv420p[b];[a][b]scale2ref=flags=bicubic[c][d];[c][d]ssim',
      ],
      ...['-f', 'null', '-'],
    ],
    { maxBuffer: 2 ** 26 },
  );
  return Number(/SSIM.*All:([\d.]+)/.exec(stderr)?.[1] ?? 0);
}

/** Red, green, blue and alpha of a picture's first pixel. */
export async function rawPixel(path: string): Promise<readonly number[]> {
  const args = ['-v', 'error', '-i', path, '-vf', 'crop=2:2:0:0', '-pix_fmt', 'rgba', '-f', 'rawvideo', '-'];
  const { stdout } = await run('ffmpeg', args, { encoding: 'buffer' });
  return [...stdout.subarray(0, 4)];
}

/** Loudness of a sound, after a filter, in dB below full scale. */
export async function levelOf(
  path: string,
  filter = 'anull',
): Promise<{ readonly mean: number; readonly peak: number }> {
  const args = ['-hide_banner', '-nostdin', '-i', path, '-af', `${filter},volumedetect`, '-f', 'null', '-'];
  const { stderr } = await run('ffmpeg', args);
  const value = (name: string) => Number(new RegExp(`${name}_volume: (\\S+) dB`).exec(stderr)?.[1] ?? NaN);
  return { mean: value('mean'), peak: value('max') };
}

/** A hash of a file's encoded sound, whatever container it is in. */
export async function soundOf(path: string): Promise<string> {
  const { stdout } = await run('ffmpeg', [
    '-v',
    'error',
    '-i',
    path,
    '-map',
    '0:a',
    '-c',
    'copy',
    '-f',
    'md5',
    '-',
  ]);
  return stdout;
}

/** Samples of a sound's one channel at 8 kHz, within −1 to 1. */
export async function samplesOf(path: string): Promise<Float32Array> {
  const args = ['-v', 'error', '-i', path, '-ar', '8000', '-ac', '1', '-f', 'f32le', '-'];
  const { stdout } = await run('ffmpeg', args, { encoding: 'buffer', maxBuffer: 2 ** 26 });
  return new Float32Array(new Uint8Array(stdout).buffer);
}

/** What AMR takes to encode and decode a sample, in samples. */
const AMR_DELAY = 40;

/** How far what is wanted stands above what was added to it, in dB; both may differ in loudness. Times in seconds. */
export function signalToNoise(wanted: Float32Array, heard: Float32Array, from: number, to: number): number {
  const [a, b] = [wanted.subarray(from * 8000, to * 8000), heard.subarray(from * 8000 + AMR_DELAY)];
  let [squares, products, noise] = [0, 0, 0];
  for (const [at, sample] of a.entries()) {
    squares += sample * sample;
    products += sample * (b[at] ?? 0);
  }
  const gain = products / squares;
  for (const [at, sample] of a.entries()) noise += ((b[at] ?? 0) - gain * sample) ** 2;
  return 10 * Math.log10((gain * gain * squares) / noise);
}
