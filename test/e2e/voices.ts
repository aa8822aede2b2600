import { spawn } from 'node:child_process';
import startAmr from 'benz-amr-recorder/src/amrnb.js';
import { encode } from 'silk-wasm';

/** Mono 16-bit samples at 8 kHz of something like a voice: a gliding tone with overtones that swells and fades. */
export function tone(seconds: number): Buffer {
  const samples = Buffer.alloc(Math.round(seconds * 8000) * 2);
  for (let at = 0; at < samples.length / 2; at += 1) {
    const time = at / 8000;
    const phase = 2 * Math.PI * (140 * time + 20 * Math.sin(time * 2));
    const sound = Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.25 * Math.sin(5 * phase);
    samples.writeInt16LE(Math.round(sound * 7000 * (0.6 + 0.4 * Math.sin(time * 9))), at * 2);
  }
  return samples;
}

interface AmrScope {
  onmessage?: (event: { data: unknown }) => void;
  postMessage?: (answer: { amr: Uint8Array }) => void;
}

/** AMR-NB of such samples, by the same library's encoder: it is a worker's script, and so is given a worker's scope. */
export function amrOf(pcm: Buffer): Buffer {
  const scope: AmrScope = {};
  Object.assign(globalThis, { self: scope, importScripts: () => undefined });
  startAmr();
  const answers: Uint8Array[] = [];
  scope.postMessage = ({ amr }) => void answers.push(amr);
  const samples = Float32Array.from(samplesOf(pcm), (sample) => sample / 32768);
  scope.onmessage?.({ data: { command: 'encode', samples, sampleRate: 8000 } });
  return Buffer.concat(answers);
}

/** A second in each of the eight modes, from 4.75 to 12.2 kbit/s, by 3GPP's encoder: a voice may change between them. */
export async function amrOfAllModes(): Promise<Buffer> {
  const format = ['-t', 's16', '-r', '8000', '-c', '1', '-', '-t', 'amr-nb'];
  const seconds = await Promise.all(
    [0, 1, 2, 3, 4, 5, 6, 7].map((mode) => run('sox', [...format, '-C', String(mode), '-'], tone(1))),
  );
  const mark = '#!AMR\n';
  return Buffer.concat([Buffer.from(mark), ...seconds.map((amr) => amr.subarray(mark.length))]);
}

/** SILK as WeChat has it. */
export const silkOf = async (pcm: Buffer): Promise<Buffer> => Buffer.from((await encode(pcm, 8000)).data);

export const samplesOf = (pcm: Uint8Array): Int16Array => new Int16Array(new Uint8Array(pcm).buffer);

/** Of a WAV file as the app writes it. */
export const wavSamples = (wav: Buffer): Int16Array => samplesOf(wav.subarray(44));

/** Signal to noise, in dB, of samples against those of a reference, over what both have. */
export function snr(samples: Int16Array, reference: Int16Array): number {
  let [signal, noise] = [0, 0];
  for (let at = 0; at < Math.min(samples.length, reference.length); at += 1) {
    const wanted = reference[at] ?? 0;
    signal += wanted ** 2;
    noise += (wanted - (samples[at] ?? 0)) ** 2;
  }
  return noise === 0 ? Infinity : 10 * Math.log10(signal / noise);
}

/** Runs a program to its end and gives what it wrote. */
export const run = (program: string, args: readonly string[], input?: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(Buffer.concat(chunks)) : reject(new Error(`${program}: ${code}`)),
    );
    child.stdin.end(input);
  });
