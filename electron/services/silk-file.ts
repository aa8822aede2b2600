import { readFile, stat } from 'node:fs/promises';
import { decode } from 'silk-wasm';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { MOST_VOICE_PACKETS } from '../contract/limits.ts';
import { SILK_SAMPLE_RATE } from './silk-rate.ts';

/** Bytes: the most packets, each as large as WeChat makes them, are far below. */
const LARGEST = 16 * 1024 * 1024;

/**
 * A SILK v3 file as 16-bit little-endian mono samples: `voice_undecodable` or `voice_too_long` where it has none that
 * are worth the while. Blocks its thread for a tenth of a second a minute of voice.
 */
export async function decodeSilkFile(path: string): Promise<Result<Uint8Array>> {
  if ((await stat(path)).size > LARGEST) return fail('voice_too_long');
  const file = new Uint8Array(await readFile(path));
  const packets = countPackets(file);
  if (packets > MOST_VOICE_PACKETS) return fail('voice_too_long');
  const decoded = packets === 0 ? null : await decode(file, SILK_SAMPLE_RATE).catch(() => null);
  return decoded ? succeed(decoded.data) : fail('voice_undecodable');
}

/** Each is a length of two bytes and so many bytes (silk-v3-decoder); a negative one ends the file where it is given. */
function countPackets(file: Uint8Array): number {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let packets = 0;
  for (let at = file[0] === 2 ? 10 : 9; at + 2 <= file.length; packets += 1) {
    const length = view.getInt16(at, true);
    if (length < 0) break;
    at += 2 + length;
  }
  return packets;
}
